// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/policy_services.h"

#include "core/disclosure/policy_file.h"
#include "core/disclosure/policy_strictness.h"
#include "core/session/audited.h"
#include "core/session/prepared.h"
#include "core/session/saved_question.h"
#include "core/session/session_state.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace core::session {

namespace {

using disclosure::CountCell;

constexpr std::size_t CountsOfStep
    = 7; ///< base, yes, no, not yet, not located, hidden, not reached

std::int64_t cellsOf(const cohort::RawRow& row)
{
    std::size_t cells = 1 + (row.measure ? 2 : 0);
    for (const auto& step : row.steps)
        cells += CountsOfStep + step.elsewhere.size();
    return static_cast<std::int64_t>(cells);
}

/// Rows that are not listed are hidden whole.
std::int64_t shownIn(const disclosure::DisclosedRow& row)
{
    std::int64_t shown = 0;
    const auto add = [&shown](const CountCell& cell) { shown += cell.isShown() ? 1 : 0; };
    add(row.n);
    for (const auto& step : row.steps) {
        for (const CountCell& cell : {step.base, step.yes, step.no, step.notYet, step.notLocated,
                                      step.hidden, step.notReached})
            add(cell);
        for (const auto& part : step.elsewhere)
            add(part.n);
    }
    if (row.measure) {
        add(row.measure->measured);
        add(row.measure->without);
    }
    return shown;
}

std::int64_t shownIn(const disclosure::DisclosedTable& table)
{
    std::int64_t shown = shownIn(table.total());
    for (const auto& row : table.rows())
        shown += shownIn(row);
    return shown;
}

/// PolicyRefused "no-institution" (place: its id): nobody would ever obey what is said of one that
/// is neither in the agreements nor in the data.
Result<void> checkOverrides(const disclosure::Policy& policy,
                            const agreements::Agreements& agreements, const cache::DataFile* data)
{
    std::set<std::string_view> known;
    for (const auto& institution : agreements.institutions())
        known.insert(institution.id);
    if (data != nullptr)
        for (const auto& institution : data->catalog().institutions)
            known.insert(institution.id);
    for (const auto& [institution, rules] : policy.overrides)
        if (!known.contains(institution))
            return Error {
                .code = ErrorCode::PolicyRefused, .detail = "no-institution", .place = institution};
    return {};
}

/// Did the gate give nothing out because too much would have to be hidden? Whatever else it says is
/// that it was stopped, or that the counts do not add up.
template<typename T>
bool isRefused(const Result<T>& disclosed)
{
    return !disclosed && disclosed.error().code != ErrorCode::Cancelled
        && disclosed.error().code != ErrorCode::Internal;
}

/// Asks the questions of the profile under two policies.
class Trial
{
public:
    Trial(const dictionary::Dictionary& dictionary, const cache::DataFile& data,
          const agreements::Agreements& agreements)
        : m_dictionary(dictionary)
        , m_data(data)
        , m_agreements(agreements)
    {
    }

    Result<HiddenShare> run(const disclosure::Policy& inForce, const disclosure::Policy& candidate,
                            TaskContext& task)
    {
        TRY_ASSIGN(const auto questions, savedQuestions());
        TaskContext counting(task.token());
        for (std::size_t i = 0; i < questions.size(); ++i) {
            task.report(static_cast<double>(i) / static_cast<double>(questions.size()));
            TRY_VOID(ask(questions[i].text, inForce, candidate, counting));
        }
        const auto cells = static_cast<double>(std::max<std::int64_t>(m_share.cells, 1));
        m_share.inForce = static_cast<double>(m_hiddenInForce) / cells;
        m_share.candidate = static_cast<double>(m_hidden) / cells;
        return m_share;
    }

private:
    /// A question that these data cannot answer, or this profile may not ask, does not count.
    Result<void> ask(const std::string& text, const disclosure::Policy& inForce,
                     const disclosure::Policy& candidate, TaskContext& task)
    {
        TRY_ASSIGN(const ReadQuestion read, readQuestion(text));
        const auto& catalog = m_data.catalog();
        const auto ready = prepare(read, m_dictionary, catalog, m_agreements);
        if (!ready)
            return {};
        TRY_ASSIGN(const auto counts, countAll(*ready.value().plan, m_data, task));
        std::int64_t cells = cellsOf(counts.total);
        for (const auto& row : counts.rows)
            cells += cellsOf(row);
        const auto shown = [&](const disclosure::Policy& policy) -> Result<std::int64_t> {
            const disclosure::Gate gate(disclosure::appliedTo(policy, ready.value().institutions));
            TRY_ASSIGN(const auto table, gate.disclose(counts, catalog.asOf, task));
            return shownIn(table);
        };
        const auto before = shown(inForce), after = shown(candidate);
        if (isRefused(before) || isRefused(after)) {
            ++m_share.refused;
            return {};
        }
        if (!before || !after)
            return before ? after.error() : before.error();
        ++m_share.questions;
        m_share.cells += cells;
        m_hiddenInForce += cells - before.value();
        m_hidden += cells - after.value();
        return {};
    }

    const dictionary::Dictionary& m_dictionary;
    const cache::DataFile& m_data;
    const agreements::Agreements& m_agreements;
    HiddenShare m_share;
    std::int64_t m_hiddenInForce = 0, m_hidden = 0;
};

/// How many cells a looser policy would show tells, cell by cell, how small they are: then only
/// roughly.
HiddenShare rough(HiddenShare share)
{
    const auto whole = [](double one) { return std::round(one * 100.0) / 100.0; };
    share.cells = 0;
    share.inForce = whole(share.inForce);
    share.candidate = whole(share.candidate);
    return share;
}

} // namespace

Result<PolicyInForce> Session::policyInForce() const
{
    TRY_ASSIGN(const auto history, m_state->policies.history());
    TRY_ASSIGN(auto key, m_state->profile->publicKey());
    return PolicyInForce {.policy = history->inForce,
                          .publicKey = std::move(key),
                          .consortium
                          = history->consortium ? history->consortium->stamp() : std::string()};
}

Result<PolicyCheck> Session::checkPolicy(const std::string& file, TaskContext& task) const
{
    return audited<PolicyCheck>(
        m_state->log, *m_state->clock, "policy check",
        [&](Details& details) -> Result<PolicyCheck> {
            const State& state = *m_state;
            TRY_ASSIGN(const auto history, state.policies.history());
            TRY_ASSIGN(const auto candidate,
                       state.policies.read(file, PolicyKeeper::Unsigned::Read));
            PolicyCheck check {.comparison = history->compare(candidate), .hidden = {}};
            details["policy"] = candidate.stamp();
            details["looser"] = listed(check.comparison.looser);
            const auto now = state.snapshot();
            TRY_VOID(checkOverrides(candidate, now.agreements, now.data.get()));
            const bool isLooser = !check.comparison.looser.empty();
            if (!now.data || (isLooser && history->consortium))
                return check;
            Trial trial(state.dictionary, *now.data, now.agreements);
            TRY_ASSIGN(const auto share, trial.run(history->inForce, candidate, task));
            check.hidden = isLooser ? rough(share) : share;
            return check;
        });
}

Result<SignedPolicy> Session::signPolicy(const std::string& file, Loosening loosening)
{
    return audited<SignedPolicy>(
        m_state->log, *m_state->clock, "policy sign",
        [&](Details& details) -> Result<SignedPolicy> {
            State& state = *m_state;
            TRY_ASSIGN(const auto history, state.policies.history());
            TRY_ASSIGN(const auto candidate,
                       state.policies.read(file, PolicyKeeper::Unsigned::Read));
            SignedPolicy out {.comparison = history->compare(candidate), .text = {}};
            details["policy"] = candidate.stamp();
            details["looser"] = listed(out.comparison.looser);
            TRY_VOID(history->mayFollow(candidate, loosening));
            TRY_ASSIGN(out.text, state.profile->signPolicy(disclosure::policyText(candidate)));
            return out;
        });
}

Result<PolicyComparison> Session::usePolicy(const std::string& file, Loosening loosening)
{
    return audited<PolicyComparison>(
        m_state->log, *m_state->clock, "policy use",
        [&](Details& details) -> Result<PolicyComparison> {
            State& state = *m_state;
            TRY_ASSIGN(const auto history, state.policies.history());
            TRY_ASSIGN(const auto candidate,
                       state.policies.read(file, PolicyKeeper::Unsigned::Refused));
            auto comparison = history->compare(candidate);
            details["policy"] = candidate.stamp();
            details["replaces"] = comparison.inForce;
            details["looser"] = listed(comparison.looser);
            const auto now = state.snapshot();
            TRY_VOID(checkOverrides(candidate, now.agreements, now.data.get()));
            TRY_VOID(state.policies.put(file, loosening, *state.clock));
            return comparison;
        });
}

} // namespace core::session
