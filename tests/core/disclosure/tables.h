// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of exact counts to disclose, and how an attacker reads what came out.
#pragma once

#include "core/cohort/raw_table.h"
#include "core/disclosure/disclosed_table.h"
#include "core/disclosure/gate.h"
#include "core/disclosure/table_system.h"
#include "tests/core/disclosure/attack.h"
#include "tests/core/disclosure/attack_program.h"

#include <random>

namespace tables {

using core::cohort::RawRow;
using core::cohort::RawTable;
using core::cohort::StepTally;
using core::cohort::Tally;

/// Students: as many people as the count.
Tally students(std::int64_t count);

/// base and notReached follow from the parts and @p n.
StepTally step(std::int64_t n, std::int64_t yes, std::int64_t no, std::int64_t notYet = 0,
               std::int64_t notLocated = 0, std::int64_t hidden = 0);

RawRow row(std::vector<std::string> keys, std::int64_t n, std::vector<StepTally> steps = {});

/// Adds the total of the rows and names the steps.
RawTable table(std::vector<std::string> by, std::vector<RawRow> rows);

/// The demo's headline: 1,640 started, 738, 615, 357.
RawTable headline();

/// Many small counts, one or two group fields, 1 to 3 steps, each of the base of the one before
/// where @p chained.
RawTable randomTable(std::mt19937& random, bool chained);

/// What a reader sees, by name: "total/n", "2/n", "2/0/yes", "2/0/elsewhere/university".
/// Of @p raw as an attacker sees it who knows which rows there are: one that is not listed is
/// hidden.
attack::View viewOf(const core::disclosure::DisclosedTable& table, const RawTable& raw);

/// The same of a pattern that no gate made.
attack::View viewOf(const core::disclosure::TableSystem& cells,
                    const core::disclosure::Pattern& hidden, const RawTable& raw);

/// All exact counts, with the rule on counts alone: 1 to 10 is hidden, nothing else.
attack::View primaryOnlyView(const RawTable& raw);

/// What everybody knows of how a table is made.
std::vector<attack::Relation> relationsOf(const RawTable& raw, bool chained);

/// What is known of hidden counts at least, since zeros are shown: of an attacker who is even told
/// which hidden counts are zeros.
attack::Floors floorsOf(const RawTable& raw);

/// The exact counts by the same names.
std::map<std::string, std::int64_t> truthOf(const RawTable& raw);

/// Names of counts that the rule on people hides, told from the exact counts by a second hand.
std::vector<std::string> secretsOf(const RawTable& raw);

core::disclosure::DisclosedTable disclose(const RawTable& raw, core::Day observedThrough = 0);

} // namespace tables
