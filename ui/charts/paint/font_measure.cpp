// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/paint/font_measure.h"

#include <QFontMetricsF>

namespace ui::charts {

FontMeasure::FontMeasure(const theme::TextSizes& sizes)
    : m_sizes(sizes)
{
}

QFont FontMeasure::font(TextRole role) const
{
    switch (role) {
    case TextRole::Small:
        return theme::font(m_sizes.small);
    case TextRole::SmallStrong:
        return theme::font(m_sizes.small, theme::Weight::Strong);
    case TextRole::Body:
        return theme::font(m_sizes.body, theme::Weight::Medium);
    case TextRole::Value:
        return theme::font(m_sizes.value, theme::Weight::Strong);
    case TextRole::Title:
        return theme::titleFont(m_sizes.title);
    }
    return theme::font(m_sizes.small);
}

double FontMeasure::width(const QString& text, TextRole role) const
{
    return QFontMetricsF(font(role)).horizontalAdvance(text);
}

double FontMeasure::lineHeight(TextRole role) const
{
    const QFontMetricsF metrics(font(role));
    return metrics.ascent() + metrics.descent();
}

double FontMeasure::ascent(TextRole role) const
{
    return QFontMetricsF(font(role)).ascent();
}

} // namespace ui::charts
