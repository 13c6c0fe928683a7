// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What could be asked instead of a question, from its text alone: no record is read for it, so that
// the list tells nothing of the data.
#pragma once

#include "core/cohort/query.h"
#include "core/session/repair.h"

#include <vector>

namespace core::session {

struct RepairCandidate
{
    Repair repair; ///< but for its answer
    cohort::Query query;
    std::size_t group = 0; ///< place of the field in the `by` of the question; not of
                           ///< WithoutCondition
};

/// The least change first; at most MostCandidates. Titles say what was asked before and are left
/// out.
constexpr std::size_t MostCandidates = 10;
std::vector<RepairCandidate> repairCandidates(const cohort::Query& asked,
                                              const dictionary::Dictionary& dictionary);

} // namespace core::session
