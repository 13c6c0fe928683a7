// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "invented_region.h"

#include "pathways.h"
#include "submission_maker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace core::cache::tests {

namespace {

using dictionary::Institution;
using dictionary::TimeSpan;

const std::vector<Institution> Schools
    = {{"9900101", "Yarrow High", "k12", "Los Angeles", "Toyon", "99001", ""},
       {"9900102", "Sumac High", "k12", "Los Angeles", "Toyon", "99001", ""},
       {"9900301", "Manzanita Mesa High", "k12", "San Diego", "Manzanita", "99003", ""}};
const std::vector<Institution> Colleges
    = {{"Z01", "Ironwood College", "cc", "Los Angeles", "", "", ""},
       {"Z02", "Sweetbay College", "cc", "San Diego", "", "", ""}};

/// Manzanita and Ironwood have not agreed.
const std::string AgreementsText = R"({
"format": 1, "title": "Invented region", "synthetic": true, "observed_through": "2012-12-01",
"institutions": [
 {"id": "9900101", "name": "Yarrow High", "segment": "k12", "county": "Los Angeles", "district": "Toyon", "district_id": "99001"},
 {"id": "9900102", "name": "Sumac High", "segment": "k12", "county": "Los Angeles", "district": "Toyon", "district_id": "99001"},
 {"id": "9900301", "name": "Manzanita Mesa High", "segment": "k12", "county": "San Diego", "district": "Manzanita", "district_id": "99003"},
 {"id": "Z01", "name": "Ironwood College", "segment": "cc", "county": "Los Angeles"},
 {"id": "Z02", "name": "Sweetbay College", "segment": "cc", "county": "San Diego"}],
"members": [
 {"id": "99001", "name": "Toyon", "institutions": ["9900101", "9900102"]},
 {"id": "99003", "name": "Manzanita", "institutions": ["9900301"]},
 {"id": "Z01", "name": "Ironwood", "institutions": ["Z01"]},
 {"id": "Z02", "name": "Sweetbay", "institutions": ["Z02"]}],
"shares": [
 {"from": "99001", "to": "99003", "kinds": []}, {"from": "99003", "to": "99001", "kinds": []},
 {"from": "99001", "to": "Z01", "kinds": []}, {"from": "Z01", "to": "99001", "kinds": []},
 {"from": "99001", "to": "Z02", "kinds": []}, {"from": "Z02", "to": "99001", "kinds": []},
 {"from": "99003", "to": "Z02", "kinds": []}, {"from": "Z02", "to": "99003", "kinds": []},
 {"from": "Z01", "to": "Z02", "kinds": []}, {"from": "Z02", "to": "Z01", "kinds": []}]
})";

struct Event
{
    std::string kind;
    const Institution* institution;
    std::shared_ptr<const TimeSpan> time;
    Elements elements;
    int year; ///< of the submission that first carries it

    auto order() const { return std::tuple(kind, institution->id, time->label, elements); }
};

struct Person
{
    std::vector<Event> events;
    std::map<std::string, std::set<std::pair<std::string, int>>> reports;
    int birthYear = 0;
};

class Generator
{
public:
    Generator(unsigned seed, int persons)
        : m_random(seed)
    {
        for (int i = 0; i < persons; ++i)
            m_persons.push_back(invent());
    }

    InventedRegion region();

private:
    unsigned pick(unsigned limit) { return static_cast<unsigned>(m_random() % limit); }
    std::string one(std::initializer_list<const char*> values)
    {
        return values.begin()[pick(static_cast<unsigned>(values.size()))];
    }
    Person invent();
    void atSchool(Person& person, const Institution& school, int year);
    void atCollege(Person& person, const Institution& college, int year);
    void submit(InventedRegion& region, const std::string& nameSpace,
                const std::vector<const Institution*>& institutions, int year);

    std::mt19937 m_random;
    std::vector<Person> m_persons;
};

void Generator::atSchool(Person& person, const Institution& school, int year)
{
    const auto time = std::make_shared<const TimeSpan>(schoolYear(year));
    // Some courses are dated by semester: what they are as of is found by academic year.
    const auto courseTime = pick(4) == 0 ? std::make_shared<const TimeSpan>(fall(year)) : time;
    for (unsigned i = pick(4); i > 0; --i)
        person.events.push_back({"course",
                                 &school,
                                 courseTime,
                                 {{"subject", one({"2131", "9106", "2403"})},
                                  {"grade", one({"A", "B+", "B", "F", ""})},
                                  {"units", one({"5", "10", "2.5"})}},
                                 year});
    person.events.push_back({"enrolled", &school, time, {{"segment", "k12"}}, year});
    if (pick(5) != 0)
        person.events.push_back({"standing",
                                 &school,
                                 time,
                                 {{"segment", "k12"},
                                  {"grade_level", one({"09", "10", "11", ""})},
                                  {"elas", one({"EO", "EL", ""})}},
                                 year});
    person.reports["gender"].insert({pick(9) == 0 ? one({"M", "F", "X"}) : "F", year});
    person.reports["ethnicity"].insert({one({"white", "asian", "hispanic", "black"}), year});
}

void Generator::atCollege(Person& person, const Institution& college, int year)
{
    const auto time = std::make_shared<const TimeSpan>(fall(year));
    for (unsigned i = pick(3); i > 0; --i)
        person.events.push_back({"course",
                                 &college,
                                 time,
                                 {{"subject", one({"150100", "170100"})},
                                  {"grade", one({"A", "B", "W", "CR"})},
                                  {"level", one({"below_transfer", "transfer", ""})},
                                  {"course_number", one({"ENGL 1A", "ENGL 20"})}},
                                 year});
    // Twice for one term, once without its status: one enrolment.
    person.events.push_back(
        {"enrolled", &college, time, {{"segment", "cc"}, {"enrolment_status", "1"}}, year});
    if (pick(3) == 0)
        person.events.push_back({"enrolled", &college, time, {{"segment", "cc"}}, year});
    person.reports["gender"].insert({"F", year});
}

Person Generator::invent()
{
    Person person;
    person.birthYear = 1990 + static_cast<int>(pick(4));
    const int first = 2007 + static_cast<int>(pick(2));
    const auto* school = &Schools[pick(3)];
    if (pick(10) != 0)
        for (int year = first; year < first + 3; ++year) {
            if (pick(4) == 0)
                school = &Schools[pick(3)]; // moves
            atSchool(person, *school, year);
        }
    if (person.events.empty() || pick(2) == 0)
        for (int year = first + 2; year < first + 4; ++year)
            atCollege(person, Colleges[pick(2)], year);
    // A repeat within one file is two records; not of enrolments.
    if (!person.events.empty() && person.events[0].kind == "course" && pick(4) == 0)
        person.events.push_back(person.events[0]);
    return person;
}

/// All of @p year, and again all of the year before: as districts do.
void Generator::submit(InventedRegion& region, const std::string& nameSpace,
                       const std::vector<const Institution*>& institutions, int year)
{
    SubmissionMaker maker(nameSpace);
    for (std::size_t i = 0; i < m_persons.size(); ++i) {
        const auto number = static_cast<std::uint32_t>(i + 1);
        std::optional<std::uint32_t> row;
        for (const auto& event : m_persons[i].events) {
            if ((event.year != year && event.year != year - 1)
                || std::find(institutions.begin(), institutions.end(), event.institution)
                    == institutions.end())
                continue;
            if (!row) {
                std::uint32_t space = 0;
                for (const char character : nameSpace)
                    space = space * 31 + static_cast<std::uint32_t>(character);
                row = maker.person(nameSpace,
                                   {key(space % 1000000 * 1000 + number), key(number), {}, {}},
                                   m_persons[i].birthYear);
            }
            maker.record(event.kind, *row, *event.institution, event.time.get(), event.elements);
        }
        if (row)
            for (const auto& [attribute, values] : m_persons[i].reports)
                for (const auto& [value, when] : values)
                    maker.report(*row, attribute, value, when);
    }
    auto submission = maker.take();
    if (!submission.persons.empty())
        region.submissions.push_back(std::move(submission));
}

std::string expectedEthnicity(const std::set<std::pair<std::string, int>>& reports)
{
    std::map<std::string, std::set<int>> years;
    for (const auto& [value, year] : reports)
        years[value].insert(year);
    if (years.contains("hispanic"))
        return "hispanic";
    std::string best;
    for (const auto& [value, when] : years) {
        const auto rank = [&](const std::string& text) {
            return std::tuple(years[text].size(), *years[text].rbegin(),
                              -static_cast<long>(builtInDictionary().rank("ethnicity", text)));
        };
        if (best.empty() || rank(value) > rank(best))
            best = value;
    }
    return best;
}

/// The latest year's M or F; of both in one year the one of more years, then the lower.
std::string expectedGender(const std::set<std::pair<std::string, int>>& reports)
{
    std::string best;
    std::tuple<int, int, long> bestRank;
    std::map<std::string, int> years;
    for (const auto& [value, year] : reports)
        ++years[value];
    for (const auto& [value, year] : reports) {
        const std::tuple rank {year, years[value],
                               -static_cast<long>(builtInDictionary().rank("gender", value))};
        if (value != "X" && (best.empty() || rank > bestRank)) {
            best = value;
            bestRank = rank;
        }
    }
    return best.empty() && !reports.empty() ? "X" : best;
}

std::string asOf(const Person& person, const Event& event, const std::string& element)
{
    std::string sameYear;
    for (const auto& other : person.events) {
        if (other.kind != "standing" || other.institution != event.institution
            || other.elements.at(element).empty())
            continue;
        if (other.time->label == event.time->label)
            return other.elements.at(element);
        if (other.time->academicYear == event.time->academicYear)
            sameYear = other.elements.at(element);
    }
    return sameYear;
}

std::vector<std::string> expectedPathway(const Person& person)
{
    std::vector<std::string> lines;
    std::set<std::string> segments, ids;
    const Event* home = nullptr;
    const auto earlier = [](const Event& a, const Event& b) {
        return std::tuple(a.institution->segment != "k12", a.time->begin, a.time->end,
                          a.institution->id)
            < std::tuple(b.institution->segment != "k12", b.time->begin, b.time->end,
                         b.institution->id);
    };
    std::set<std::string> enrolments;
    for (const auto& event : person.events) {
        segments.insert(event.institution->segment);
        ids.insert(event.institution->id);
        if (home == nullptr || earlier(event, *home))
            home = &event;
        if (event.kind == "enrolled"
            && !enrolments.insert(event.institution->id + event.time->label).second)
            continue; // the generator writes the one with a status first
        auto elements = event.elements;
        if (event.kind != "standing")
            elements["grade_level"] = asOf(person, event, "grade_level");
        if (event.kind == "course")
            elements["elas"] = asOf(person, event, "elas");
        lines.push_back(recordText(event.kind, event.time->label, event.institution->id, elements));
    }
    if (ids.contains("9900301") && ids.contains("Z01"))
        return {};
    lines.push_back("home=" + home->institution->id);
    lines.push_back("segments=" + std::string(segments.contains("k12") ? "k12 " : "")
                    + (segments.contains("cc") ? "cc " : ""));
    lines.push_back("birth_year=" + std::to_string(person.birthYear));
    const auto& reports = person.reports;
    if (reports.contains("ethnicity"))
        lines.push_back("ethnicity=" + expectedEthnicity(reports.at("ethnicity")));
    lines.push_back("gender=" + expectedGender(reports.at("gender")));
    std::sort(lines.begin(), lines.end());
    return lines;
}

InventedRegion Generator::region()
{
    InventedRegion region;
    region.agreementsText = AgreementsText;
    auto agreements = agreements::Agreements::parse(AgreementsText);
    EXPECT_TRUE(agreements.hasValue());
    region.agreements = std::move(agreements).value();
    for (int year = 2007; year <= 2012; ++year) {
        submit(region, "district:99001", {&Schools[0], &Schools[1]}, year);
        submit(region, "district:99003", {&Schools[2]}, year);
        submit(region, "institution:Z01", {&Colleges[0]}, year);
        submit(region, "institution:Z02", {&Colleges[1]}, year);
    }
    for (const auto& person : m_persons) {
        auto lines = expectedPathway(person);
        if (lines.empty())
            ++region.withheld;
        else
            region.pathways.push_back(std::move(lines));
    }
    for (const auto& lines : region.pathways)
        region.records += std::count_if(lines.begin(), lines.end(), [](const auto& line) {
            return line.find('|') != std::string::npos;
        });
    std::sort(region.pathways.begin(), region.pathways.end());
    return region;
}

} // namespace

InventedRegion inventRegion(unsigned seed, int persons)
{
    return Generator(seed, persons).region();
}

} // namespace core::cache::tests
