// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/random_case.h"

#include <algorithm>

namespace conformance {

const std::vector<std::string>& randomKinds()
{
    static const std::vector<std::string> Kinds = {
        "course", "course", "course", "enrolled", "enrolled", "test", "test", "award", "standing"};
    return Kinds;
}

std::vector<std::string> fieldsOf(const std::string& kind)
{
    if (kind == "course")
        return {"subject",      "discipline", "grade", "success",
                "grade_points", "level",      "units", "grade_level"};
    if (kind == "enrolled")
        return {"status", "segment"};
    if (kind == "standing")
        return {"grade_level", "segment"};
    if (kind == "test")
        return {"test_id", "score"};
    return {"award"};
}

std::size_t RandomCase::below(std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(m_random);
}

bool RandomCase::chance(int percent)
{
    return below(100) < static_cast<std::size_t>(percent);
}

std::optional<core::dictionary::TimeSpan> RandomCase::timeOf(const PlainRecord& record)
{
    if (chance(3))
        return std::nullopt;
    const std::string year = std::to_string(2007 + below(5));
    const std::string segment = record.institution < 0
        ? std::string()
        : m_institutions[static_cast<std::size_t>(record.institution)].segment;
    if (record.kind == "award" || record.kind == "test" || chance(5))
        return timeNamed(
            year
            + oneOf<std::string>({"-01-31", "-06-14", "-06-30", "-07-01", "-08-15", "-12-31"}));
    if (segment == "k12" && chance(95))
        return timeNamed(year + "-00");
    const std::string calendar = segment == "university" && chance(70) ? "q:" : "";
    return timeNamed(calendar + oneOf<std::string>({"fall", "spring", "winter", "summer"}) + "-"
                     + year);
}

PlainRecord RandomCase::record()
{
    PlainRecord made;
    made.kind = oneOf(randomKinds());
    made.institution = chance(3) ? -1 : static_cast<int>(below(m_institutions.size()));
    made.time = timeOf(made);
    const std::map<std::string, std::vector<std::string>> values = {
        {"subject", {"2131", "9106", "2403", "150100", "170100", "094800", "local"}},
        {"grade", {"A", "B", "B-", "C", "F", "P", "NP", "W", "RD"}},
        {"level", {"below_transfer", "transfer"}},
        {"units", {"3", "3.0", "4", "2.5", "8888"}},
        {"grade_level", {"09", "10", "11"}},
        {"status", {"full", "part"}},
        {"test_id", {"star", "sat"}},
        {"score", {"300", "350", "400"}},
        {"award", {"diploma", "AA", "BA"}},
    };
    for (const std::string& field : fieldsOf(made.kind)) {
        if (values.contains(field) && chance(88))
            made.values[field] = oneOf(values.at(field));
    }
    stampSegment(made);
    return made;
}

/// Enrolments and standings say the segment of their place.
void RandomCase::stampSegment(PlainRecord& record) const
{
    if (record.kind != "enrolled" && record.kind != "standing")
        return;
    record.values.erase("segment");
    if (record.institution >= 0)
        record.values["segment"]
            = m_institutions[static_cast<std::size_t>(record.institution)].segment;
}

/// Nearly the same record once more: what ties and attempts are about.
PlainRecord RandomCase::sibling(PlainRecord made)
{
    const std::size_t form = below(5);
    const bool isTerm = made.time && (made.time->season == "fall" || made.time->season == "summer");
    if (form == 0 && isTerm) {
        const std::string other = made.time->calendar == "quarter" ? "" : "q:";
        made.time = timeNamed(other + made.time->season + "-"
                              + std::to_string(core::toCivil(made.time->begin).year));
    } else if (form < 2) {
        made.institution = chance(15) ? -1 : static_cast<int>(below(m_institutions.size()));
    } else if (form == 2) {
        made.values.erase(oneOf(fieldsOf(made.kind)));
    } else if (form == 3) {
        const PlainRecord other = record();
        if (other.kind == made.kind)
            made.values = other.values;
    }
    stampSegment(made);
    return made;
}

PlainData RandomCase::data()
{
    PlainData made;
    if (chance(15)) {
        const std::string hidden = oneOf<std::string>({"university", "cc"});
        std::erase_if(m_institutions, [&hidden](const auto& one) { return one.segment == hidden; });
    }
    made.institutions = m_institutions;
    const std::size_t people = 1 + below(9);
    for (std::size_t i = 0; i < people; ++i) {
        PlainPerson person;
        if (chance(85))
            person.attributes["ethnicity"] = oneOf<std::string>({"hispanic", "white"});
        if (chance(85))
            person.attributes["gender"] = oneOf<std::string>({"F", "M", "X"});
        if (chance(85))
            person.attributes["birth_year"] = oneOf<std::string>({"1991", "1992", "1993"});
        for (const std::string& tier : tiers())
            if (chance(70))
                person.keys.insert(tier);
        for (std::size_t left = 1 + below(9); left > 0; --left)
            person.records.push_back(
                !person.records.empty() && chance(30) ? sibling(oneOf(person.records)) : record());
        made.people.push_back(std::move(person));
    }
    made.observed = observedInRecords(made);
    if (chance(40)) {
        const core::Day cap = core::toDay({2010, 6, 30});
        for (PlainObservation& one : made.observed)
            one.through = std::min(one.through, cap);
    }
    return made;
}

} // namespace conformance
