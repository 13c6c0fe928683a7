// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/agreements/agreements.h"
#include "core/audit/audit_log.h"
#include "core/base/refused_answer.h"
#include "core/cohort/members.h"
#include "core/cohort/plan.h"
#include "core/disclosure/gate.h"
#include "core/disclosure/policy_strictness.h"
#include "core/session/audited.h"
#include "core/session/prepared.h"
#include "core/session/session_state.h"

#include <chrono>

namespace core::session {

namespace {

Error nothingImported()
{
    return {.code = ErrorCode::NotFound, .detail = "the profile holds no data file"};
}

Provenance provenanceOf(const cache::Catalog& catalog, const agreements::Agreements& agreements)
{
    Provenance provenance;
    provenance.dataId = catalog.id;
    provenance.title = agreements.title();
    provenance.asOf = catalog.asOf;
    provenance.synthetic = catalog.synthetic;
    provenance.notAgreed = agreements.notAgreed();
    return provenance;
}

/// The others are released whatever else is: what those tables tell together is not for the guard.
bool isGuarded(Standing standing)
{
    return standing == Standing::Lattice || standing == Standing::Adhoc;
}

} // namespace

Session::Session(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Session::~Session() = default;

Result<std::shared_ptr<Session>> Session::start(std::unique_ptr<cache::Profile> profile,
                                                std::shared_ptr<const Clock> clock)
{
    TRY_ASSIGN(auto words, dictionary::Dictionary::load());
    auto state = std::make_unique<State>(std::move(profile), std::move(words), std::move(clock));
    TRY_VOID(state->reload());
    TRY_VOID(state->policies.begin(*state->clock));
    return std::shared_ptr<Session>(new Session(std::move(state)));
}

Result<void> Session::State::reload()
{
    Current fresh;
    auto data = profile->openData();
    if (data)
        fresh.data = std::move(data).value();
    else if (data.error().code != ErrorCode::NotFound)
        fresh.unreadable = data.error(); // the profile opens, so that its damage can be looked at
    TRY_ASSIGN(fresh.agreementsText, profile->agreementsText());
    if (!fresh.agreementsText.empty()) {
        TRY_ASSIGN(fresh.agreements, agreements::Agreements::parse(fresh.agreementsText));
    }
    const std::lock_guard guard(mutex);
    current = std::move(fresh);
    return {};
}

Result<Answer> Session::State::answer(const std::string& question, const std::string& language,
                                      TaskContext& task, Details& details) const
{
    const Current now = snapshot();
    if (!now.data)
        return now.unreadable.value_or(nothingImported());
    TRY_ASSIGN(const ReadQuestion read, readQuestion(question));
    const cache::Catalog& catalog = now.data->catalog();
    details = {{"question", read.canonical}, {"data", catalog.id}};
    TRY_ASSIGN(const PreparedQuestion ready, prepare(read, dictionary, catalog, now.agreements));

    TRY_ASSIGN(const auto known, policies.history());
    const disclosure::Gate gate(disclosure::appliedTo(known->inForce, ready.institutions));
    const auto start = std::chrono::steady_clock::now();
    cohort::ExecutionReport report;
    cohort::Members members;
    TRY_ASSIGN(const Standing standing, standingOf(read.query, gate.policy()));
    TRY_ASSIGN(const cohort::RawTable counts,
               countAll(*ready.plan, *now.data, task,
                        {.report = &report, .members = isGuarded(standing) ? &members : nullptr}));
    const double executeMs = elapsedMs(start);
    const auto gateStart = std::chrono::steady_clock::now();
    TRY_ASSIGN(auto table, gate.disclose(counts, catalog.asOf, task));
    details.emplace("policy", table.policy());
    const double gateMs = elapsedMs(gateStart);
    if (isGuarded(standing))
        TRY_VOID(guard(now, {standing, conditionsIn(read.query)}, {counts, members, table}, *known,
                       gate.policy(), task));
    const std::string explanation
        = cohort::explain(*ready.plan) + cohort::explain(report, table.total().n.isShown());
    std::vector<std::pair<std::string, Day>> endEarlier;
    for (const cohort::EarlierEnd& one : cohort::earlierEnds(*ready.plan))
        endEarlier.emplace_back(catalog.institutions[one.institution - 1U].name, one.through);
    auto changes = disclosure::changesOf(table, gate.policy().minChange);
    return Answer {.table = std::move(table),
                   .changes = std::move(changes),
                   .definition = cohort::sentence(read.query, dictionary, language),
                   .questionHash = hashOf(read),
                   .provenance = provenanceOf(catalog, now.agreements),
                   .endEarlier = std::move(endEarlier),
                   .executeMs = executeMs,
                   .gateMs = gateMs,
                   .explanation = explanation};
}

Result<void> Session::State::guard(const Current& now, const Guarded& asked,
                                   const disclosure::Counted& answer, const PolicyHistory& known,
                                   const disclosure::Policy& policy, TaskContext& task) const
{
    const bool isAllowed
        = asked.standing == Standing::Lattice
        || disclosure::mayBeAsked(
              policy, {.conditions = asked.conditions, .people = answer.raw.total.n.people});
    bool tells = false;
    if (policy.guardLattice && policy.diffGuard > 0) {
        const LatticeBasis basis {now.data, now.agreements, now.agreementsText, known.inForce};
        TRY_ASSIGN(const auto lattice, lattices.lattice(basis, dictionary, task));
        std::vector<disclosure::SameCell> same;
        TRY_ASSIGN(tells, lattice->guard.tellsOfFew(answer, policy, task, &same));
        if (asked.standing == Standing::Adhoc) { // the others are such tables themselves
            TRY_ASSIGN(const bool isOut, showItself(*lattice, same, basis, dictionary, task));
            tells = tells || !isOut;
        }
    }
    return isAllowed && !tells ? Result<void>() : refusedAnswer();
}

Result<Answer> Session::ask(const std::string& question, const std::string& language,
                            TaskContext& task) const
{
    return audited<Answer>(m_state->log, *m_state->clock, "query", [&](Details& details) {
        return m_state->answer(question, language, task, details);
    });
}

Result<Provenance> Session::provenance() const
{
    const auto now = m_state->snapshot();
    if (!now.data)
        return now.unreadable.value_or(nothingImported());
    return provenanceOf(now.data->catalog(), now.agreements);
}

Result<std::vector<audit::Entry>> Session::auditEntries() const
{
    return m_state->log.entries();
}

Result<audit::Verification> Session::verifyAudit() const
{
    return m_state->log.verify();
}

} // namespace core::session
