// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colours.h"

#include <algorithm>
#include <cmath>

namespace ui::theme {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

const Colours& colours(Mode mode)
{
    static const Colours light {.surface = QColor(0xfbfaf7),
                                .raised = QColor(0xffffff),
                                .ink = QColor(0x15181e),
                                .muted = QColor(0x565c67),
                                .line = QColor(0xdcdad3),
                                .node = QColor(0x767c87),
                                .band = QColor(0xe7e5de),
                                .traced = QColor(0xbcbfc4),
                                .accent = QColor(0x0a5fae),
                                .onAccent = QColor(0xffffff),
                                .callout = QColor(0x15181e),
                                .onCallout = QColor(0xfbfaf7),
                                .hover = QColor(0xefede6)};
    static const Colours dark {.surface = QColor(0x14171c),
                               .raised = QColor(0x1d2128),
                               .ink = QColor(0xf1f0ec),
                               .muted = QColor(0xa9afba),
                               .line = QColor(0x343a44),
                               .node = QColor(0x828996),
                               .band = QColor(0x272c34),
                               .traced = QColor(0x4a515d),
                               .accent = QColor(0x5cb0f5),
                               .onAccent = QColor(0x0d1117),
                               .callout = QColor(0xf1f0ec),
                               .onCallout = QColor(0x15181e),
                               .hover = QColor(0x262b33)};
    return mode == Mode::Dark ? dark : light;
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace ui::theme
