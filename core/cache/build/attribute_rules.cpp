// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/attribute_rules.h"

#include <algorithm>
#include <tuple>

namespace core::cache {

namespace {

/// One value with the distinct years it was reported in.
struct Tally
{
    Code value = Missing;
    int years = 0;
    int latest = 0;
};

/// @pre reports are sorted and distinct.
std::vector<Tally> tallies(const std::vector<YearReport>& reports)
{
    std::vector<Tally> counted;
    for (const auto& report : reports) {
        if (counted.empty() || counted.back().value != report.value)
            counted.push_back({report.value, 0, 0});
        ++counted.back().years;
        counted.back().latest = report.academicYear;
    }
    return counted;
}

Code mostYears(const std::vector<Tally>& counted)
{
    const auto better = [](const Tally& a, const Tally& b) {
        return std::tuple(-a.years, -a.latest, a.value) < std::tuple(-b.years, -b.latest, b.value);
    };
    return counted.empty() ? Missing
                           : std::min_element(counted.begin(), counted.end(), better)->value;
}

Code latestOf(const std::vector<Tally>& counted, Code a, Code b)
{
    Tally best;
    for (const auto& tally : counted)
        if ((tally.value == a || tally.value == b)
            && (best.value == Missing
                || std::tuple(-tally.latest, -tally.years, tally.value)
                    < std::tuple(-best.latest, -best.years, best.value)))
            best = tally;
    return best.value;
}

} // namespace

AttributeRule ruleOf(std::string_view element)
{
    if (element == "ethnicity")
        return AttributeRule::HispanicWins;
    if (element == "gender")
        return AttributeRule::LatestGender;
    return AttributeRule::MostYears;
}

Code resolve(std::vector<YearReport>& reports, AttributeRule rule, const RuleCodes& codes)
{
    const auto order
        = [](const YearReport& report) { return std::tuple(report.value, report.academicYear); };
    std::erase_if(reports, [](const YearReport& report) { return report.value == Missing; });
    std::sort(reports.begin(), reports.end(),
              [&](const auto& a, const auto& b) { return order(a) < order(b); });
    reports.erase(std::unique(reports.begin(), reports.end(),
                              [&](const auto& a, const auto& b) { return order(a) == order(b); }),
                  reports.end());
    const auto counted = tallies(reports);
    const auto has = [&counted](Code value) {
        return value != Missing
            && std::any_of(counted.begin(), counted.end(),
                           [value](const Tally& tally) { return tally.value == value; });
    };
    if (rule == AttributeRule::HispanicWins && has(codes.hispanic))
        return codes.hispanic;
    if (rule == AttributeRule::LatestGender && (has(codes.male) || has(codes.female)))
        return latestOf(counted, codes.male, codes.female);
    return mostYears(counted);
}

Code resolveBirthYear(std::vector<BirthYearReport>& reports)
{
    std::erase_if(reports, [](const auto& report) { return report.value == Missing; });
    std::sort(reports.begin(), reports.end(), [](const auto& a, const auto& b) {
        return std::tie(a.rank, a.value) < std::tie(b.rank, b.value);
    });
    Code best = Missing;
    std::size_t most = 0;
    for (std::size_t first = 0; first < reports.size() && reports[first].rank == reports[0].rank;) {
        std::size_t last = first;
        while (last < reports.size() && reports[last].rank == reports[first].rank
               && reports[last].value == reports[first].value)
            ++last;
        if (last - first > most) {
            most = last - first;
            best = reports[first].value;
        }
        first = last;
    }
    return best;
}

} // namespace core::cache
