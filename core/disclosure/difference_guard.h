// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as released of a data file, and whether an answer beside it would tell of few people:
// whether one of its sets differs from a released one by fewer than the guard allows. Remembers no
// answer, so that nothing depends on who asked what before.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cohort/raw_table.h"
#include "core/disclosure/disclosed_table.h"
#include "core/disclosure/people_sets.h"
#include "core/disclosure/policy.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace core::disclosure {

/// A question's counts, the people behind them, and what the gate shows of them.
struct Counted
{
    const cohort::RawTable& raw;
    const cohort::Members& members;
    const DisclosedTable& table;
};

/// What is asked of a question that is not of the lattice, before anything is compared.
struct AdhocFacts
{
    int conditions = 0; ///< comparisons, anywhere in it
    std::int64_t people = 0; ///< in its cohort
};
bool mayBeAsked(const Policy& policy, const AdhocFacts& facts);

/// A cell of the lattice that counts the very people of a cell which an answer shows. Its own table
/// may hide it, beside a small group: then it must not be shown by another way either.
struct SameCell
{
    std::size_t question = 0; ///< as addQuestion()
    unsigned mask = 0; ///< as addCells()
    SetSketch people;
};

class DifferenceGuard
{
public:
    explicit DifferenceGuard(const Policy& policy);

    /// The cells that @p shown shows, whatever lies near them. Keeps the members.
    void addShown(cohort::Members members, const cohort::RawTable& raw,
                  const DisclosedTable& table);

    /// A question with its people grouped by @p fields fields; addCells() says what is released.
    std::size_t addQuestion(cohort::Members members, std::size_t fields);
    /// Of what complementary suppression hides the finer of two cells that lie near each other.
    enum class Beside
    {
        ItsOwn, ///< cells of the same question, in its table
        All ///< everything released so far: nobody may ask for a table with both
    };
    /// Of that question by some fields (as foldedTo) every cell that the rule on people would show
    /// and that does not lie near a released one. Cancelled.
    Result<void> addCells(std::size_t question, unsigned mask, Beside beside,
                          const TaskContext& task);

    /// Whether a shown cell of an answer differs from a released set by 1 to @p policy's guard - 1
    /// people; what is shown already does not. All cells are compared, also behind the first that
    /// does. Cancelled. @p same, unless null: what has to be asked of the lattice's own tables.
    Result<bool> tellsOfFew(const Counted& answer, const Policy& policy, const TaskContext& task,
                            std::vector<SameCell>* same = nullptr) const;

    /// Whether a cell that @p table shows counts just these people.
    static bool shows(const Counted& table, const SetSketch& people);

    std::size_t sets() const { return m_sets; }
    std::size_t bytes() const;

private:
    struct Question
    {
        explicit Question(cohort::Members of)
            : members(std::move(of))
            , cells(members)
        {
        }
        cohort::Members members;
        CellNumbers cells;
        std::size_t fields = 0;
        std::vector<Folding> foldings;
        std::vector<unsigned> masks; ///< of the foldings, in a question of the lattice
    };
    struct Released
    {
        SetSketch sketch;
        std::uint32_t row = 0;
        std::uint16_t question = 0;
        std::uint16_t folding = 0;
        std::uint16_t cell = 0;
        bool isShown = false; ///< by a saved question as it stands
    };
    struct Found
    {
        bool isNear = false;
        bool isShown = false; ///< the very set
        const Released* there = nullptr; ///< the very set
    };
    struct ShownSet
    {
        std::size_t folding;
        std::uint32_t row;
        std::size_t cell;
    };
    struct ShownSets
    {
        std::vector<Folding> foldings;
        std::vector<ShownSet> sets;
    };
    static ShownSets shownSets(const Counted& answer, const CellNumbers& cells);
    template<typename People>
    Found compare(const SetSketch& sketch, std::uint32_t few, const People& people,
                  std::optional<std::size_t> only = {}) const;
    std::vector<std::uint32_t> peopleOfReleased(const Released& set) const;
    void release(const Released& set);
    bool isPlain(const Question& question, const SetSketch* row, std::size_t cell) const;

    Policy m_policy;
    std::vector<std::unique_ptr<Question>> m_questions;
    std::map<std::uint32_t, std::vector<Released>> m_released; ///< by size
    std::size_t m_sets = 0;
};

} // namespace core::disclosure
