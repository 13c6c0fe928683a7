// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attack A13: the same question on a data file and on its next version, in which 1 to 10 students
// of one group are new. Nothing guards it yet, so this only prints how often it works: run it with
// --gtest_also_run_disabled_tests.
#include "tests/core/disclosure/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

namespace {

/// @p count students more in one row, all of them counted no at every step whose base they reach.
tables::RawTable nextVersion(const tables::RawTable& raw, std::size_t at, std::int64_t count)
{
    std::vector<tables::RawRow> rows = raw.rows;
    tables::RawRow& row = rows[at];
    row.n += tables::students(count);
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        tables::StepTally& step = row.steps[i];
        (i == 0 ? step.no : step.notReached) += tables::students(count);
        if (i == 0)
            step.base += tables::students(count);
    }
    return tables::table(raw.by, std::move(rows));
}

struct Found
{
    int pairs = 0, tables = 0; ///< tables in which anything was found
    int secrets = 0;
    int differences = 0; ///< counts shown twice that differ by 1 to 10: who is new is in them
    int uncovered = 0; ///< secrets of one version that the other shows, as they are
    int solved = 0; ///< secrets that follow from both together, and from neither alone
};

bool isOfRow(const std::string& name, std::size_t row)
{
    return name.starts_with("total") || name.starts_with(std::to_string(row) + "/");
}

/// Of the rows without a new student whatever one version shows is known of the other.
void attackPair(const tables::RawTable& before, const tables::RawTable& after, std::size_t changed,
                Found& found)
{
    const auto one = tables::viewOf(tables::disclose(before), before);
    const auto two = tables::viewOf(tables::disclose(after), after);
    const auto truth = tables::truthOf(before);
    attack::View both = one;
    const int old = found.differences + found.uncovered + found.solved;
    for (auto& [name, value] : both) {
        const auto other = two.at(name);
        if (value && other && *value != *other)
            ++found.differences;
        if (!value && other && !isOfRow(name, changed))
            value = other;
    }
    const auto relations = tables::relationsOf(before, true);
    const auto alone = attack::determined(one, relations);
    const auto together = attack::determined(both, relations);
    for (const std::string& secret : tables::secretsOf(before)) {
        ++found.secrets;
        if (both.at(secret))
            ++found.uncovered;
        else if (together.contains(secret) && !alone.contains(secret)
                 && together.at(secret) == truth.at(secret))
            ++found.solved;
    }
    ++found.pairs;
    found.tables += found.differences + found.uncovered + found.solved > old ? 1 : 0;
}

TEST(ReleaseDifferencing, DISABLED_TellsOfFewNewStudentsAsLongAsNothingGuardsIt)
{
    std::mt19937 random(13);
    Found found;
    for (int i = 0; i < 300; ++i) {
        const auto raw = tables::randomTable(random, true);
        const std::size_t at = random() % raw.rows.size();
        attackPair(raw, nextVersion(raw, at, 1 + static_cast<std::int64_t>(random() % 10)), at,
                   found);
    }
    std::cout << "A13: in " << found.tables << " of " << found.pairs << " pairs of versions; "
              << found.differences << " shown counts differ by 1 to 10; of " << found.secrets
              << " hidden small counts " << found.uncovered
              << " are shown by the other version, and " << found.solved
              << " follow from both together\n";
    EXPECT_EQ(found.tables, 0);
}

} // namespace
