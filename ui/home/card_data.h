// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a card says of an answered question: one number and a few bars, from a disclosed answer.
#pragma once

#include "ui/charts/geometry/figure.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui::home {

struct CardBar
{
    QString label = {};
    QString text = {}; ///< its number, or the reason where it is hidden
    std::optional<double> share = {}; ///< of the whole bar, in [0, 1]; none: hidden
    bool isStrong = false;
};

struct CardData
{
    QString number = {}; ///< "58 in 100"; empty where it is hidden, or where there is no rate
    QString caption = {}; ///< what the number is of: "Below transfer: 50 of 118"
    /// Without groups: how many started, and how many are left at the last two steps. With groups:
    /// those that stand out, or the first.
    std::vector<CardBar> bars = {};
};

/// At most so many bars.
constexpr std::size_t MostBars = 3;

CardData cardOf(const core::session::Answer& answer, const charts::Figure& figure,
                language::Language language);

} // namespace ui::home
