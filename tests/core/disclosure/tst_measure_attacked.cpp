// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attacks on what the gate tells of a measure. An attacker takes every mean for a sum (as if it
// were not rounded), every curve for exact counts, and knows how rows, total and margins add up;
// he asks with groups and without. What he must not find is the sum, or the events between two
// months, of 1 to 10 people, nor the sum of people who are nearly all alike.
#include "tests/core/disclosure/attack.h"
#include "tests/core/disclosure/measured_tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <numeric>
#include <set>

namespace {

using core::cohort::RawRow;
using core::cohort::RawTable;
using core::disclosure::DisclosedMeasure;
using core::disclosure::DisclosedRow;
using core::disclosure::DisclosedTable;
using tables::Clock;

constexpr int Tables = 400;
constexpr std::int64_t Few = 10;

std::int64_t upTo(std::mt19937& random, std::int64_t most)
{
    return std::uniform_int_distribution<std::int64_t>(0, most)(random);
}

std::vector<std::int64_t> randomValues(std::mt19937& random)
{
    const std::int64_t kind = upTo(random, 9);
    const std::int64_t count = kind == 0 ? upTo(random, 12) : upTo(random, 70);
    const std::int64_t range = kind == 1 ? 1 : kind == 2 ? 0 : 40;
    std::vector<std::int64_t> values;
    for (std::int64_t i = 0; i < count; ++i)
        values.push_back(upTo(random, range) * 1'000'000);
    return values;
}

RawTable randomNumbers(std::mt19937& random, bool twoFields)
{
    std::vector<tables::NumberRow> rows;
    const std::int64_t first = 2 + upTo(random, 3);
    const std::int64_t second = twoFields ? 2 : 1;
    for (std::int64_t a = 0; a < first; ++a) {
        for (std::int64_t b = 0; b < second; ++b) {
            std::vector<std::string> keys {"a" + std::to_string(a)};
            if (twoFields)
                keys.push_back("b" + std::to_string(b));
            const std::int64_t without = upTo(random, 4) == 0 ? upTo(random, 25) : 0;
            rows.push_back({keys, randomValues(random), without});
        }
    }
    return tables::numberTable(
        twoFields ? std::vector<std::string> {"a", "b"} : std::vector<std::string> {"a"}, rows);
}

/// The same people without groups.
RawTable ungrouped(const RawTable& raw)
{
    RawTable out = raw;
    out.by.clear();
    out.rows = {raw.total};
    return out;
}

const DisclosedRow* find(const DisclosedTable& table, const RawRow& raw)
{
    const auto found = std::find_if(table.rows().begin(), table.rows().end(),
                                    [&](const DisclosedRow& row) { return row.keys == raw.keys; });
    return found == table.rows().end() ? nullptr : &*found;
}

/// Which rows' sums are told, and whether the total's is, here or to whoever asks without groups.
struct Told
{
    std::vector<bool> rows;
    bool total = false;
};

Told byTheGate(const RawTable& raw)
{
    const DisclosedTable table = tables::disclose(raw);
    Told told;
    for (const RawRow& row : raw.rows) {
        const DisclosedRow* shown = find(table, row);
        told.rows.push_back(shown && shown->measure->mean.isShown());
    }
    told.total = table.total().measure->mean.isShown()
        || tables::disclose(ungrouped(raw)).total().measure->mean.isShown();
    return told;
}

/// Who only looks at how many are measured.
Told bySizeAlone(const RawTable& raw)
{
    Told told;
    for (const RawRow& row : raw.rows)
        told.rows.push_back(row.measure->measured.people > Few);
    told.total = raw.total.measure->measured.people > Few;
    return told;
}

struct Union
{
    std::int64_t people = 0;
    std::map<std::int64_t, std::int64_t> values;

    bool isSecret() const
    {
        if (people == 0)
            return false;
        std::int64_t most = 0;
        for (const auto& [value, count] : values)
            most = std::max(most, count);
        return people <= Few || (2 * most >= people && people - most <= Few);
    }
};

Union unionOf(const RawTable& raw, unsigned members)
{
    Union all;
    for (std::size_t i = 0; i < raw.rows.size(); ++i) {
        if (!(members & (1U << i)))
            continue;
        all.people += raw.rows[i].measure->measured.people;
        for (const auto& one : raw.rows[i].measure->values)
            all.values[one.value] += one.count;
    }
    return all;
}

/// Whether the sum over @p members follows: solved as linear equations, by the attacker of counts.
bool follows(const RawTable& raw, const Told& told, unsigned members)
{
    attack::View view {{"total", told.total ? std::optional<std::int64_t>(0) : std::nullopt}};
    attack::Relation all {{"total", -1}};
    attack::Relation wanted {{"wanted", -1}};
    for (std::size_t i = 0; i < raw.rows.size(); ++i) {
        const std::string name = std::to_string(i);
        const bool isKnown = told.rows[i] || raw.rows[i].measure->measured.people == 0;
        view[name] = isKnown ? std::optional<std::int64_t>(0) : std::nullopt;
        all.emplace_back(name, 1);
        if (members & (1U << i))
            wanted.emplace_back(name, 1);
    }
    return attack::determined(view, {all, wanted}).contains("wanted");
}

/// Over all unions of rows: how many secrets there are, and how many of them follow.
std::pair<int, int> attackSums(const RawTable& raw, const Told& told)
{
    int secrets = 0;
    int found = 0;
    for (unsigned members = 1; members < 1U << raw.rows.size(); ++members) {
        if (!unionOf(raw, members).isSecret())
            continue;
        ++secrets;
        found += follows(raw, told, members) ? 1 : 0;
    }
    return {secrets, found};
}

TEST(AttackedMeasure, NoSumOfAFewOrOfPeopleAllAlikeFollows)
{
    std::mt19937 random(20260711);
    int secrets = 0, found = 0, without = 0, shown = 0, all = 0;
    for (int i = 0; i < Tables; ++i) {
        const RawTable raw = randomNumbers(random, i % 3 == 0);
        const Told told = byTheGate(raw);
        const auto [here, leaked] = attackSums(raw, told);
        secrets += here;
        found += leaked;
        without += attackSums(raw, bySizeAlone(raw)).second;
        shown += static_cast<int>(std::count(told.rows.begin(), told.rows.end(), true));
        all += static_cast<int>(raw.rows.size());
    }
    EXPECT_EQ(found, 0);
    EXPECT_GT(without, Tables / 2); // the attack finds secrets where there is no rule
    EXPECT_GT(shown, all / 5); // and the gate does not win by silence
    std::cout << "sums: " << secrets << " secrets, " << without << " found without the rules, "
              << found << " with them; " << shown << " of " << all << " rows told\n";
}

/// The same people by the first field alone.
RawTable byFirstField(const RawTable& raw)
{
    std::vector<tables::NumberRow> rows;
    for (const RawRow& row : raw.rows) {
        if (rows.empty() || rows.back().keys.front() != row.keys.front())
            rows.push_back({{row.keys.front()}, {}, 0});
        rows.back().without += row.measure->without.count;
        for (const auto& one : row.measure->values)
            rows.back().values.insert(rows.back().values.end(), static_cast<std::size_t>(one.count),
                                      one.value);
    }
    return tables::numberTable({"a"}, rows);
}

/// Groups of one field first, then of two: parts of each group whose sum is told.
TEST(AttackedMeasure, DrillingDownGivesNoSumOfAFew)
{
    std::mt19937 random(451);
    int secrets = 0, found = 0, without = 0;
    const auto attack = [&](const RawTable& raw, const Told& margins, const Told& cells) {
        int leaks = 0;
        for (std::size_t margin = 0; margin < margins.rows.size(); ++margin) {
            RawTable part = raw;
            Told told {{}, margins.rows[margin]};
            part.rows.assign(raw.rows.begin() + static_cast<std::ptrdiff_t>(2 * margin),
                             raw.rows.begin() + static_cast<std::ptrdiff_t>(2 * margin + 2));
            told.rows = {cells.rows[2 * margin], cells.rows[2 * margin + 1]};
            for (unsigned members = 1; members < 4; ++members) {
                const Union some = unionOf(part, members);
                if (some.people == 0 || some.people > Few)
                    continue;
                secrets += 1;
                leaks += follows(part, told, members) ? 1 : 0;
            }
        }
        return leaks;
    };
    for (int i = 0; i < Tables; ++i) {
        const RawTable raw = randomNumbers(random, true);
        // With an empty cell a group of the one field may be a cell of both: then the questions of
        // one field alone tell of each other, and what this one hides cannot help.
        if (std::any_of(raw.rows.begin(), raw.rows.end(),
                        [](const RawRow& row) { return row.measure->measured.count == 0; }))
            continue;
        const RawTable first = byFirstField(raw);
        found += attack(raw, byTheGate(first), byTheGate(raw));
        without += attack(raw, bySizeAlone(first), bySizeAlone(raw));
    }
    EXPECT_EQ(found, 0);
    EXPECT_GT(without, 50);
    std::cout << "drilling down: " << secrets / 2 << " secrets, " << without
              << " found without the rules, " << found << " with them\n";
}

std::vector<Clock> randomClocks(std::mt19937& random)
{
    std::vector<Clock> clocks;
    const std::int64_t count = upTo(random, 3) == 0 ? upTo(random, 40) : upTo(random, 600);
    const std::int64_t end = 400 + 365 * upTo(random, 2);
    const std::int64_t likely = 1 + upTo(random, 8);
    const bool hasEarly = upTo(random, 4) == 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t day = upTo(random, 1) * 91 * upTo(random, 8) + upTo(random, 200);
        const std::int64_t state = upTo(random, 9);
        if (day < end && state <= likely)
            clocks.push_back({day,
                              hasEarly && upTo(random, 40) == 0 ? Clock::End::YesTooEarlyToTell
                                                                : Clock::End::Yes});
        else
            clocks.push_back({hasEarly && state < 2 ? upTo(random, 1) : end,
                              state == 0 ? Clock::End::NotYet : Clock::End::No});
    }
    return clocks;
}

RawTable randomTimes(std::mt19937& random)
{
    std::vector<tables::TimeRow> rows;
    const std::int64_t groups = 2 + upTo(random, 2);
    for (std::int64_t g = 0; g < groups; ++g)
        rows.push_back({{"g" + std::to_string(g)}, randomClocks(random), 0});
    return tables::timeTable({"g"}, rows);
}

/// By month: events and those still at risk, of each row that tells, and of the total.
struct Curves
{
    using Points = std::map<int, std::pair<std::int64_t, std::int64_t>>;
    std::vector<Points> rows;
    std::vector<Points> totals; ///< of the question with groups, and of the one without
};

Curves::Points pointsOf(const DisclosedMeasure& measure)
{
    Curves::Points points;
    for (const auto& point : measure.curve)
        points[point.months] = {point.events.value(), point.atRisk.value()};
    return points;
}

Curves curvesByTheGate(const RawTable& raw)
{
    const DisclosedTable table = tables::disclose(raw);
    Curves curves;
    for (const RawRow& row : raw.rows) {
        const DisclosedRow* shown = find(table, row);
        curves.rows.push_back(shown ? pointsOf(*shown->measure) : Curves::Points {});
    }
    curves.totals = {pointsOf(*table.total().measure),
                     pointsOf(*tables::disclose(ungrouped(raw)).total().measure)};
    return curves;
}

std::int64_t upToMonth(const std::vector<core::cohort::ValueCount>& values, int month)
{
    std::int64_t count = 0;
    for (const auto& one : values) {
        if (16 * one.value <= std::int64_t {1461} * (month / 3))
            count += one.count;
    }
    return count;
}

/// Who shows every quarter of every row that is large enough.
Curves curvesBySizeAlone(const RawTable& raw)
{
    const auto points = [](const core::cohort::RawMeasure& measure) {
        Curves::Points out;
        if (measure.measured.people <= Few)
            return out;
        for (int month = 3; month <= 36; month += 3) {
            const std::int64_t events = upToMonth(measure.values, month);
            out[month]
                = {events, measure.measured.count - events - upToMonth(measure.censored, month)};
        }
        return out;
    };
    Curves curves;
    for (const RawRow& row : raw.rows)
        curves.rows.push_back(points(*row.measure));
    curves.totals = {points(*raw.total.measure)};
    return curves;
}

struct Found
{
    int few = 0; ///< differences of 1 to 10 events or people
    int all = 0; ///< differences looked at
};

/// All differences between two months (the beginning is one) of all sums of told rows, alone and
/// taken from a total.
Found attackCurves(const RawTable& raw, const Curves& curves)
{
    Found found;
    const auto look = [&](const std::map<int, std::pair<std::int64_t, std::int64_t>>& series) {
        for (auto from = series.begin(); from != series.end(); ++from) {
            for (auto to = std::next(from); to != series.end(); ++to) {
                const std::int64_t events = to->second.first - from->second.first;
                const std::int64_t gone = from->second.second - to->second.second - events;
                for (const std::int64_t people : {events, gone, to->second.second}) {
                    ++found.all;
                    found.few += people >= 1 && people <= Few ? 1 : 0;
                }
            }
        }
    };
    const auto measured = [](const RawRow& row) { return row.measure->measured.count; };
    for (unsigned members = 0; members < 1U << raw.rows.size(); ++members) {
        Curves::Points sum {{0, {0, 0}}};
        bool isTold = true;
        std::set<int> months;
        for (std::size_t i = 0; i < raw.rows.size(); ++i) {
            if (!(members & (1U << i)))
                continue;
            isTold = isTold && !curves.rows[i].empty();
            sum[0].second += measured(raw.rows[i]);
            for (const auto& [month, point] : curves.rows[i]) {
                sum[month].first += point.first;
                sum[month].second += point.second;
                months.insert(month);
            }
        }
        if (!isTold)
            continue;
        if (members != 0)
            look(sum);
        for (const Curves::Points& total : curves.totals) {
            Curves::Points rest {{0, {0, measured(raw.total) - sum[0].second}}};
            for (const auto& [month, point] : total) {
                if (members == 0 || sum.contains(month))
                    rest[month] = {point.first - (members ? sum[month].first : 0),
                                   point.second - (members ? sum[month].second : 0)};
            }
            look(rest);
        }
    }
    return found;
}

TEST(AttackedMeasure, NoFewEventsBetweenTwoMonthsFollow)
{
    std::mt19937 random(1958);
    Found with, without;
    int drawn = 0;
    for (int i = 0; i < Tables; ++i) {
        const RawTable raw = randomTimes(random);
        const Curves curves = curvesByTheGate(raw);
        const Found here = attackCurves(raw, curves);
        EXPECT_EQ(here.few, 0) << "table " << i;
        with.few += here.few;
        with.all += here.all;
        without.few += attackCurves(raw, curvesBySizeAlone(raw)).few;
        for (const auto& row : curves.rows)
            drawn += row.empty() ? 0 : 1;
    }
    EXPECT_EQ(with.few, 0);
    EXPECT_GT(without.few, 10 * Tables);
    EXPECT_GT(drawn, Tables / 4);
    std::cout << "curves: " << without.few << " small differences found without the rules, "
              << with.few << " of " << with.all << " with them; " << drawn << " rows drawn\n";
}

/// The early ones: those it has come to before their time is up are no count of the table, but the
/// last point of a curve less the yes would be.
TEST(AttackedMeasure, NoCurvePassesTheYesByAFew)
{
    std::mt19937 random(77);
    int passed = 0;
    for (int i = 0; i < Tables; ++i) {
        const RawTable raw = randomTimes(random);
        const DisclosedTable table = tables::disclose(raw);
        const auto look = [&](const DisclosedRow& row) {
            if (row.measure->curve.empty() || !row.steps[0].yes.isShown())
                return;
            const std::int64_t beyond
                = row.measure->curve.back().events.value() - row.steps[0].yes.value();
            EXPECT_FALSE(beyond >= 1 && beyond <= Few && !row.steps[0].notYet.isShown());
            passed += 1;
        };
        look(table.total());
        for (const DisclosedRow& row : table.rows())
            look(row);
    }
    EXPECT_GT(passed, Tables / 4);
}

} // namespace
