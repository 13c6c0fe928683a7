// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a session holds, for the files that implement its services.
#pragma once

#include "core/agreements/agreements.h"
#include "core/audit/audit_log.h"
#include "core/cache/profile.h"
#include "core/disclosure/gate.h"
#include "core/session/audited.h"
#include "core/session/lattice.h"
#include "core/session/policy_state.h"
#include "core/session/session.h"
#include "core/session/system_random.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace core::identity {
class KeyMaker;
}

namespace core::session {

struct IntakePlan;

struct Session::State
{
    State(std::unique_ptr<cache::Profile> openedProfile, dictionary::Dictionary words,
          std::shared_ptr<const Clock> wallClock)
        : profile(std::move(openedProfile))
        , dictionary(std::move(words))
        , clock(std::move(wallClock))
        , policies(*profile)
        , log(*profile)
    {
    }

    struct Current
    {
        std::shared_ptr<const cache::DataFile> data; ///< null while nothing was imported
        std::optional<Error> unreadable; ///< why there is none although something was imported
        agreements::Agreements agreements;
        std::string agreementsText;
    };

    Result<void> reload();
    Result<Answer> answer(const std::string& question, const std::string& language,
                          TaskContext& task, Details& details) const;
    struct Guarded
    {
        Standing standing = Standing::Adhoc;
        int conditions = 0; ///< comparisons, anywhere in the question
    };
    /// Refused where the policy does not let such a question be asked, or its answer would tell of
    /// few people beside what counts as released.
    Result<void> guard(const Current& now, const Guarded& asked, const disclosure::Counted& answer,
                       const PolicyHistory& known, const disclosure::Policy& policy,
                       TaskContext& task) const;
    Result<ImportOutcome> readFiles(const IntakePlan& plan, const identity::KeyMaker* keys,
                                    std::vector<intake::Submission>& accepted,
                                    TaskContext& task) const;

    std::unique_ptr<cache::Profile> profile;
    dictionary::Dictionary dictionary;
    std::shared_ptr<const Clock> clock;
    SystemRandom random;
    PolicyKeeper policies;
    mutable LatticeKeeper lattices;
    mutable audit::AuditLog log;

    Current snapshot() const
    {
        const std::lock_guard guard(mutex);
        return current;
    }
    mutable std::mutex mutex; ///< guards current
    Current current;
};

inline double elapsedMs(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

} // namespace core::session
