// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/agreements/agreements.h"
#include "core/audit/audit_log.h"
#include "core/cohort/plan.h"
#include "core/cohort/text_form.h"
#include "core/disclosure/gate.h"
#include "core/disclosure/policy_strictness.h"
#include "core/session/audited.h"
#include "core/session/authorise.h"
#include "core/session/session_state.h"
#include "core/session/written_out.h"
#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <chrono>
#include <thread>

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
    TRY_ASSIGN(const cohort::Query asked, cohort::parse(question));
    TRY_ASSIGN(const cohort::Query query, writtenOut(asked));
    const std::string canonical = cohort::print(query);
    details = {{"question", canonical}, {"data", now.data->catalog().id}};
    TRY_ASSIGN(const auto plan, cohort::bind(query, dictionary, now.data->catalog()));

    const auto institutions = institutionsOf(*plan, now.data->catalog());
    const auto decision = authorise(now.agreements, institutions);
    if (!decision.allowed)
        return Error {
            .code = ErrorCode::Denied, .detail = decision.reason, .place = decision.members.first};

    TRY_ASSIGN(const auto known, policies.history());
    const disclosure::Gate gate(disclosure::appliedTo(known->inForce, institutions));
    const auto start = std::chrono::steady_clock::now();
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    cohort::ExecutionReport report;
    TRY_ASSIGN(const cohort::RawTable counts,
               cohort::execute(*plan, *now.data, threads, task, {.report = &report}));
    const double executeMs = elapsedMs(start);
    const auto gateStart = std::chrono::steady_clock::now();
    TRY_ASSIGN(auto table, gate.disclose(counts, now.data->catalog().asOf, task));
    details.emplace("policy", table.policy());
    const std::string explanation
        = cohort::explain(*plan) + cohort::explain(report, table.total().n.isShown());
    const auto& members = now.data->catalog().institutions;
    std::vector<std::pair<std::string, Day>> endEarlier;
    for (const cohort::EarlierEnd& one : cohort::earlierEnds(*plan))
        endEarlier.emplace_back(members[one.institution - 1U].name, one.through);
    auto changes = disclosure::changesOf(table, gate.policy().minChange);
    return Answer {.table = std::move(table),
                   .changes = std::move(changes),
                   .definition = cohort::sentence(query, dictionary, language),
                   .questionHash = vault::toHex(vault::sha256(canonical)),
                   .provenance = provenanceOf(now.data->catalog(), now.agreements),
                   .endEarlier = std::move(endEarlier),
                   .executeMs = executeMs,
                   .gateMs = elapsedMs(gateStart),
                   .explanation = explanation};
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
