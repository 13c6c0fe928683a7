// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The only door for app/ and ui/: opens a profile and offers the use cases. Each one authorises,
// prepares, does and discloses, inside exactly one audit event.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dictionary/layout.h"
#include "core/intake/report.h"
#include "core/session/answer.h"
#include "core/session/import.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace core::audit {
struct Entry;
struct Verification;
} // namespace core::audit

namespace core::session {

class Session
{
public:
    static Result<std::shared_ptr<Session>> create(const std::filesystem::path& profile,
                                                   std::shared_ptr<const Clock> clock);
    static Result<std::shared_ptr<Session>> open(const std::filesystem::path& profile,
                                                 std::shared_ptr<const Clock> clock);
    ~Session();

    /// Answers a `.cohort` text on the current data file. Safe from any thread, one call at a time
    /// per thread. @p language: "en" or "es", for the definition.
    Result<Answer> ask(const std::string& question, const std::string& language,
                       TaskContext& task) const;

    /// NotFound while nothing was imported.
    Result<Provenance> provenance() const;

    /// Reads, validates, links, builds. A refused file is no error: the outcome says so, and the
    /// profile is as it was.
    Result<ImportOutcome> import(const ImportRequest& request, TaskContext& task);

    /// Validates only.
    Result<ImportOutcome> validate(const ImportRequest& request, TaskContext& task);

    Result<std::vector<audit::Entry>> auditEntries() const;
    Result<audit::Verification> verifyAudit() const;

private:
    struct State;
    explicit Session(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace core::session
