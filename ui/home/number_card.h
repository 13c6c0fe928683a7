// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The card that shows one number and a few bars.
#pragma once

#include "ui/home/card.h"
#include "ui/home/card_data.h"

#include <QRectF>

namespace ui::home {

QFont numberFont(const theme::TextSizes& sizes);

/// Where the parts of a card stand, in pixels; nothing overlaps, and no number is cut. A track has
/// no width where there is no room for it.
struct CardPlaces
{
    QRectF title, number, caption;
    struct Bar
    {
        QRectF label, track, text;
    };
    std::vector<Bar> bars; ///< as many as there is room for, the first ones
};

CardPlaces placesOf(const CardData& card, const QRectF& box, const theme::TextSizes& sizes);

class NumberCard final : public Card
{
    Q_OBJECT

public:
    using Card::Card;

    const CardData& data() const { return m_data; }
    QSize sizeHint() const override;

protected:
    void showAnswer(const core::session::Answer& answer, charts::Figure figure) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const CardBar& bar, const CardPlaces::Bar& place) const;

    CardData m_data;
};

} // namespace ui::home
