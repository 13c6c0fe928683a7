// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The card that shows the whole figure.
#pragma once

#include "ui/home/card.h"

namespace ui::charts {
class FigureView;
}

namespace ui::home {

class FigureCard final : public Card
{
    Q_OBJECT

public:
    FigureCard(core::session::SavedQuestion question, explore::Asker ask, explore::Labeller label,
               QWidget* parent);

    const charts::Figure* figure() const; ///< null before the answer

protected:
    void showAnswer(const core::session::Answer& answer, charts::Figure figure) override;
    void hideAnswer() override;
    void placeParts() override;

private:
    charts::FigureView* m_view;
};

} // namespace ui::home
