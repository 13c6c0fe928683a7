// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One set of codes for the values, times, institutions and name spaces of many submissions. The
// same codes come out whatever the order of the submissions.
#pragma once

#include "core/agreements/agreements.h"
#include "core/base/result.h"
#include "core/cache/slices/slice.h"
#include "core/dictionary/dictionary.h"
#include "core/intake/submission.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace core::cache {

/// Element of the one attribute that source persons carry themselves.
inline constexpr std::string_view BirthYear = "birth_year";

/// What the indices of one submission have become.
struct Recoding
{
    std::vector<Code> times; ///< by RecordTable::time; [0] = Missing
    std::vector<Code> institutions; ///< Missing where no record names it
    std::vector<std::vector<Code>> pools; ///< by Submission::pools, then text; [0] = Missing
    std::vector<std::uint16_t> nameSpaces;
    std::vector<std::size_t> attributes; ///< into CodeBook::attributes

    const std::vector<Code>* pool(const intake::Submission& submission,
                                  std::string_view element) const;
};

struct CodeBook
{
    std::vector<dictionary::TimeSpan> times; ///< by first day, last day; as in Catalog
    std::vector<dictionary::Institution> institutions; ///< by segment, then id; as in Catalog
    std::vector<std::string> segments;
    std::vector<std::uint8_t> segmentOf; ///< per institution, into segments
    std::vector<ValueTable> values; ///< in dictionary order within each
    std::vector<std::string> nameSpaces;
    std::vector<std::string> attributes;
    std::vector<Recoding> recodings; ///< per submission

    const ValueTable* valuesOf(std::string_view element) const;
    Code codeOf(std::string_view element, std::string_view text) const; ///< Missing if unknown
};

/// InvalidInput with the element as place when it has more than 65,534 values.
Result<CodeBook> makeCodeBook(std::span<const intake::Submission> submissions,
                              const dictionary::Dictionary& dictionary,
                              const agreements::Agreements& agreements);

} // namespace core::cache
