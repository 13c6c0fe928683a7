// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/difference_guard.h"

#include <algorithm>

namespace core::disclosure {

using cohort::Members;
using cohort::Outcome;

bool mayBeAsked(const Policy& policy, const AdhocFacts& facts)
{
    return policy.adhoc && facts.people >= policy.adhocGroup
        && (policy.adhocPredicates == 0 || facts.conditions <= policy.adhocPredicates);
}

DifferenceGuard::DifferenceGuard(const Policy& policy)
    : m_policy(policy)
{
}

/// Of the rows of the table, of its total, and of the years that a change compares.
DifferenceGuard::ShownSets DifferenceGuard::shownSets(const Counted& answer,
                                                      const CellNumbers& cells)
{
    const auto fields = answer.raw.by.size();
    ShownSets shown;
    const auto add = [&](std::size_t folding, std::uint32_t row, const DisclosedRow& of) {
        for (const std::size_t cell : shownCells(of, cells))
            shown.sets.push_back({folding, row, cell});
    };
    if (answer.members.size() == 0)
        return shown;
    shown.foldings.push_back(foldedTo(answer.members, fields, 0));
    add(0, 0, answer.table.total());
    if (fields == 0)
        return shown;
    shown.foldings.push_back(foldedTo(answer.members, fields, ~0U));
    std::uint32_t at = 0; // both tables have their rows in one order; the disclosed one lacks some
    for (const DisclosedRow& row : answer.table.rows()) {
        while (at < answer.raw.rows.size() && answer.raw.rows[at].keys != row.keys)
            ++at;
        if (at == answer.raw.rows.size())
            break;
        add(1, at, row);
    }
    if (const auto& change = answer.table.change()) {
        shown.foldings.push_back(foldedTo(answer.members, fields, 1));
        for (const auto& [year, side] :
             {std::pair(change->from, &change->before), std::pair(change->to, &change->after)}) {
            const auto first
                = std::ranges::find_if(answer.raw.rows, [&year = year](const auto& row) {
                      return row.keys.front() == year;
                  });
            if (first != answer.raw.rows.end())
                add(2,
                    shown.foldings[2]
                        .rowOf[static_cast<std::size_t>(first - answer.raw.rows.begin())],
                    *side);
        }
    }
    return shown;
}

void DifferenceGuard::release(const Released& set)
{
    m_released[set.sketch.size].push_back(set);
    ++m_sets;
}

void DifferenceGuard::addShown(Members members, const cohort::RawTable& raw,
                               const DisclosedTable& table)
{
    m_questions.push_back(std::make_unique<Question>(std::move(members)));
    Question& question = *m_questions.back();
    ShownSets shown = shownSets({raw, question.members, table}, question.cells);
    question.foldings = std::move(shown.foldings);
    std::vector<std::vector<SetSketch>> sketches;
    for (const Folding& folding : question.foldings)
        sketches.push_back(sketchesOf(question.members, question.cells, folding));
    for (const ShownSet& set : shown.sets) {
        Released one {.sketch = sketches[set.folding][set.row * question.cells.count() + set.cell],
                      .row = set.row,
                      .question = static_cast<std::uint16_t>(m_questions.size() - 1),
                      .folding = static_cast<std::uint16_t>(set.folding),
                      .cell = static_cast<std::uint16_t>(set.cell),
                      .isShown = true};
        const auto same = m_released.find(one.sketch.size);
        const bool isKnown = same != m_released.end()
            && std::ranges::any_of(same->second, [&one](const Released& other) {
                                 return other.sketch == one.sketch;
                             });
        if (one.sketch.size > 0 && !isKnown)
            release(one);
    }
}

std::size_t DifferenceGuard::addQuestion(Members members, std::size_t fields)
{
    m_questions.push_back(std::make_unique<Question>(std::move(members)));
    m_questions.back()->fields = fields;
    return m_questions.size() - 1;
}

/// Whether the rule on people alone would show a cell. @p row: the cells of its row.
bool DifferenceGuard::isPlain(const Question& question, const SetSketch* row,
                              std::size_t cell) const
{
    const auto enough
        = [](std::size_t people, int least) { return people >= static_cast<std::size_t>(least); };
    const std::size_t size = row[cell].size;
    if (size == 0 || !enough(row[0].size, m_policy.minGroup))
        return false;
    if (cell == 0)
        return true;
    if (!enough(size, m_policy.minEvent))
        return false;
    for (std::size_t step = 0; step < question.members.steps; ++step) {
        const std::size_t yes = question.cells.outcome(step, Outcome::Yes);
        const std::size_t no = question.cells.outcome(step, Outcome::No);
        if (cell == yes || cell == no)
            return enough(row[yes].size, m_policy.minEvent)
                && enough(row[no].size, m_policy.minNonEvent);
    }
    return true;
}

Result<void> DifferenceGuard::addCells(std::size_t index, unsigned mask, Beside beside,
                                       const TaskContext& task)
{
    Question& question = *m_questions[index];
    question.foldings.push_back(foldedTo(question.members, question.fields, mask));
    question.masks.push_back(mask);
    const Folding& folding = question.foldings.back();
    const auto sketches = sketchesOf(question.members, question.cells, folding);
    const std::size_t width = question.cells.count();
    const auto few = static_cast<std::uint32_t>(m_policy.diffGuard);
    for (std::uint32_t row = 0; row < folding.rows; ++row) {
        if (task.isCancelled())
            return Error {.code = ErrorCode::Cancelled, .detail = "lattice"};
        const SetSketch* cells = &sketches[row * width];
        for (std::size_t cell = 0; cell < width; ++cell) {
            if (!isPlain(question, cells, cell))
                continue;
            const Released one {.sketch = cells[cell],
                                .row = row,
                                .question = static_cast<std::uint16_t>(index),
                                .folding = static_cast<std::uint16_t>(question.foldings.size() - 1),
                                .cell = static_cast<std::uint16_t>(cell),
                                .isShown = false};
            const Found found = compare(
                one.sketch, few, [&] { return peopleOfReleased(one); },
                beside == Beside::ItsOwn ? std::optional(index) : std::nullopt);
            if (!found.isNear && !found.there)
                release(one);
        }
    }
    return {};
}

std::vector<std::uint32_t> DifferenceGuard::peopleOfReleased(const Released& set) const
{
    const Question& question = *m_questions[set.question];
    return peopleOf(question.members, question.cells, question.foldings[set.folding], set.row,
                    set.cell);
}

/// @p people: those of the sketch, asked for where it has to be looked at closely.
template<typename People>
DifferenceGuard::Found DifferenceGuard::compare(const SetSketch& sketch, std::uint32_t few,
                                                const People& people,
                                                std::optional<std::size_t> only) const
{
    Found found;
    if (few == 0)
        return found;
    const std::uint32_t reach = few - 1;
    std::vector<std::uint32_t> own;
    const auto first = m_released.lower_bound(sketch.size > reach ? sketch.size - reach : 0);
    for (auto size = first; size != m_released.end() && size->first <= sketch.size + reach;
         ++size) {
        for (const Released& other : size->second) {
            if (leastDistance(other.sketch, sketch) > reach || (only && other.question != *only))
                continue;
            if (other.sketch == sketch) {
                found.there = &other;
                found.isShown = found.isShown || other.isShown;
                continue;
            }
            if (own.empty())
                own = people();
            found.isNear = distance(own, peopleOfReleased(other)) <= reach || found.isNear;
        }
    }
    return found;
}

bool DifferenceGuard::shows(const Counted& table, const SetSketch& people)
{
    const CellNumbers cells(table.members);
    const ShownSets shown = shownSets(table, cells);
    std::vector<std::vector<SetSketch>> sketches;
    for (const Folding& folding : shown.foldings)
        sketches.push_back(sketchesOf(table.members, cells, folding));
    return std::ranges::any_of(shown.sets, [&](const ShownSet& set) {
        return sketches[set.folding][set.row * cells.count() + set.cell] == people;
    });
}

Result<bool> DifferenceGuard::tellsOfFew(const Counted& answer, const Policy& policy,
                                         const TaskContext& task, std::vector<SameCell>* same) const
{
    const CellNumbers cells(answer.members);
    const ShownSets shown = shownSets(answer, cells);
    std::vector<std::vector<SetSketch>> sketches;
    for (const Folding& folding : shown.foldings)
        sketches.push_back(sketchesOf(answer.members, cells, folding));
    bool tells = false;
    for (const ShownSet& set : shown.sets) {
        if (task.isCancelled())
            return Error {.code = ErrorCode::Cancelled, .detail = "guard"};
        const SetSketch& sketch = sketches[set.folding][set.row * cells.count() + set.cell];
        if (sketch.size == 0)
            continue; // nobody: whatever it is subtracted from is shown itself
        const Found found = compare(sketch, static_cast<std::uint32_t>(policy.diffGuard), [&] {
            return peopleOf(answer.members, cells, shown.foldings[set.folding], set.row, set.cell);
        });
        tells = tells || (found.isNear && !found.isShown);
        if (same && found.there && !found.isShown) {
            const auto question = std::size_t {found.there->question};
            same->push_back({question, m_questions[question]->masks[found.there->folding], sketch});
        }
    }
    return tells;
}

std::size_t DifferenceGuard::bytes() const
{
    std::size_t bytes = m_sets * sizeof(Released);
    for (const auto& question : m_questions) {
        const Members& members = question->members;
        bytes += members.persons.size() * (2 * sizeof(std::uint32_t) + members.width)
            + members.rowKeys.size() * sizeof(std::uint64_t);
        for (const Folding& folding : question->foldings)
            bytes += folding.rowOf.size() * sizeof(std::uint32_t);
    }
    return bytes;
}

} // namespace core::disclosure
