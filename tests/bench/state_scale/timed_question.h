// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks one question again and again, past the gate, and prints times and exact counts: a program of
// the tests may, none that ships can.
#pragma once

#include "core/cache/slices/slice_source.h"
#include "core/cohort/plan.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tests::state {

struct Timed
{
    double firstMs = 0; ///< parsed, bound and executed with nothing decoded yet
    std::vector<double> warmMs;
    core::cohort::RawTable table;

    double medianMs() const;
    double bestMs() const;
    std::string timesAsJson() const; ///< members of an object, without braces
};

core::Result<Timed> timeQuestion(const std::string& text,
                                 const core::dictionary::Dictionary& dictionary,
                                 const core::cache::SliceSource& source, unsigned threads,
                                 std::size_t repeats);

/// One line of JSON.
std::string countsOf(const core::cohort::RawTable& table);

} // namespace tests::state
