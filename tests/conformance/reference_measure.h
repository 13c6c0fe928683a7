// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a measure finds in one row, for the reference.
#pragma once

#include "tests/conformance/reference_steps.h"

namespace conformance {

struct Measured
{
    std::int64_t value = 0; ///< millionths, or days
    bool isCensored = false; ///< of a time: it had not come to it when it left sight
};

/// Nothing where the row is without a value. @pre the question has a measure
std::optional<Measured> measured(const Asked& question, const PlainData& data, const Row& row);

/// The record that a field of a group or measure is read from; null where none stands for its step.
const PlainRecord* recordFor(const core::cohort::GroupField& field, const Query& query,
                             const Row& row);

} // namespace conformance
