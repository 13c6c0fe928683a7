// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/number_card.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::home {

namespace {

constexpr double NumberShare = 0.34; ///< of the width; the bars have the rest
constexpr double LabelShare = 0.6; ///< of the bars' width, at most
constexpr double TextLetters = 4; ///< "1,640"
constexpr double LineHeight = 1.3;

void drawElided(QPainter& painter, const QRectF& box, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text, Qt::ElideMiddle, box.width()));
}

} // namespace

CardPlaces placesOf(const CardData& card, const QRectF& box, const theme::TextSizes& sizes)
{
    const double line = sizes.small * LineHeight;
    CardPlaces places;
    places.title = {box.left(), box.top(), box.width(), line};
    const QRectF rest = box.adjusted(0, line + sizes.small * 0.4, 0, 0);
    places.number = {rest.left(), rest.top(), rest.width() * NumberShare - sizes.small,
                     sizes.title * LineHeight};
    places.caption
        = {rest.left(), places.number.bottom(), places.number.width(),
           std::floor(std::max(0.0, rest.bottom() - places.number.bottom()) / line) * line};
    const QRectF bars = rest.adjusted(rest.width() * NumberShare, 0, 0, 0);
    const double textWidth = sizes.small * 0.62 * (TextLetters + 1);
    const double labelWidth = bars.width() * LabelShare;
    const auto room = static_cast<std::size_t>(std::max(0.0, bars.height() / line));
    for (std::size_t i = 0; i < std::min(room, card.bars.size()); ++i) {
        const double top = bars.top() + static_cast<double>(i) * line;
        const QRectF label(bars.left(), top, labelWidth, line);
        const QRectF text(bars.right() - textWidth, top, textWidth, line);
        const double gap = sizes.small * 0.5;
        places.bars.push_back({label,
                               QRectF(QPointF(label.right() + gap, top + line * 0.25),
                                      QPointF(text.left() - gap, top + line * 0.75)),
                               text});
    }
    return places;
}

QSize NumberCard::sizeHint() const
{
    const double line = sizes().small * LineHeight;
    return {static_cast<int>(sizes().small * 30),
            static_cast<int>(line * (1 + MostBars) + sizes().small * 2.4)};
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
    painter.setFont(theme::font(sizes().value, theme::Weight::Strong));
    drawElided(painter, places.number, m_data.number);
    painter.setPen(colours.muted);
    painter.setFont(theme::font(sizes().small));
    painter.drawText(places.caption, Qt::TextWordWrap, m_data.caption);
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
    drawElided(painter, place.text, bar.text);
}

} // namespace ui::home
