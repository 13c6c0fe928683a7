// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One value for each fixed attribute of a person, whatever its sources say. Design, section 5.1.9.
#pragma once

#include "core/cache/slices/slice.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace core::cache {

enum class AttributeRule
{
    MostYears, ///< reported in most academic years; tie: the latest, then the lowest code
    HispanicWins, ///< any report of it; else MostYears
    LatestGender ///< latest M or F; else MostYears
};

AttributeRule ruleOf(std::string_view element);

/// The codes a rule asks for; Missing where the data have none.
struct RuleCodes
{
    Code hispanic = Missing;
    Code male = Missing;
    Code female = Missing;
};

/// What one person's rows report for one attribute: each value with its academic year (0 =
/// unknown), any order, repeats allowed.
struct YearReport
{
    Code value = Missing;
    std::uint16_t academicYear = 0;
};

/// @p reports are sorted on the way. Missing when nothing was reported.
Code resolve(std::vector<YearReport>& reports, AttributeRule rule, const RuleCodes& codes);

/// A birth year as one source knows it. Lower ranks are of better tiers of linkage.
struct BirthYearReport
{
    std::uint8_t rank = 0;
    Code value = Missing;
};

/// The year most often reported under the best tier; tie: the lowest.
Code resolveBirthYear(std::vector<BirthYearReport>& reports);

} // namespace core::cache
