// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/figure_geometry.h"

#include "ui/charts/geometry/alluvial_geometry.h"
#include "ui/charts/geometry/groups_geometry.h"

#include <algorithm>

namespace ui::charts {

namespace {

constexpr double RibbonBar = 0.28; ///< height of a bar, in heights of a small line

/// The title; returns the y under it.
double layoutHead(const Figure& figure, const QRectF& box, const TextMeasure& measure,
                  FigureGeometry& out)
{
    const double height
        = placeLines(breakLines(figure.finding, TextRole::Title, box.width(), 3, measure),
                     {.role = TextRole::Title}, box.topLeft(), box.width(), measure, out.texts);
    return box.top() + height + measure.lineHeight(TextRole::Small) * 0.9;
}

/// The line of origin at the bottom, and above it the definition where it has no place of its own;
/// returns the y above both.
double layoutFoot(const Figure& figure, const QRectF& box, bool withDefinition,
                  const TextMeasure& measure, FigureGeometry& out)
{
    const double unit = measure.lineHeight(TextRole::Small);
    QStringList lines = breakLines(figure.provenance, TextRole::Small, box.width(), 3, measure);
    if (withDefinition)
        lines = breakLines(figure.definition, TextRole::Small, box.width(), 5, measure) + lines;
    const double top = box.bottom() - unit * static_cast<double>(lines.size());
    placeLines(lines, {.role = TextRole::Small, .tone = Tone::Muted}, {box.left(), top},
               box.width(), measure, out.texts);
    return top - unit * 0.8;
}

MarkStyle ribbonStyle(const RibbonPart& part, bool isLast)
{
    if (!part.count)
        return MarkStyle::Hatched;
    return isLast ? MarkStyle::Strong : MarkStyle::Quiet;
}

/// The ribbon, its bottom at @p area's; returns the y above it.
double layoutRibbon(const Figure& figure, const QRectF& area, const TextMeasure& measure,
                    FigureGeometry& out)
{
    if (figure.ribbon.empty())
        return area.bottom();
    const double unit = measure.lineHeight(TextRole::Small);
    const auto parts = static_cast<double>(figure.ribbon.size());
    const double gap = unit * 0.8;
    const double width = (area.width() - gap * (parts - 1)) / parts;
    std::vector<QStringList> labels;
    qsizetype lines = 1;
    for (const RibbonPart& part : figure.ribbon) {
        labels.push_back(breakLines(part.label, TextRole::Small, width, 2, measure));
        lines = std::max(lines, labels.back().size());
    }
    const double bar = unit * RibbonBar;
    const double valueHeight = measure.lineHeight(TextRole::Value);
    const double height = bar + unit * 0.35 + valueHeight + unit * static_cast<double>(lines);
    const double top = area.bottom() - height;
    const Count started = figure.ribbon.front().count;
    for (std::size_t i = 0; i < figure.ribbon.size(); ++i) {
        const RibbonPart& part = figure.ribbon[i];
        const double x = area.left() + static_cast<double>(i) * (width + gap);
        const bool isLast = i + 1 == figure.ribbon.size();
        const double share = part.count && started && *started > 0
            ? static_cast<double>(*part.count) / static_cast<double>(*started)
            : 1.0;
        const QRectF track(x, top, width, bar);
        out.ribbon.push_back({.track = track,
                              .fill = QRectF(x, top, width * std::min(1.0, share), bar),
                              .style = ribbonStyle(part, isLast)});
        double y = top + bar + unit * 0.35;
        const bool hidden = !part.count;
        y += placeLines(
            breakLines(part.value, hidden ? TextRole::Body : TextRole::Value, width, 1, measure),
            {.role = hidden ? TextRole::Body : TextRole::Value,
             .tone = hidden        ? Tone::Muted
                 : isLast && i > 0 ? Tone::Accent
                                   : Tone::Ink},
            {x, y}, width, measure, out.texts);
        placeLines(labels[i], {.role = TextRole::Small, .tone = Tone::Muted},
                   {x, top + bar + unit * 0.35 + valueHeight}, width, measure, out.texts);
    }
    return top - unit * 0.9;
}

} // namespace

FigureGeometry layoutFigure(const Figure& figure, const FigureBox& where,
                            const TextMeasure& measure)
{
    FigureGeometry out;
    out.box = where.box;
    const double top = layoutHead(figure, where.box, measure, out);
    const double bottom
        = layoutFoot(figure, where.box, where.hasDefinition && where.asideShare <= 0, measure, out);
    const double gutter = where.asideShare > 0 ? measure.lineHeight(TextRole::Small) * 1.6 : 0.0;
    const double asideWidth = where.box.width() * where.asideShare;
    QRectF area(where.box.left(), top, where.box.width() - asideWidth - gutter, bottom - top);
    if (where.asideShare > 0)
        out.aside = QRectF(area.right() + gutter, top, asideWidth, bottom - top);
    area.setBottom(layoutRibbon(figure, area, measure, out));
    out.chart = area;
    if (const auto* alluvial = std::get_if<AlluvialData>(&figure.chart))
        layoutAlluvial(*alluvial, area, measure, out);
    else
        layoutGroups(std::get<GroupsData>(figure.chart), area, measure, out);
    return out;
}

int hitTest(const FigureGeometry& geometry, QPointF point)
{
    // Later targets lie inside earlier ones' flows: the most particular wins.
    for (auto i = geometry.targets.size(); i-- > 0;)
        if (geometry.targets[i].shape.contains(point))
            return static_cast<int>(i);
    return -1;
}

} // namespace ui::charts
