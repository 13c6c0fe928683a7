// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Splits the change of an overall rate into what changed within the groups and what changed in
// their shares.
#pragma once

#include "core/indicators/newcombe.h"

#include <optional>
#include <vector>

namespace core::indicators {

/// One group in two years.
struct GroupChange
{
    Counts before;
    Counts after;
};

struct ChangeParts
{
    double headline = 0.0; ///< rate after minus rate before = rates + mix
    double rates = 0.0; ///< sum of mean share times change of rate
    double mix = 0.0; ///< sum of mean rate times change of share
};

/// Nothing when a year has nobody, or a group has people in one year only: it then has no rate in
/// the other, and no split is defined.
/// Source: Kitagawa (1955), JASA 50:1168-1194.
std::optional<ChangeParts> splitChange(const std::vector<GroupChange>& groups);

} // namespace core::indicators
