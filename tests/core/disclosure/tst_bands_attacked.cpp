// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attacks by a reader who also uses what the bands of rates say. They get the disclosed table and
// build everything else themselves.
#include "core/disclosure/rate_band.h"
#include "tests/core/disclosure/attack_program.h"
#include "tests/core/disclosure/attack_whole.h"
#include "tests/core/disclosure/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

namespace {

using namespace core::disclosure;

constexpr int Tables = 200;
constexpr int FewestAnswered = 11;

/// A band as it is read: ends in whole per cent, by the name of its step ("2/0/").
using Bands = std::map<std::string, std::pair<int, int>>;

Bands bandsOf(const DisclosedTable& table, const tables::RawTable& raw)
{
    Bands bands;
    const auto note = [&](const std::string& name, const DisclosedRow& row) {
        for (std::size_t i = 0; i < row.steps.size(); ++i) {
            const RateCell& rate = row.steps[i].rate;
            if (rate.isBand())
                bands[name + "/" + std::to_string(i) + "/"] = {rate.from(), rate.to()};
        }
    };
    note("total", table.total());
    for (std::size_t i = 0; i < raw.rows.size(); ++i) {
        for (const DisclosedRow& row : table.rows())
            if (row.keys == raw.rows[i].keys)
                note(std::to_string(i), row);
    }
    return bands;
}

/// What whoever does not audit would tell: of each hidden rate of enough people its band.
Bands bandsWithoutAudit(const attack::View& view, const tables::RawTable& raw)
{
    const auto truth = tables::truthOf(raw);
    Bands bands;
    for (const auto& [name, value] : truth) {
        if (!name.ends_with("/yes"))
            continue;
        const std::string at = name.substr(0, name.rfind('/') + 1);
        const std::int64_t trials = value + truth.at(at + "no");
        const auto group = bandClassOf(trials, FewestAnswered, 3);
        if ((view.at(name) && view.at(at + "no")) || !group)
            continue;
        const RateBand band(value, trials, group->parts);
        bands[at] = {band.from(), band.to()};
    }
    return bands;
}

/// factorYes * yes + factorTrials * (yes + no) >= least, with a slack of its own.
attack::Relation atLeast(const std::string& at, int factorYes, int factorTrials, int least)
{
    static int slacks = 0;
    return {{at + "yes", factorYes + factorTrials},
            {at + "no", factorTrials},
            {"one", -least},
            {"slack " + std::to_string(++slacks), -1}};
}

/// What the ends of a band say, and what its width says of how many answered.
std::vector<attack::Relation> relationsOf(const Bands& bands)
{
    std::vector<attack::Relation> relations;
    for (const auto& [at, ends] : bands) {
        const auto [from, to] = ends;
        const int width = to - from;
        if (width == 33 || width == 32) {
            const int third = from / 33; // 0, 34, 67
            const int inside = third == 1 ? 1 : 0;
            relations.push_back(atLeast(at, 3, -third, inside));
            relations.push_back(atLeast(at, -3, third + 1, inside));
            relations.push_back(atLeast(at, 0, 1, FewestAnswered));
            relations.push_back(atLeast(at, 0, -1, -14));
            continue;
        }
        relations.push_back(atLeast(at, 100, -from, 0));
        relations.push_back(atLeast(at, -100, to, to == 100 ? 0 : 1));
        relations.push_back(atLeast(at, 0, 1, 300 / width));
        if (width == 5) // others may have been made wider
            relations.push_back(atLeast(at, 0, -1, -149));
    }
    return relations;
}

struct Found
{
    int secrets = 0, bands = 0, banded = 0;
    int narrowed = 0; ///< small counts that no longer may be 1 to 10
    int pinned = 0; ///< counts behind a band of which fewer than three values are left
};

/// What a reader works out of @p view and @p bands.
void attacked(const tables::RawTable& raw, attack::View view, const Bands& bands, bool chained,
              Found& found)
{
    constexpr double tolerance = 1e-6;
    view["one"] = 1;
    auto relations = tables::relationsOf(raw, chained);
    const auto told = relationsOf(bands);
    relations.insert(relations.end(), told.begin(), told.end());
    attack::Program known(view, relations, tables::floorsOf(raw));
    attack::Program plain(view, relations, {});
    std::set<std::string> banded;
    for (const auto& [at, ends] : bands) {
        for (const char* outcome : {"yes", "no"})
            if (!view.at(at + outcome))
                banded.insert(at + outcome);
    }
    for (const std::string& name : banded) {
        const auto most = known.most(name);
        if (most && *most < known.least(name) + 2 - tolerance)
            ++found.pinned;
    }
    for (const std::string& secret : tables::secretsOf(raw)) {
        if (banded.contains(secret))
            continue;
        ++found.secrets;
        const auto most = known.most(secret);
        if ((most && *most < 10 - tolerance) || plain.least(secret) > 1 + tolerance)
            ++found.narrowed;
    }
    found.bands += static_cast<int>(bands.size());
    found.banded += static_cast<int>(banded.size());
}

std::ostream& operator<<(std::ostream& out, const Found& found)
{
    return out << found.bands << " bands, " << found.narrowed << " of " << found.secrets
               << " small counts narrowed, " << found.pinned << " of " << found.banded
               << " behind a band left with fewer than three values";
}

TEST(AttackedBands, TellNothingOfSmallGroupsAndWouldWithoutTheirAudit)
{
    std::mt19937 random(4114);
    Found with, without;
    for (int i = 0; i < Tables; ++i) {
        const bool chained = i % 2 == 0;
        const auto raw = tables::randomTable(random, chained);
        const DisclosedTable table = tables::disclose(raw);
        const auto view = tables::viewOf(table, raw);
        attacked(raw, view, bandsOf(table, raw), chained, with);
        if (i % 16 < 2) // enough to see, and dear
            attacked(raw, view, bandsWithoutAudit(view, raw), chained, without);
    }
    std::cout << "bands of the gate: " << with << "\nbands without audit: " << without << "\n";
    EXPECT_GT(with.bands, Tables / 2);
    EXPECT_EQ(with.narrowed, 0);
    EXPECT_EQ(with.pinned, 0);
    EXPECT_GT(without.narrowed, 50);
    EXPECT_GT(without.pinned, 0);
}

/// A table so small that its whole neighbours can be tried one by one.
tables::RawTable smallTable(std::mt19937& random)
{
    const auto upTo = [&random](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    std::vector<tables::RawRow> rows;
    const std::int64_t groups = 2 + upTo(1);
    for (std::int64_t group = 0; group < groups; ++group) {
        const std::int64_t yes = 1 + upTo(25), no = 1 + upTo(25), notLocated = upTo(14);
        const std::int64_t n = yes + no + notLocated;
        rows.push_back(tables::row({"g" + std::to_string(group)}, n,
                                   {tables::step(n, yes, no, 0, notLocated)}));
    }
    return tables::table({"g"}, std::move(rows));
}

TEST(AttackedBands, WholeTablesLeaveThreeCountsBehindEachBandAndTheMarkerItsRange)
{
    std::mt19937 random(909);
    int bandsSeen = 0, secrets = 0, unfinished = 0;
    for (int i = 0; i < 400; ++i) {
        const auto raw = smallTable(random);
        const DisclosedTable table = tables::disclose(raw);
        auto view = tables::viewOf(table, raw);
        const Bands bands = bandsOf(table, raw);
        if (bands.empty())
            continue;
        view["one"] = 1;
        auto relations = tables::relationsOf(raw, false);
        const auto told = relationsOf(bands);
        relations.insert(relations.end(), told.begin(), told.end());
        attack::WholeSearch known(view, relations, tables::floorsOf(raw), 400);
        attack::WholeSearch plain(view, relations, {}, 400);
        std::set<std::string> banded;
        const auto possible = [&](attack::WholeSearch& search, const std::string& name,
                                  std::int64_t from, std::int64_t to) {
            int values = 0;
            for (std::int64_t value = from; value <= to; ++value) {
                const auto is = search.isPossible(name, value);
                unfinished += is ? 0 : 1;
                values += is.value_or(false) ? 1 : 0;
            }
            return values;
        };
        const auto truth = tables::truthOf(raw);
        for (const auto& [at, ends] : bands) {
            for (const char* outcome : {"yes", "no"}) {
                const std::string name = at + outcome;
                if (view.at(name))
                    continue;
                banded.insert(name);
                ++bandsSeen;
                ASSERT_EQ(possible(known, name, truth.at(name), truth.at(name)), 1) << "the truth";
                EXPECT_GE(possible(known, name, 0, 100), 3) << name << " of table " << i;
            }
        }
        for (const std::string& secret : tables::secretsOf(raw)) {
            if (banded.contains(secret))
                continue;
            ++secrets;
            // That the zeros on display tell that a sum is larger is accepted: marker_rule.h.
            EXPECT_GT(possible(known, secret, 10, 40), 0) << secret << " of table " << i;
            EXPECT_EQ(possible(plain, secret, 1, 10), 10) << secret << " of table " << i;
        }
    }
    std::cout << bandsSeen << " counts behind bands and " << secrets
              << " small counts, each tried in whole numbers, " << unfinished << " unfinished\n";
    EXPECT_GT(bandsSeen, 100);
    EXPECT_GT(secrets, 20);
    EXPECT_EQ(unfinished, 0);
}

} // namespace
