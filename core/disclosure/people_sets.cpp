// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/people_sets.h"

#include <algorithm>
#include <cstdlib>

namespace core::disclosure {

using cohort::Members;
using cohort::Outcome;

namespace {

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a number of its own for every person.
std::uint64_t numberOf(std::uint32_t person)
{
    std::uint64_t z = (std::uint64_t {person} + 1) * 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

} // namespace

void SetSketch::add(std::uint32_t person)
{
    const std::uint64_t number = numberOf(person);
    ++size;
    fingerprint += number;
    ++counts[number % Buckets];
}

std::uint32_t leastDistance(const SetSketch& a, const SetSketch& b)
{
    // Per bucket the sets differ by at least the difference of their counts, also modulo 256.
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < SetSketch::Buckets; ++i) {
        const auto difference
            = static_cast<std::uint8_t>(static_cast<unsigned>(a.counts[i]) - b.counts[i]);
        sum += std::min<std::uint32_t>(difference, 256U - difference);
    }
    return std::max(sum, a.size < b.size ? b.size - a.size : a.size - b.size);
}

CellNumbers::CellNumbers(const Members& members)
    : m_hasMeasure(members.hasMeasure)
{
    m_count = 1;
    for (std::size_t step = 0; step < members.steps; ++step) {
        m_stepAt.push_back(m_count);
        m_count += 1 + cohort::OutcomeCount + members.elsewhere[step];
    }
    m_measureAt = m_count;
    m_count += m_hasMeasure ? 2 : 0;
}

void CellNumbers::ofEntry(std::span<const std::uint8_t> outcomes,
                          std::vector<std::size_t>& cells) const
{
    cells.assign(1, n());
    for (std::size_t step = 0; step < m_stepAt.size(); ++step) {
        const cohort::StepOutcome at = cohort::stepOutcome(outcomes[step]);
        if (at.outcome != Outcome::NotReached)
            cells.push_back(base(step));
        cells.push_back(outcome(step, at.outcome));
        if (at.elsewhere != 0)
            cells.push_back(elsewhere(step, at.elsewhere - 1U));
    }
    if (m_hasMeasure)
        cells.push_back(measured(outcomes.back() == cohort::WasMeasured));
}

Folding foldedTo(const Members& members, std::size_t fields, unsigned mask)
{
    constexpr unsigned BitsPerField = 16;
    std::uint64_t kept = 0;
    for (std::size_t field = 0; field < fields; ++field)
        kept = kept << BitsPerField | ((mask >> field & 1U) != 0 ? 0xFFFFU : 0U);
    std::vector<std::uint64_t> keys;
    keys.reserve(members.rowKeys.size());
    for (const std::uint64_t key : members.rowKeys)
        keys.push_back(key & kept);
    std::vector<std::uint64_t> distinct = keys;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    Folding folding;
    folding.rows = static_cast<std::uint32_t>(distinct.size());
    for (const std::uint64_t key : keys)
        folding.rowOf.push_back(static_cast<std::uint32_t>(
            std::lower_bound(distinct.begin(), distinct.end(), key) - distinct.begin()));
    return folding;
}

std::vector<SetSketch> sketchesOf(const Members& members, const CellNumbers& cells,
                                  const Folding& folding)
{
    const std::size_t width = cells.count();
    std::vector<SetSketch> sketches(folding.rows * width);
    std::vector<std::uint32_t> last(sketches.size(), UINT32_MAX); ///< person added last
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::uint32_t row = folding.rowOf[members.rows[i]];
        if (row == Folding::Nobody)
            continue;
        const std::uint32_t person = members.persons[i];
        cells.ofEntry(members.outcomesOf(i), of);
        for (const std::size_t cell : of) {
            const std::size_t at = row * width + cell;
            if (last[at] != person)
                sketches[at].add(person);
            last[at] = person;
        }
    }
    return sketches;
}

std::vector<std::uint32_t> peopleOf(const Members& members, const CellNumbers& cells,
                                    const Folding& folding, std::uint32_t row, std::size_t cell)
{
    std::vector<std::uint32_t> people;
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (folding.rowOf[members.rows[i]] != row)
            continue;
        cells.ofEntry(members.outcomesOf(i), of);
        if (std::find(of.begin(), of.end(), cell) != of.end()
            && (people.empty() || people.back() != members.persons[i]))
            people.push_back(members.persons[i]);
    }
    return people;
}

std::size_t distance(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b)
{
    std::size_t shared = 0, i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const std::uint32_t left = a[i], right = b[j];
        shared += left == right ? 1 : 0;
        i += left <= right ? 1 : 0;
        j += right <= left ? 1 : 0;
    }
    return a.size() + b.size() - 2 * shared;
}

std::vector<std::size_t> shownCells(const DisclosedRow& row, const CellNumbers& cells)
{
    std::vector<std::size_t> shown;
    const auto add = [&shown](const CountCell& cell, std::size_t number) {
        if (cell.isShown())
            shown.push_back(number);
    };
    add(row.n, CellNumbers::n());
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        const DisclosedStep& step = row.steps[i];
        add(step.base, cells.base(i));
        add(step.yes, cells.outcome(i, Outcome::Yes));
        add(step.no, cells.outcome(i, Outcome::No));
        add(step.notYet, cells.outcome(i, Outcome::NotYet));
        add(step.notLocated, cells.outcome(i, Outcome::NotLocated));
        add(step.notReached, cells.outcome(i, Outcome::NotReached));
        add(step.hidden, cells.outcome(i, Outcome::Hidden));
        for (std::size_t k = 0; k < step.elsewhere.size(); ++k)
            add(step.elsewhere[k].n, cells.elsewhere(i, k));
    }
    if (row.measure) {
        add(row.measure->measured, cells.measured(true));
        add(row.measure->without, cells.measured(false));
    }
    return shown;
}

} // namespace core::disclosure
