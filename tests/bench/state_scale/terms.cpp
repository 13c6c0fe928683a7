// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <algorithm>
#include <tuple>

namespace tests::state {

namespace {

using core::Day;
using core::dictionary::TimeSpan;

class TermMaker
{
public:
    TermMaker(World& world, const core::dictionary::Dictionary& dictionary)
        : m_world(world)
        , m_dictionary(dictionary)
    {
    }

    void run()
    {
        for (int i = 0; i < YearCount; ++i)
            addYear(i);
        sort();
    }

private:
    void add(Code& into, TimeSpan time) { m_made.push_back({std::move(time), &into}); }

    /// A term of @p calendar in the academic year that begins in @p year.
    void addTerm(Code& into, int year, const char* calendar, const char* term)
    {
        const auto& rule = *m_dictionary.calendar(calendar)->find(term);
        const int begins = rule.beginsAcademicYear ? year : year + 1;
        const int ends = rule.endMonth < rule.beginMonth ? begins + 1 : begins;
        const std::string label = rule.season == "year"
            ? core::dictionary::academicYearLabel(year)
            : rule.season + " " + std::to_string(begins);
        add(into,
            {core::toDay({begins, rule.beginMonth, rule.beginDay}),
             core::toDay({ends, rule.endMonth, rule.endDay}), year, rule.season, calendar,
             rule.primary, label});
    }

    void addDay(Code& into, int year, core::CivilDate date)
    {
        const Day day = core::toDay(date);
        add(into, {day, day, year, {}, {}, false, core::toIso(day)});
    }

    void addYear(int index)
    {
        const auto i = static_cast<std::size_t>(index);
        const int year = FirstYear + index;
        TermCodes& terms = m_world.terms;
        addTerm(terms.schoolYear[i], year, "k12", "year");
        addTerm(terms.summer[i], year, "semester", "summer");
        addTerm(terms.fall[i], year, "semester", "fall");
        addTerm(terms.spring[i], year, "semester", "spring");
        addTerm(terms.quarterFall[i], year, "quarter", "fall");
        addTerm(terms.quarterWinter[i], year, "quarter", "winter");
        addTerm(terms.quarterSpring[i], year, "quarter", "spring");
        for (int day = 0; day < TestDays; ++day)
            addDay(terms.testDay[i][static_cast<std::size_t>(day)], year, {year + 1, 4, 12 + day});
        const core::CivilDate awards[] {{year, 12, 20}, {year + 1, 5, 28}, {year + 1, 6, 12}};
        for (std::size_t day = 0; day < AwardDays; ++day)
            addDay(terms.awardDay[i][day], year, awards[day]);
    }

    void sort()
    {
        std::sort(m_made.begin(), m_made.end(), [](const Made& a, const Made& b) {
            const auto key = [](const TimeSpan& time) {
                return std::tie(time.begin, time.end, time.calendar, time.label);
            };
            return key(a.time) < key(b.time);
        });
        for (auto& made : m_made) {
            m_world.catalog.times.push_back(std::move(made.time));
            *made.code = static_cast<Code>(m_world.catalog.times.size());
        }
    }

    struct Made
    {
        TimeSpan time;
        Code* code;
    };
    World& m_world;
    const core::dictionary::Dictionary& m_dictionary;
    std::vector<Made> m_made;
};

} // namespace

void addTerms(World& world, const core::dictionary::Dictionary& dictionary)
{
    TermMaker(world, dictionary).run();
}

} // namespace tests::state
