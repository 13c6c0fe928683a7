// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/paint/figure_paint.h"

#include "ui/charts/paint/marks_paint.h"

#include <QPainter>

#include <algorithm>

namespace ui::charts {

namespace {

const QColor& toneColour(const theme::Colours& colours, Tone tone)
{
    switch (tone) {
    case Tone::Muted:
        return colours.muted;
    case Tone::Accent:
        return colours.accent;
    case Tone::Ink:
        break;
    }
    return colours.ink;
}

void paintRun(QPainter& painter, const TextRun& run, const theme::Colours& colours,
              const FontMeasure& fonts)
{
    painter.setFont(fonts.font(run.role));
    painter.setPen(toneColour(colours, run.tone));
    double x = run.box.left();
    if (run.side != Side::Left) {
        const double spare = run.box.width() - fonts.width(run.text, run.role);
        x += run.side == Side::Right ? spare : spare / 2;
    }
    painter.drawText(QPointF(x, run.box.top() + fonts.ascent(run.role)), run.text);
}

} // namespace

void paintFigure(QPainter& painter, const FigureGeometry& geometry, const theme::Colours& colours,
                 const FontMeasure& fonts, int traced)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    if (const auto* alluvial = std::get_if<AlluvialGeometry>(&geometry.marks))
        paintAlluvial(painter, *alluvial, colours, traced);
    else
        paintGroups(painter, std::get<GroupsGeometry>(geometry.marks), colours, traced);
    paintRibbon(painter, geometry.ribbon, colours);
    for (const TextRun& run : geometry.texts)
        paintRun(painter, run, colours, fonts);
}

void paintReading(QPainter& painter, const Target& target, const QRectF& bounds,
                  const theme::Colours& colours, const FontMeasure& fonts)
{
    const double unit = fonts.lineHeight(TextRole::Small);
    const double pad = unit * 0.45;
    const double width = std::max(fonts.width(target.name, TextRole::Small),
                                  fonts.width(target.reading, TextRole::SmallStrong))
        + 2 * pad;
    const double height = 2 * unit + 2 * pad;
    const double left
        = std::max(bounds.left(), std::min(target.anchor.x(), bounds.right() - width));
    double top = target.anchor.y();
    if (top + height > bounds.bottom()) // no room below: above what must stay free
        top = std::min(bounds.bottom(), target.keepFree.top() - unit * 0.2) - height;
    const QRectF box(left, top, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.callout);
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(colours.onCallout);
    painter.setFont(fonts.font(TextRole::SmallStrong));
    painter.drawText(QPointF(left + pad, top + pad + fonts.ascent(TextRole::SmallStrong)),
                     target.reading);
    painter.setFont(fonts.font(TextRole::Small));
    painter.drawText(QPointF(left + pad, top + pad + unit + fonts.ascent(TextRole::Small)),
                     target.name);
}

} // namespace ui::charts
