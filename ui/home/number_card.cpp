// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/number_card.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace ui::home {

namespace {

constexpr double LabelShare = 0.5; ///< of the width of a bar's line
constexpr double LineHeight = 1.3;
constexpr double Gap = 0.5; ///< times the smallest text

double widthOf(const QString& text, const QFont& font)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1;
}

void drawElided(QPainter& painter, const QRectF& box, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text, Qt::ElideRight, box.width()));
}

/// As many whole lines as there is room for; the last one says that there is more.
void drawLines(QPainter& painter, const QRectF& box, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    for (double top = 0; top + metrics.height() <= box.height() + 0.5; top += metrics.height()) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(box.width());
        const QRectF place(box.left(), box.top() + top, box.width(), metrics.height());
        const bool isLast = top + 2 * metrics.height() > box.height() + 0.5;
        drawElided(painter, place, text.mid(line.textStart(), isLast ? -1 : line.textLength()));
    }
    layout.endLayout();
}

} // namespace

QFont numberFont(const theme::TextSizes& sizes)
{
    return theme::font(sizes.value, theme::Weight::Strong);
}

CardPlaces placesOf(const CardData& card, const QRectF& box, const theme::TextSizes& sizes)
{
    const double line = sizes.small * LineHeight;
    const double gap = sizes.small * Gap;
    CardPlaces places;
    places.title = {box.left(), box.top(), box.width(), line};
    const double numberWidth = std::min(box.width(), widthOf(card.number, numberFont(sizes)));
    places.number = {box.left(), places.title.bottom(), numberWidth, line * 2};
    places.caption = places.number;
    places.caption.setLeft(std::min(box.right(), places.number.right() + gap * 2));
    places.caption.setRight(box.right());
    double textWidth = 0;
    for (const CardBar& bar : card.bars)
        if (bar.share)
            textWidth = std::max(textWidth, widthOf(bar.text, theme::font(sizes.small)));
    double top = places.number.bottom() + gap;
    for (std::size_t i = 0; i < card.bars.size() && top + line <= box.bottom() + 0.5; ++i) {
        const QRectF label(box.left(), top, box.width() * LabelShare - gap, line);
        const QRectF text(std::max(label.right() + gap, box.right() - textWidth), top,
                          std::min(textWidth, box.width() * (1 - LabelShare)), line);
        QRectF track(label.right() + gap, top + line * 0.25, 0, line * 0.5);
        track.setRight(std::max(track.left(), text.left() - gap));
        places.bars.push_back({label, track, text});
        top += line;
    }
    return places;
}

QSize NumberCard::sizeHint() const
{
    const double line = sizes().small * LineHeight;
    return {static_cast<int>(sizes().small * 30),
            static_cast<int>(line * (3 + MostBars) + sizes().small * 2.4)};
}

void NumberCard::showAnswer(const core::session::Answer& answer, charts::Figure figure)
{
    m_data = cardOf(answer, figure, language());
    setToolTip(figure.finding);
}

void NumberCard::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    if (!isAnswered())
        return;
    const theme::Colours& colours = theme::colours(mode());
    const CardPlaces places = placesOf(m_data, inside(), sizes());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.ink);
    painter.setFont(theme::font(sizes().small, theme::Weight::Strong));
    drawElided(painter, places.title, text());
    painter.setPen(colours.accent);
    painter.setFont(numberFont(sizes()));
    painter.drawText(places.number, Qt::AlignLeft | Qt::AlignVCenter, m_data.number);
    painter.setPen(colours.muted);
    painter.setFont(theme::font(sizes().small));
    drawLines(painter, places.caption, m_data.caption);
    for (std::size_t i = 0; i < places.bars.size(); ++i)
        paintBar(painter, m_data.bars[i], places.bars[i]);
}

void NumberCard::paintBar(QPainter& painter, const CardBar& bar, const CardPlaces::Bar& place) const
{
    const theme::Colours& colours = theme::colours(mode());
    painter.setPen(colours.ink);
    painter.setFont(theme::font(sizes().small));
    drawElided(painter, place.label, bar.label);
    if (!bar.share) { // words, and no mark that could be taken for a number
        painter.setPen(colours.muted);
        return drawElided(painter, place.track.united(place.text), bar.text);
    }
    painter.setPen(Qt::NoPen);
    painter.fillRect(place.track, colours.band);
    QRectF filled = place.track;
    filled.setWidth(filled.width() * std::clamp(*bar.share, 0.0, 1.0));
    painter.fillRect(filled, bar.isStrong ? colours.accent : colours.node);
    painter.setPen(bar.isStrong ? colours.accent : colours.ink);
    painter.drawText(place.text, Qt::AlignRight | Qt::AlignVCenter, bar.text);
}

} // namespace ui::home
