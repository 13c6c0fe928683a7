// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was known of a student when something happened: changing attributes as of an event, from the
// student's `standing` records.
#pragma once

#include "core/cache/build/record_sorter.h"
#include "core/dictionary/time_span.h"

#include <optional>
#include <string_view>
#include <vector>

namespace core::cache {

class StandingIndex
{
public:
    /// Both must outlive the index.
    StandingIndex(const KindRecords& standings, const std::vector<dictionary::TimeSpan>& times);

    /// Fills what is missing in column @p element of @p records: the value of the same institution
    /// and term, else of the same institution and academic year (the latest there), else Missing.
    /// Of several values of one term the first in dictionary order.
    void fill(KindRecords& records, std::size_t element) const;

private:
    Code valueFor(const KindRecords& records, std::size_t row,
                  const std::vector<Code>& values) const;
    int academicYear(Code time) const;

    const KindRecords& m_standings;
    const std::vector<dictionary::TimeSpan>& m_times;
    std::vector<std::uint32_t> m_begin; ///< per person, into m_rows; one more at the end
    std::vector<std::uint32_t> m_rows; ///< of the standings, by person
};

} // namespace core::cache
