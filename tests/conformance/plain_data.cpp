// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/plain_data.h"

#include <algorithm>

namespace conformance {
namespace {

using core::toDay;
using core::dictionary::TimeSpan;

TimeSpan schoolYear(int year)
{
    return {toDay({year, 8, 15}),
            toDay({year + 1, 6, 14}),
            year,
            "year",
            "k12",
            true,
            core::dictionary::academicYearLabel(year)};
}

TimeSpan dated(core::Day day)
{
    const core::CivilDate date = core::toCivil(day);
    return {day, day, date.month >= 7 ? date.year : date.year - 1, "", "", false, core::toIso(day)};
}

TimeSpan termOf(const std::string& season, int year, bool quarters)
{
    const std::string calendar = quarters ? "quarter" : "semester";
    const std::string label = season + " " + std::to_string(year);
    if (season == "summer")
        return {toDay({year, 6, 15}), toDay({year, 8, 14}), year, season, calendar, false, label};
    if (season == "fall")
        return {toDay({year, 8, 15}), toDay({year, 12, 31}), year, season, calendar, true, label};
    if (season == "winter")
        return {toDay({year, 1, 1}),
                toDay({year, quarters ? 3 : 1, 31}),
                year - 1,
                season,
                calendar,
                quarters,
                label};
    return {toDay({year, quarters ? 4 : 2, 1}),
            toDay({year, quarters ? 6 : 5, quarters ? 14 : 31}),
            year - 1,
            season,
            calendar,
            true,
            label};
}

} // namespace

std::vector<core::dictionary::Institution> institutions()
{
    return {
        {"9900101", "Yarrow High", "k12", "Los Angeles", "Toyon Union High", "99001", "South"},
        {"9900102", "Sumac High", "k12", "Los Angeles", "Toyon Union High", "99001", "South"},
        {"9900301", "Manzanita Mesa High", "k12", "San Diego", "Manzanita Union High", "99003",
         "Border"},
        {"Z01", "Ironwood College", "cc", "Los Angeles", "", "", "South"},
        {"Z02", "Sweetbay College", "cc", "San Diego", "", "", "Border"},
        {"01", "Chaparral State University", "university", "Los Angeles", "", "", "South"},
    };
}

int institutionNamed(const std::vector<core::dictionary::Institution>& all, const std::string& name)
{
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].name.starts_with(name))
            return static_cast<int>(i);
    }
    return -1;
}

const std::vector<std::string>& segments()
{
    static const std::vector<std::string> All = {"k12", "cc", "university"};
    return All;
}

const std::vector<std::string>& tiers()
{
    static const std::vector<std::string> All = {"ssn", "name"};
    return All;
}

std::set<std::string> tiersOf(const std::string& segment)
{
    if (segment == "cc")
        return {"name"};
    return segment == "university" ? std::set<std::string> {"ssn"}
                                   : std::set<std::string> {"ssn", "name"};
}

std::optional<TimeSpan> timeNamed(const std::string& text)
{
    if (const std::optional<core::Day> day = core::fromIso(text))
        return dated(*day);
    const bool quarters = text.starts_with("q:");
    const std::string rest = quarters ? text.substr(2) : text;
    const std::size_t dash = rest.find('-');
    if (dash == std::string::npos || dash == 0)
        return std::nullopt;
    if (rest[0] >= '0' && rest[0] <= '9')
        return schoolYear(std::stoi(rest.substr(0, dash)));
    return termOf(rest.substr(0, dash), std::stoi(rest.substr(dash + 1)), quarters);
}

std::vector<PlainObservation> observedInRecords(const PlainData& data)
{
    std::map<std::pair<std::string, int>, core::Day> last;
    for (const PlainPerson& person : data.people) {
        for (const PlainRecord& record : person.records) {
            if (!record.time || record.institution < 0)
                continue;
            const auto [found, isNew]
                = last.try_emplace({record.kind, record.institution}, record.time->end);
            found->second = std::max(found->second, record.time->end);
        }
    }
    std::vector<PlainObservation> observed;
    for (const auto& [place, day] : last)
        observed.push_back({place.first, place.second, day});
    return observed;
}

} // namespace conformance
