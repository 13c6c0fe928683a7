// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/node_label.h"

#include <algorithm>

namespace ui::charts {

namespace {

TextRole valueRole(const AlluvialNode& node)
{
    return node.count ? TextRole::Value : TextRole::SmallStrong;
}

TextRole nameRole(bool isStrong)
{
    return isStrong ? TextRole::SmallStrong : TextRole::Small;
}

/// Room between count and name on one line.
double space(const TextMeasure& measure)
{
    return measure.lineHeight(TextRole::Small) * 0.35;
}

} // namespace

double oneLineWidth(const AlluvialNode& node, bool isStrong, const TextMeasure& measure)
{
    return measure.width(node.countText, valueRole(node)) + space(measure)
        + measure.width(node.label, nameRole(isStrong));
}

NodeLabel makeNodeLabel(const AlluvialNode& node, bool isStrong, double width,
                        const TextMeasure& measure)
{
    const Tone tone = !node.count ? Tone::Muted : isStrong ? Tone::Accent : Tone::Ink;
    const double valueHeight = measure.lineHeight(valueRole(node));
    const double valueWidth = measure.width(node.countText, valueRole(node));
    NodeLabel label;
    label.runs.push_back({.text = node.countText,
                          .box = QRectF(0, 0, std::min(valueWidth, width), valueHeight),
                          .role = valueRole(node),
                          .tone = tone});
    label.height = valueHeight;
    const TextRun name {.role = nameRole(isStrong), .tone = isStrong ? Tone::Accent : Tone::Ink};
    const double nameWidth = measure.width(node.label, name.role);
    const double x = valueWidth + space(measure);
    if (x + nameWidth <= width) {
        const double drop = measure.ascent(valueRole(node)) - measure.ascent(name.role);
        placeLines({node.label}, name, {x, drop}, nameWidth, measure, label.runs);
        return label;
    }
    const QStringList lines = breakLines(node.label, name.role, width, 2, measure);
    label.height += placeLines(lines, name, {0, valueHeight}, width, measure, label.runs);
    return label;
}

} // namespace ui::charts
