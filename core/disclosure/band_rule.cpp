// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/band_rule.h"

#include "core/disclosure/audit.h"
#include "core/disclosure/bounds.h"
#include "core/disclosure/insider.h"

#include <algorithm>
#include <set>
#include <utility>

namespace core::disclosure {
namespace {

using cohort::RawTable;
using cohort::StepTally;

/// Larger tables would wait twice for their proof.
constexpr std::size_t MostCells = 400;

/// A part of what suppression may use, some tenths of a second: bands are worth no longer wait.
constexpr std::int64_t BandEffort = Audit::MostEffort / 100;

bool mayHaveBands(const RawTable& table, const TableSystem& system)
{
    const bool hasLimits = std::any_of(table.shorterOf.begin(), table.shorterOf.end(),
                                       [](const auto& shorter) { return shorter.has_value(); });
    return table.unit == cohort::Unit::Students && !table.cross && !table.measure && !table.change
        && !hasLimits && system.system.cells.size() <= MostCells;
}

/// What anybody can work out of the cells, from the counts on display and from nothing else: no
/// floor, since those are told by the true counts.
std::vector<Range> publicRanges(const CellSystem& system, const Pattern& hidden)
{
    CellSystem plain = system;
    for (Cell& cell : plain.cells)
        cell.groupFloor = 0;
    return propagate(plain, hidden, Floors::Ignored);
}

/// Of yes and no together.
Range trialsOf(const StepCells& step, const std::vector<Range>& ranges)
{
    Range trials;
    const Range &yes = ranges[step.yes], &no = ranges[step.no], &base = ranges[step.base];
    std::int64_t othersLeast = 0, othersMost = 0;
    for (const std::size_t other : {step.notYet, step.notLocated, step.hidden}) {
        othersLeast += ranges[other].low;
        othersMost = std::min(Unbounded, othersMost + ranges[other].high);
    }
    trials.low = std::max(yes.low + no.low, base.low - othersMost);
    trials.high = std::min({Unbounded, yes.high + no.high, base.high - othersLeast});
    return trials;
}

/// A step of a row whose rate may be told as a band.
struct Candidate
{
    std::size_t step = 0;
    std::size_t yesCell = 0, noCell = 0;
    std::int64_t yes = 0, trials = 0;
    BandClass group;
    Range known; ///< of the trials
    std::optional<int> parts; ///< what the band is told in; nothing once it is left out
    std::optional<RateBand>* place = nullptr;

    RateBand band() const { return {yes, trials, *parts}; }
};

class Decision
{
public:
    Decision(const RawTable& table, const TableSystem& system, const Suppression& suppression,
             const Policy& policy)
        : m_table(table)
        , m_hidden(suppression.hidden)
        , m_policy(policy)
        , m_secrets(suppression.targets)
        , m_plain(system.system)
        , m_system(system.system)
    {
        findCandidates(system);
    }
    Decision(const Decision&) = delete;
    Decision& operator=(const Decision&) = delete;

    Result<TableBands> bands(TaskContext& task);

private:
    void findCandidates(const TableSystem& system);
    void addRow(const cohort::RawRow& raw, const RowCells& cells, const std::vector<Range>& ranges,
                StepBands& places);
    std::vector<std::size_t> tell();
    void tell(const Candidate& candidate);
    void add(std::size_t step, Inequality inequality);
    void widen(const std::vector<Leak>& leaks);
    Result<bool> widenWhatLeaks(Audit& audit, TaskContext& task);

    const RawTable& m_table;
    const Pattern& m_hidden;
    const Policy& m_policy;
    const std::vector<std::size_t>& m_secrets;
    const CellSystem& m_plain;
    CellSystem m_system; ///< the same, and what the bands say
    std::vector<std::size_t> m_stepOf; ///< by inequality
    std::vector<Candidate> m_candidates;
    TableBands m_out;
};

void Decision::findCandidates(const TableSystem& system)
{
    const std::vector<Range> ranges = publicRanges(m_plain, m_hidden);
    m_out.rows.resize(system.rows.size());
    addRow(m_table.total, system.total, ranges, m_out.total);
    for (std::size_t i = 0; i < system.rows.size(); ++i)
        addRow(m_table.rows[i], system.rows[i], ranges, m_out.rows[i]);
}

void Decision::addRow(const cohort::RawRow& raw, const RowCells& cells,
                      const std::vector<Range>& ranges, StepBands& places)
{
    places.resize(raw.steps.size());
    if (m_hidden[cells.n])
        return; // as if it were small, whether it is or not
    for (std::size_t i = 0; i < raw.steps.size(); ++i) {
        const StepCells& step = cells.steps[i];
        const Range known = trialsOf(step, ranges);
        const auto classOf = [this](std::int64_t trials) {
            return bandClassOf(trials, m_policy.minGroup, m_policy.bandCounts);
        };
        if ((!m_hidden[step.yes] && !m_hidden[step.no]) || !classOf(known.low))
            continue;
        Candidate one {i, step.yes, step.no, raw.steps[i].yes.count, 0, {}, known, {}, &places[i]};
        one.trials = one.yes + raw.steps[i].no.count;
        const auto group = classOf(one.trials); // there is one: trials are no fewer
        one.group = *group;
        one.parts = group->parts;
        m_candidates.push_back(one);
    }
}

void Decision::add(std::size_t step, Inequality inequality)
{
    std::erase_if(inequality.terms, [](const auto& term) { return term.second == 0; });
    m_system.inequalities.push_back(std::move(inequality));
    m_stepOf.push_back(step);
}

/// The band, and the class of the trials, which its width tells, where that is not known anyway.
void Decision::tell(const Candidate& candidate)
{
    const std::size_t yes = candidate.yesCell, no = candidate.noCell;
    const BandLimits limits = candidate.band().limits();
    add(candidate.step, {{{yes, limits.parts - limits.low}, {no, -limits.low}}, limits.lowLeast});
    add(candidate.step, {{{yes, limits.high - limits.parts}, {no, limits.high}}, limits.highLeast});
    if (candidate.known.low < candidate.group.least)
        add(candidate.step, {{{yes, 1}, {no, 1}}, candidate.group.least});
    if (candidate.group.most && candidate.known.high > *candidate.group.most)
        add(candidate.step, {{{yes, -1}, {no, -1}}, -*candidate.group.most});
    for (const std::size_t cell : {yes, no}) {
        const bool coversMarker
            = m_policy.rateRule == RateRule::CoversMarker && m_plain.cells[cell].primary;
        if (!coversMarker)
            m_system.cells[cell].possible = m_policy.bandCounts;
    }
}

/// Puts the bands as they are into the system; what must stay secret then.
std::vector<std::size_t> Decision::tell()
{
    m_system.cells = m_plain.cells;
    m_system.inequalities.clear();
    m_stepOf.clear();
    std::set<std::size_t> targets(m_secrets.begin(), m_secrets.end());
    for (const Candidate& candidate : m_candidates) {
        if (!candidate.parts)
            continue;
        tell(candidate);
        for (const std::size_t cell : {candidate.yesCell, candidate.noCell}) {
            if (m_hidden[cell])
                targets.insert(cell);
        }
    }
    return {targets.begin(), targets.end()};
}

/// Of all rows alike: which of them it was would tell of its numbers.
void Decision::widen(const std::vector<Leak>& leaks)
{
    std::set<std::size_t> steps;
    for (const Leak& leak : leaks) {
        for (const std::size_t limit :
             leak.proofLimits.empty() ? leak.aroundLimits : leak.proofLimits)
            steps.insert(m_stepOf[limit]);
    }
    for (Candidate& candidate : m_candidates) {
        if (candidate.parts && (steps.empty() || steps.contains(candidate.step)))
            candidate.parts = widerThan(*candidate.parts);
    }
}

/// Who leaks under the bands as they are, to everybody or to somebody who is alone in a group; of
/// the latter it is not known which band it was.
Result<bool> Decision::widenWhatLeaks(Audit& audit, TaskContext& task)
{
    const std::vector<std::size_t> targets = tell();
    TRY_ASSIGN(const auto leaks, audit.leaks(m_hidden, targets, task));
    bool tellsTooMuch = !leaks.empty();
    if (!tellsTooMuch) {
        TRY_ASSIGN(tellsTooMuch, teachesInsiders(m_plain, m_system, m_hidden, task));
    }
    if (tellsTooMuch)
        widen(leaks);
    return tellsTooMuch;
}

Result<TableBands> Decision::bands(TaskContext& task)
{
    Audit audit(m_system, BandEffort);
    TaskContext quiet(task.token()); // the progress told is that of the pattern
    const auto isTold = [](const Candidate& candidate) { return candidate.parts.has_value(); };
    bool goesOn = true;
    while (goesOn && std::any_of(m_candidates.begin(), m_candidates.end(), isTold)) {
        const auto widened = widenWhatLeaks(audit, quiet);
        if (!widened && widened.error().code == ErrorCode::TooDetailed)
            return std::move(m_out); // nothing proven, nothing told
        if (!widened)
            return widened.error();
        goesOn = widened.value();
    }
    for (const Candidate& candidate : m_candidates) {
        if (candidate.parts)
            *candidate.place = candidate.band();
    }
    return std::move(m_out);
}

} // namespace

Result<TableBands> decideBands(const RawTable& table, const TableSystem& system,
                               const Suppression& suppression, const Policy& policy,
                               TaskContext& task)
{
    if (!mayHaveBands(table, system))
        return TableBands {
            StepBands(table.stepLabels.size()),
            std::vector<StepBands>(table.rows.size(), StepBands(table.stepLabels.size()))};
    return Decision(table, system, suppression, policy).bands(task);
}

} // namespace core::disclosure
