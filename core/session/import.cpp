// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/import.h"

#include "core/identity/key_maker.h"
#include "core/session/audited.h"
#include "core/session/intake_plan.h"
#include "core/session/session_state.h"

#include <algorithm>

namespace core::session {

bool ImportOutcome::isRefused() const
{
    return std::any_of(reports.begin(), reports.end(),
                       [](const intake::QualityReport& report) { return report.isRefused(); });
}

Result<ImportOutcome> Session::State::readFiles(const IntakePlan& plan,
                                                const identity::KeyMaker* keys,
                                                std::vector<intake::Submission>& accepted,
                                                TaskContext& task) const
{
    const auto start = std::chrono::steady_clock::now();
    ImportOutcome outcome;
    outcome.passedOver = plan.passedOver;
    TaskContext reading(task.token());
    for (std::size_t i = 0; i < plan.submissions.size(); ++i) {
        task.report(static_cast<double>(i) / static_cast<double>(plan.submissions.size()));
        TRY_ASSIGN(auto read,
                   intake::readSubmission(plan.submissions[i], dictionary, keys, reading));
        outcome.reports.push_back(std::move(read.report));
        if (read.submission)
            accepted.push_back(std::move(*read.submission));
    }
    outcome.readMs = elapsedMs(start);
    return outcome;
}

Result<ImportOutcome> Session::import(const ImportRequest& request, TaskContext& task)
{
    return audited<ImportOutcome>(
        m_state->log, *m_state->clock, "import", [&](Details& details) -> Result<ImportOutcome> {
            State& state = *m_state;
            TRY_ASSIGN(const auto plan,
                       planIntake(request, state.snapshot().agreementsText, state.dictionary));
            const bool invented = std::all_of(plan.submissions.begin(), plan.submissions.end(),
                                              [](const auto& one) { return one.synthetic; });
            if (state.profile->isInventedOnly() && !invented)
                return Error {ErrorCode::InventedOnly, "files that are not marked as invented"};
            TRY_ASSIGN(const SecretBuffer key, state.profile->linkageKey());
            TRY_ASSIGN(const auto keys, identity::KeyMaker::withKey(key, invented));
            std::vector<intake::Submission> accepted;
            task.setSpan(0.0, 0.5);
            TRY_ASSIGN(auto outcome, state.readFiles(plan, &keys, accepted, task));
            details["submissions"] = std::to_string(plan.submissions.size());
            if (outcome.isRefused()) {
                details["outcome"] = "refused";
                return outcome;
            }
            task.setSpan(0.5, 1.0);
            const auto start = std::chrono::steady_clock::now();
            TRY_ASSIGN(outcome.build,
                       state.profile->import(std::move(accepted), plan.agreementsText,
                                             plan.agreements, state.dictionary, state.random,
                                             *state.clock, task));
            outcome.buildMs = elapsedMs(start);
            details["data"] = outcome.build->dataId;
            // The import stands, whatever becomes of opening it here.
            if (!state.reload())
                details["reload"] = "failed";
            return outcome;
        });
}

Result<ImportOutcome> Session::validate(const ImportRequest& request, TaskContext& task)
{
    return audited<ImportOutcome>(
        m_state->log, *m_state->clock, "validate", [&](Details& details) -> Result<ImportOutcome> {
            TRY_ASSIGN(
                const auto plan,
                planIntake(request, m_state->snapshot().agreementsText, m_state->dictionary));
            std::vector<intake::Submission> unused;
            TRY_ASSIGN(auto outcome, m_state->readFiles(plan, nullptr, unused, task));
            if (outcome.isRefused())
                details["outcome"] = "refused";
            return outcome;
        });
}

} // namespace core::session
