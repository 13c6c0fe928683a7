// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/audit.h"

#include "core/disclosure/hidden_part.h"
#include "core/disclosure/linear_program.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

namespace core::disclosure {

namespace {

/// A person waits without noticing for tables up to this size.
constexpr std::size_t LargeSystem = 400;

/// The programs of one part, made when first needed.
class Programs
{
public:
    Programs(const HiddenPart& part, const CellSystem& system, const Pattern& hidden,
             Effort& effort)
        : m_part(part)
        , m_system(system)
        , m_hidden(hidden)
        , m_effort(effort)
    {
    }

    LinearProgram& of(Floors floors)
    {
        auto& program = floors == Floors::Known ? m_known : m_plain;
        if (!program)
            program.reset(new LinearProgram( // in place, since it cannot be moved
                programOf(m_part, m_system, m_hidden, floors, &m_effort)));
        return *program;
    }

private:
    const HiddenPart& m_part;
    const CellSystem& m_system;
    const Pattern& m_hidden;
    Effort& m_effort;
    std::unique_ptr<LinearProgram> m_known, m_plain;
};

/// What to ask so that a cell no longer lacks something, and how far it must go.
struct Question
{
    Floors floors = Floors::Known;
    Direction direction = Direction::Most;
    std::int64_t bound = 0;
};

std::vector<Question> questionsFor(Lack lack, const Reach& reach, const CellSystem& system,
                                   std::size_t cell)
{
    const std::int64_t width = leastWidth(system, cell) - 1;
    switch (lack) {
    case Lack::Most:
        return {{Floors::Known, Direction::Most, system.markerMax}};
    case Lack::Least:
        return {{Floors::Ignored, Direction::Least, 1}};
    case Lack::Width:
        break;
    }
    return {{Floors::Known, Direction::Least, reach.most - width},
            {Floors::Known, Direction::Most, reach.least + width}};
}

Witness differences(const HiddenPart& part, const CellSystem& system,
                    const std::vector<std::int64_t>& values)
{
    Witness out;
    for (std::size_t i = 0; i < part.cells.size(); ++i) {
        if (values[i] != system.cells[part.cells[i]].value)
            out.emplace_back(part.cells[i], values[i]);
    }
    return out;
}

/// Adds what is behind a bound: sums and inequalities with a multiplier, and the sums whose shown
/// parts tell that a total in them is a large group.
void addProof(const ProgramSolution& solution, const HiddenPart& part, const CellSystem& system,
              Leak& leak)
{
    for (const std::size_t row : solution.tightRows) {
        if (row < part.equations.size())
            leak.proof.push_back(part.equations[row]);
        else
            leak.proofLimits.push_back(part.inequalities[row - part.equations.size()]);
    }
    for (const std::size_t variable : solution.tightVariables) {
        const std::size_t cell = part.cells[variable];
        if (system.cells[cell].groupFloor == 0)
            continue;
        std::copy_if(part.equations.begin(), part.equations.end(), std::back_inserter(leak.proof),
                     [&](std::size_t number) { return system.equations[number].total == cell; });
    }
}

} // namespace

/// Audits the targets of one part.
class Audit::PartAudit
{
public:
    PartAudit(Audit& audit, const HiddenPart& part, const Pattern& hidden,
              const WitnessCheck& check)
        : m_audit(audit)
        , m_part(part)
        , m_check(check)
        , m_programs(part, audit.m_system, hidden, audit.m_effort)
    {
    }

    /// Looks for tables that answer many of @p cells at once, so that few are left to ask one by
    /// one.
    void meetTogether(const std::vector<std::size_t>& cells)
    {
        for (const Lack lack : {Lack::Most, Lack::Least})
            meetTogether(lacking(cells, lack), lack);
    }

    std::optional<Leak> leakOf(std::size_t cell)
    {
        const auto lack = [&] { return lackOf(m_audit.m_reach[cell], m_audit.m_system, cell); };
        while (const auto missing = lack()) {
            Leak leak {cell, {}, m_part.equations, {}, m_part.inequalities};
            const auto questions
                = questionsFor(*missing, m_audit.m_reach[cell], m_audit.m_system, cell);
            const bool isMet
                = std::any_of(questions.begin(), questions.end(),
                              [&](const Question& question) { return isPossible(question, leak); });
            if (!isMet)
                return leak;
        }
        return std::nullopt;
    }

private:
    /// Where one table does not do, each half is asked for its own.
    void meetTogether(std::vector<std::size_t> cells, Lack lack)
    {
        constexpr std::size_t Few = 4;
        while (cells.size() > Few && !m_audit.m_effort.isSpent()) {
            const std::size_t before = cells.size();
            tryTogether(cells, lack);
            cells = lacking(cells, lack);
            if (cells.size() < before)
                continue;
            const auto middle = cells.begin() + static_cast<std::ptrdiff_t>(cells.size() / 2);
            meetTogether({cells.begin(), middle}, lack);
            cells = lacking({middle, cells.end()}, lack);
        }
    }

    std::vector<std::size_t> lacking(const std::vector<std::size_t>& cells, Lack lack) const
    {
        std::vector<std::size_t> left;
        std::copy_if(cells.begin(), cells.end(), std::back_inserter(left), [&](std::size_t cell) {
            return lackOf(m_audit.m_reach[cell], m_audit.m_system, cell) == lack;
        });
        return left;
    }

    void tryTogether(const std::vector<std::size_t>& cells, Lack lack)
    {
        const Question question
            = questionsFor(lack, m_audit.m_reach[cells.front()], m_audit.m_system, cells.front())
                  .front();
        std::vector<std::size_t> variables;
        for (const std::size_t cell : cells)
            variables.push_back(m_part.variableOf(cell));
        ++m_audit.m_programs;
        const auto values = m_programs.of(question.floors)
                                .solveTogether(variables, question.direction, question.bound);
        if (values)
            accept(question, nearestWhole(*values));
    }

    /// Finds a witness that answers @p question of the cell of @p leak; else adds to its proof why
    /// there is none.
    bool isPossible(const Question& question, Leak& leak)
    {
        const std::size_t variable = m_part.variableOf(leak.cell);
        LinearProgram& program = m_programs.of(question.floors);
        ++m_audit.m_programs;
        const auto solution = program.solve(variable, question.direction);
        if (!solution)
            return false; // cannot tell: hide more
        const auto reached = [&](std::int64_t value) {
            return question.direction == Direction::Most ? value >= question.bound
                                                         : value <= question.bound;
        };
        const std::vector<std::int64_t> nearest = nearestWhole(solution->values);
        if (accept(question, nearest) && reached(nearest[variable]))
            return true;
        // Floating point only chooses the way from here; the witness decides.
        if (reached(nearest[variable])) {
            const auto whole = program.findWhole(variable, question.direction, question.bound);
            if (whole && reached((*whole)[variable]) && accept(question, *whole))
                return true;
        }
        addProof(*solution, m_part, m_audit.m_system, leak);
        return false;
    }

    bool accept(const Question& question, const std::vector<std::int64_t>& values)
    {
        return m_audit.accept(m_check, question.floors,
                              differences(m_part, m_audit.m_system, values));
    }

    Audit& m_audit;
    const HiddenPart& m_part;
    const WitnessCheck& m_check;
    Programs m_programs;
};

Audit::Audit(const CellSystem& system, std::int64_t effort)
    : m_system(system)
    , m_mostEffort(effort)
    , m_effort {effort, {}}
{
}

const std::vector<Witness>& Audit::witnesses(Floors floors) const
{
    return floors == Floors::Known ? m_known : m_plain;
}

void Audit::note(Floors floors, const Witness& witness)
{
    for (const auto& [cell, value] : witness) {
        Reach& reach = m_reach[cell];
        reach.leastPlain = std::min(reach.leastPlain, value);
        if (floors == Floors::Ignored)
            continue;
        reach.least = std::min(reach.least, value);
        reach.most = std::max(reach.most, value);
    }
}

bool Audit::accept(const WitnessCheck& check, Floors floors, Witness witness)
{
    if (!check.holds(floors, witness))
        return false;
    note(floors, witness);
    (floors == Floors::Known ? m_known : m_plain).push_back(std::move(witness));
    return true;
}

/// Starts from the true table, which is a witness of its own, and what earlier patterns gave.
void Audit::recall(const WitnessCheck& check)
{
    m_reach.clear();
    for (const Cell& cell : m_system.cells)
        m_reach.push_back({cell.value, cell.value, cell.value});
    for (const auto& [floors, kept] :
         {std::pair(Floors::Known, &m_known), std::pair(Floors::Ignored, &m_plain)}) {
        std::erase_if(*kept, [&, which = floors](const Witness& witness) {
            return !check.holds(which, witness);
        });
        for (const Witness& witness : *kept)
            note(floors, witness);
    }
}

Result<std::vector<Leak>> Audit::leaks(const Pattern& hidden,
                                       const std::vector<std::size_t>& targets, TaskContext& task)
{
    m_effort.token = task.token();
    const WitnessCheck check(m_system, hidden);
    recall(check);
    std::vector<std::size_t> open;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(open), [&](std::size_t cell) {
        return lackOf(m_reach[cell], m_system, cell).has_value();
    });
    std::vector<Leak> found;
    for (const HiddenPart& part : hiddenParts(m_system, hidden, open)) {
        PartAudit audit(*this, part, hidden, check);
        std::vector<std::size_t> here;
        std::copy_if(open.begin(), open.end(), std::back_inserter(here), [&](std::size_t cell) {
            return std::binary_search(part.cells.begin(), part.cells.end(), cell);
        });
        audit.meetTogether(here);
        for (const std::size_t cell : here) {
            TRY_VOID(goOn());
            if (m_system.cells.size() > LargeSystem)
                task.report(effortUsed());
            if (auto leak = audit.leakOf(cell))
                found.push_back(std::move(*leak));
        }
    }
    TRY_VOID(goOn());
    return found;
}

/// Over all patterns, so it never goes back; a table that is proven early ends before 1.
double Audit::effortUsed() const
{
    const auto left = static_cast<double>(std::max<std::int64_t>(m_effort.left, 0));
    return 1.0 - left / static_cast<double>(m_mostEffort);
}

/// A program that was given up found no leak and no proof: nothing may be concluded from it.
Result<void> Audit::goOn() const
{
    if (m_effort.token.isCancelled())
        return Error {ErrorCode::Cancelled, "disclosure"};
    if (m_effort.isSpent())
        return Error {ErrorCode::TooDetailed, "disclosure"};
    return {};
}

} // namespace core::disclosure
