// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a question comes back as: disclosed numbers and all that must stand beside them.
#pragma once

#include "core/base/day.h"
#include "core/disclosure/change.h"
#include "core/disclosure/disclosed_table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core::session {

/// Where the numbers are from.
struct Provenance
{
    std::string dataId;
    std::string title; ///< "Demo region"; empty when no agreements file names it
    Day asOf = 0;
    bool synthetic = false;
    std::vector<std::pair<std::string, std::string>> notAgreed; ///< names of members
};

struct Answer
{
    disclosure::DisclosedTable table;
    /// By step, where the question compares two years; nothing where a side is hidden or too small.
    std::vector<std::optional<disclosure::StepChange>> changes = {};
    std::string definition; ///< the question as a sentence, in the language asked for
    std::string questionHash; ///< SHA-256 of the canonical text, hex
    Provenance provenance;
    /// Names of institutions that a step looks at whose records end before the others', and when.
    std::vector<std::pair<std::string, Day>> endEarlier = {};
    double executeMs = 0; ///< to exact counts
    double gateMs = 0;
    std::string explanation; ///< the plan in words
};

} // namespace core::session
