// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/disclosure/twins.h"

#include "core/disclosure/audit.h"
#include "core/disclosure/suppression.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace tables {
namespace {

using namespace core::disclosure;
using core::cohort::ValueCount;

/// What stands in each cell of a system, and so in the table it was made of.
using Counts = std::vector<std::int64_t>;

Counts countsOf(const CellSystem& system)
{
    Counts counts;
    for (const Cell& cell : system.cells)
        counts.push_back(cell.value);
    return counts;
}

Counts countsOf(const CellSystem& system, const Witness& witness)
{
    Counts counts = countsOf(system);
    for (const auto& [cell, value] : witness)
        counts[cell] = value;
    return counts;
}

Witness witnessOf(const CellSystem& system, const Counts& counts)
{
    Witness witness;
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
        if (counts[cell] != system.cells[cell].value)
            witness.emplace_back(cell, counts[cell]);
    }
    return witness;
}

void write(RawRow& row, const RowCells& cells, const Counts& counts)
{
    row.n = students(counts[cells.n]);
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        for (const Part& part : Parts)
            row.steps[i].*part.tally = students(counts[cells.steps[i].*part.cell]);
        for (std::size_t k = 0; k < row.steps[i].elsewhere.size(); ++k)
            row.steps[i].elsewhere[k].tally = students(counts[cells.steps[i].elsewhere[k]]);
    }
}

std::vector<Witness> witnessesOf(const CellSystem& system, const Pattern& hidden)
{
    std::vector<std::size_t> targets;
    for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
        if (hidden[cell] && system.cells[cell].primary && system.cells[cell].checked)
            targets.push_back(cell);
    }
    Audit audit(system);
    core::TaskContext task;
    if (!audit.leaks(hidden, targets, task))
        return {};
    std::vector<Witness> all = audit.witnesses(Floors::Known);
    const auto& plain = audit.witnesses(Floors::Ignored);
    all.insert(all.end(), plain.begin(), plain.end());
    return all;
}

/// From @p from the least step in whole numbers towards @p to, taken from the true table, forwards
/// and backwards: of what changes between two tables that look the same, the smallest part.
void addSteps(const CellSystem& system, const WitnessCheck& check, const Counts& from,
              const Counts& to, std::set<Witness>& found)
{
    std::int64_t divisor = 0;
    for (std::size_t cell = 0; cell < from.size(); ++cell)
        divisor = std::gcd(divisor, to[cell] - from[cell]);
    for (const std::int64_t step : {divisor, -divisor}) {
        Counts counts = countsOf(system);
        for (std::size_t cell = 0; step != 0 && cell < counts.size(); ++cell)
            counts[cell] += (to[cell] - from[cell]) / step;
        Witness witness = witnessOf(system, counts);
        if (!witness.empty() && check.holds(Floors::Ignored, witness))
            found.insert(std::move(witness));
    }
}

std::int64_t moved(const CellSystem& system, const Witness& witness)
{
    std::int64_t sum = 0;
    for (const auto& [cell, value] : witness)
        sum += std::abs(value - system.cells[cell].value);
    return sum;
}

} // namespace

std::vector<RawTable> twinsOf(const RawTable& raw, std::mt19937& random)
{
    constexpr std::size_t MostPaired = 24;
    const auto cells = buildSystem(raw, Policy {});
    core::TaskContext task;
    const auto hidden = suppress(cells.value().system, task);
    if (!hidden)
        return {};
    const CellSystem& system = cells.value().system;
    const WitnessCheck check(system, hidden.value());
    std::vector<Counts> known {countsOf(system)};
    std::set<Witness> found;
    for (const Witness& witness : witnessesOf(system, hidden.value())) {
        found.insert(witness);
        known.push_back(countsOf(system, witness));
    }
    std::shuffle(known.begin() + 1, known.end(), random);
    known.resize(std::min(known.size(), MostPaired));
    for (std::size_t i = 0; i < known.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k)
            addSteps(system, check, known[k], known[i], found);
    }
    std::vector<Witness> near(found.begin(), found.end());
    std::stable_sort(near.begin(), near.end(), [&](const Witness& a, const Witness& b) {
        return moved(system, a) < moved(system, b);
    });
    std::vector<RawTable> twins;
    for (const Witness& witness : near) {
        RawTable& twin = twins.emplace_back(raw);
        const Counts counts = countsOf(system, witness);
        write(twin.total, cells.value().total, counts);
        for (std::size_t i = 0; i < twin.rows.size(); ++i) {
            write(twin.rows[i], cells.value().rows[i], counts);
            for (StepTally& step : twin.rows[i].steps) {
                if (hidden.value()[cells.value().rows[i].n] && step.fairFrom)
                    *step.fairFrom += static_cast<core::Day>(random() % 3) * 30;
            }
        }
        std::erase_if(twin.rows, [](const RawRow& row) { return row.n.count == 0; });
    }
    return twins;
}

bool isSmallAlike(const RawTable& one, const RawTable& other)
{
    const auto a = buildSystem(one, Policy {});
    const auto b = buildSystem(other, Policy {});
    const auto& left = a.value().system.cells;
    const auto& right = b.value().system.cells;
    return left.size() != right.size()
        || std::equal(left.begin(), left.end(), right.begin(), [](const Cell& x, const Cell& y) {
               return x.primary == y.primary || x.derived || !x.checked;
           });
}

namespace {

/// One value of @p values, at random.
std::int64_t taken(std::vector<ValueCount>& values, std::mt19937& random)
{
    const std::size_t at = random() % values.size();
    const std::int64_t value = values[at].value;
    if (--values[at].count == 0)
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(at));
    return value;
}

void put(std::vector<ValueCount>& values, std::int64_t value)
{
    const auto at = std::lower_bound(
        values.begin(), values.end(), value,
        [](const ValueCount& one, std::int64_t wanted) { return one.value < wanted; });
    if (at != values.end() && at->value == value)
        ++at->count;
    else
        values.insert(at, {value, 1});
}

} // namespace

std::vector<RawTable> twinsByValues(const RawTable& raw, const DisclosedTable& shown,
                                    std::mt19937& random)
{
    std::set<std::vector<std::string>> told;
    for (const DisclosedRow& row : shown.rows()) {
        if (row.measure
            && (row.measure->mean.isShown() || row.measure->median.isShown()
                || !row.measure->curve.empty()))
            told.insert(row.keys);
    }
    std::vector<std::size_t> untold;
    for (std::size_t i = 0; i < raw.rows.size(); ++i) {
        if (!told.contains(raw.rows[i].keys) && !raw.rows[i].measure->values.empty())
            untold.push_back(i);
    }
    std::vector<RawTable> twins;
    for (std::size_t i = 1; i < untold.size(); ++i) {
        RawTable twin = raw;
        auto& one = twin.rows[untold[i - 1]].measure->values;
        auto& other = twin.rows[untold[i]].measure->values;
        for (int times = 0; times < 3; ++times) {
            const std::int64_t a = taken(one, random);
            const std::int64_t b = taken(other, random);
            put(one, b);
            put(other, a);
        }
        twins.push_back(std::move(twin));
    }
    return twins;
}

} // namespace tables
