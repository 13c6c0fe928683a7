// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a row at a step, and the outcomes of all its steps packed into one number.
#pragma once

#include "core/cohort/raw_table.h"

#include <cstdint>

namespace core::cohort {

struct StepOutcome
{
    Outcome outcome = Outcome::NotReached;
    std::uint8_t elsewhere = 0; ///< of No: 1 + index of the other segment, or 0
};

constexpr unsigned ElsewhereBits = 3;
constexpr unsigned OutcomeBits = 3;
constexpr unsigned StepBits = OutcomeBits + ElsewhereBits;
static_assert(OutcomeCount <= 1U << OutcomeBits);

/// The outcomes of a row at one step after the other, as one number. @pre next.elsewhere fits
constexpr std::uint64_t withOutcome(std::uint64_t outcomes, StepOutcome next)
{
    return outcomes << StepBits | static_cast<std::uint64_t>(next.outcome) << ElsewhereBits
        | next.elsewhere;
}

/// The one that was added last.
constexpr StepOutcome lastOutcome(std::uint64_t outcomes)
{
    constexpr std::uint64_t ElsewhereMask = (1U << ElsewhereBits) - 1;
    constexpr std::uint64_t OutcomeMask = (1U << OutcomeBits) - 1;
    return {static_cast<Outcome>(outcomes >> ElsewhereBits & OutcomeMask),
            static_cast<std::uint8_t>(outcomes & ElsewhereMask)};
}

} // namespace core::cohort
