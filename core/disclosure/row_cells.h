// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of one row of a table, and the primary rule on people.
#pragma once

#include "core/cohort/raw_table.h"
#include "core/disclosure/cell_system.h"
#include "core/disclosure/policy.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace core::disclosure {

/// Where the counts of one step stand among the cells.
struct StepCells
{
    std::size_t base = 0, yes = 0, no = 0, notYet = 0, notLocated = 0, hidden = 0, notReached = 0;
    std::vector<std::size_t> elsewhere;
    /// As StepTally::fromShorter; none for those that are nobody.
    std::vector<std::optional<std::size_t>> fromShorter;
};

/// Where the counts of a measure stand among the cells.
struct MeasureCells
{
    std::size_t measured = 0, without = 0;
};

struct RowCells
{
    std::size_t n = 0;
    std::vector<StepCells> steps;
    std::optional<MeasureCells> measure;
};

/// One printed count of a step, in the table and in the system.
struct Part
{
    cohort::Tally cohort::StepTally::*tally;
    std::size_t StepCells::*cell;
};

inline constexpr std::array Parts {Part {&cohort::StepTally::base, &StepCells::base},
                                   Part {&cohort::StepTally::notReached, &StepCells::notReached},
                                   Part {&cohort::StepTally::yes, &StepCells::yes},
                                   Part {&cohort::StepTally::no, &StepCells::no},
                                   Part {&cohort::StepTally::notYet, &StepCells::notYet},
                                   Part {&cohort::StepTally::notLocated, &StepCells::notLocated},
                                   Part {&cohort::StepTally::hidden, &StepCells::hidden}};

/// Two counts that are the same people in every row: who knows one knows the other.
struct SamePeople
{
    std::size_t step, otherStep;
    Part part, otherPart;
};

/// How the steps of a table hang together.
struct Chains
{
    std::vector<bool> follows; ///< by step: its base lies within the yes of the step before
    std::vector<SamePeople> same;
    std::vector<std::optional<std::size_t>> shorter; ///< by step, as RawTable::shorterOf
    std::optional<std::size_t> timeTo; ///< the step whose yes, no and not yet are measured
    /// Steps and parts of them in which everybody measured lies.
    std::vector<std::pair<std::size_t, Part>> measuredWithin;
};

/// The counts that cohort::Outcome stands for, in its order.
inline constexpr std::array OutcomeParts
    = {Part {&cohort::StepTally::yes, &StepCells::yes},
       Part {&cohort::StepTally::no, &StepCells::no},
       Part {&cohort::StepTally::notYet, &StepCells::notYet},
       Part {&cohort::StepTally::notLocated, &StepCells::notLocated},
       Part {&cohort::StepTally::notReached, &StepCells::notReached},
       Part {&cohort::StepTally::hidden, &StepCells::hidden}};
static_assert(OutcomeParts.size() == cohort::OutcomeCount);

/// Of those counted no, the ones found in another segment.
cohort::Tally elsewhereSum(const cohort::StepTally& step);

/// Adds rows to a system: cells, and the sums within the row.
class RowBuilder
{
public:
    enum Printing
    {
        Printed,
        Implied ///< a margin: other questions print it, this table does not
    };

    RowBuilder(CellSystem& system, const Policy& policy, cohort::Unit unit, const Chains& chains)
        : m_system(system)
        , m_policy(policy)
        , m_unit(unit)
        , m_chains(chains)
    {
    }

    /// @p weight is added to the loss of hiding any cell of the row.
    RowCells add(const cohort::RawRow& row, std::int64_t weight, Printing printing);

private:
    StepCells addStep(const cohort::RawRow& row, std::size_t index, const RowCells& cells,
                      bool rowClosed);
    void addOutcomes(const cohort::StepTally& step, StepCells& cells, bool closed);
    void addRestOfNo(const cohort::StepTally& step, StepCells& cells, bool closed);
    void addFromShorter(const cohort::StepTally& step, const StepCells& shorter, StepCells& cells);
    void addMeasure(const cohort::RawRow& row, RowCells& cells, bool closed);
    void hideMeasured(const MeasureCells& cells);
    void addGap(cohort::Tally whole, cohort::Tally part, std::size_t wholeCell,
                std::size_t partCell);
    std::size_t addGroup(cohort::Tally tally, int threshold, bool closed);
    std::size_t addCell(Cell cell);
    std::size_t addDerived(Cell cell);

    CellSystem& m_system;
    const Policy& m_policy;
    cohort::Unit m_unit;
    const Chains& m_chains;
    std::int64_t m_weight = 0; ///< of the row being added
    Printing m_printing = Printed;
};

} // namespace core::disclosure
