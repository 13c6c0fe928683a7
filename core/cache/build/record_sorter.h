// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All records of one event kind in final codes, put into the order of the slices, each once.
#pragma once

#include "core/cache/slices/slice.h"

#include <cstdint>
#include <vector>

namespace core::cache {

/// Columns of equal length. @c submission only tells repeats within one submission (which are
/// records of their own) from repeats between submissions (which are the same record).
struct KindRecords
{
    KindShape shape;
    std::vector<std::uint32_t> person; ///< final place
    std::vector<Code> time;
    std::vector<Code> institution;
    std::vector<std::vector<Code>> columns; ///< as KindShape::elements
    std::vector<std::uint16_t> submission;

    std::size_t size() const { return person.size(); }
};

enum class Identity
{
    WholeRecord, ///< equal in everything
    PersonPlaceTime ///< one per person, institution and term: `enrolled`
};

/// Rows of @p records that are kept, by cluster key, person, time, then everything else. A record
/// in several submissions is kept as often as the submission that has it most often. Of several
/// with one PersonPlaceTime the least is kept, those with missing values after all others.
std::vector<std::uint32_t> sortRecords(const KindRecords& records, Identity identity);

} // namespace core::cache
