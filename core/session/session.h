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
#include "core/session/edited_question.h"
#include "core/session/import.h"
#include "core/session/policy_services.h"
#include "core/session/repair.h"
#include "core/session/vault_services.h"

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
    struct Created;

    /// A new sealed profile and the words of its recovery code, to be shown once. As
    /// vault::KeySafe::create, and Io when the folder is not empty.
    static Result<Created> create(const std::filesystem::path& profile, NewSafe wanted,
                                  std::shared_ptr<Keychain> keychain,
                                  std::shared_ptr<const Clock> clock);

    /// NoProfile, as vault::KeySafe::unlock, OlderCopy, Corrupt, Busy.
    static Result<std::shared_ptr<Session>> open(const std::filesystem::path& profile,
                                                 const Typed& typed,
                                                 std::shared_ptr<Keychain> keychain,
                                                 std::shared_ptr<const Clock> clock);

    /// Opens with the recovery code (or the passphrase, where the keychain is lost and was not
    /// needed) and protects anew: a forgotten passphrase, a lost keychain, a new laptop.
    static Result<std::shared_ptr<Session>> recover(const std::filesystem::path& profile,
                                                    const Typed& typed, Protection protection,
                                                    const SecretBuffer& newPassphrase,
                                                    std::shared_ptr<Keychain> keychain,
                                                    std::shared_ptr<const Clock> clock);

    /// Opens a copy that open() refuses as OlderCopy, on purpose: what is there becomes the latest.
    /// @p typed must have the passphrase or the recovery code, else SecretNeeded.
    static Result<std::shared_ptr<Session>> restore(const std::filesystem::path& profile,
                                                    const Typed& typed,
                                                    std::shared_ptr<Keychain> keychain,
                                                    std::shared_ptr<const Clock> clock);

    /// NoProfile, NotOurs, Corrupt, NewerFormat, Io.
    static Result<VaultStatus> vaultStatus(const std::filesystem::path& profile,
                                           Keychain& keychain);

    /// Destroys the keys, then deletes the files. Needs no secret. Io; NoProfile.
    static Result<void> wipe(const std::filesystem::path& profile,
                             const std::shared_ptr<Keychain>& keychain);

    ~Session();

    /// Answers a `.cohort` text on the current data file. Safe from any thread, one call at a time
    /// per thread. @p language: "en" or "es", for the definition.
    Result<Answer> ask(const std::string& question, const std::string& language,
                       TaskContext& task) const;

    /// A `.cohort` text that is being written, as a sentence ("en" or "es"). Reads no record,
    /// counts nobody and so is no event. InvalidInput with place and nearest names. Any thread.
    Result<CheckedQuestion> check(const std::string& question, const std::string& language) const;

    /// How many the text is about: an answer like ask()'s, and an event like it, of which only the
    /// totals come back. Errors as ask().
    Result<QuestionCount> count(const std::string& question, TaskContext& task) const;

    /// Where the answer to @p question hides something: at most three questions, each coarser than
    /// the one before, that hide nothing. Each was answered as by ask(), with an event of its own;
    /// one that could be subtracted from @p shown so that few people are left is no repair.
    /// @p shown: the answer's table; null: it was refused as TooDetailed. Errors as ask(), but for
    /// those that only say that a candidate has no answer.
    Result<std::vector<Repair>> repairs(const std::string& question,
                                        const disclosure::DisclosedTable* shown,
                                        TaskContext& task) const;

    /// NotFound while nothing was imported.
    Result<Provenance> provenance() const;

    /// Reads, validates, links, builds. A refused file is no error: the outcome says so, and the
    /// profile is as it was.
    Result<ImportOutcome> import(const ImportRequest& request, TaskContext& task);

    /// Validates only.
    Result<ImportOutcome> validate(const ImportRequest& request, TaskContext& task);

    /// Writes new wrappings only. As vault::KeySafe::protect.
    Result<void> protect(Protection protection, const SecretBuffer& newPassphrase);

    /// Every block of every file. Damage is no error. Cancelled.
    Result<VaultCheck> checkVault(TaskContext& task) const;

    /// The same where damage lets nobody open the profile: what its keys alone can tell. No log can
    /// be written then. As vault::KeySafe::unlock, Busy.
    static Result<VaultCheck> checkClosed(const std::filesystem::path& profile, const Typed& typed,
                                          std::shared_ptr<Keychain> keychain, TaskContext& task);

    /// New keys for everything; returns the words of the new recovery code, also where it was cut
    /// short: VaultStatus::rekeyPending says so then, and the next rekey ends it. Busy while
    /// another process uses the profile.
    Result<SecretBuffer> rekey(const Typed& typed, TaskContext& task);

    /// Also where it does not hold: PolicyRefused, PolicyInvalid; then no question is answered.
    Result<PolicyInForce> policyInForce() const;

    /// What a policy would hide of the saved questions, before it is signed. @p file: the text of a
    /// file, signed by this profile or plain JSON. PolicyInvalid, PolicyRefused, Cancelled.
    Result<PolicyCheck> checkPolicy(const std::string& file, TaskContext& task) const;

    /// With the key of this profile. PolicyRefused where it is not newer than the one in force, or
    /// looser than it may be.
    Result<SignedPolicy> signPolicy(const std::string& file, Loosening loosening);

    /// Puts what signPolicy() gave in force, here and in every window that has the profile open. As
    /// signPolicy(), and PolicyRefused for a signature that is missing, of another profile or does
    /// not fit; Busy.
    Result<PolicyComparison> usePolicy(const std::string& file, Loosening loosening);

    /// What was being typed when the window was locked; empty when nothing was.
    Result<std::string> draft() const;
    Result<void> keepDraft(const std::string& draft);

    /// After a crash the profile was brought back to its last intact entry.
    bool wasRecovered() const;

    Result<std::vector<audit::Entry>> auditEntries() const;
    Result<audit::Verification> verifyAudit() const;

private:
    struct State;
    explicit Session(std::unique_ptr<State> state);
    static Result<std::shared_ptr<Session>> start(std::unique_ptr<cache::Profile> profile,
                                                  std::shared_ptr<const Clock> clock);
    std::unique_ptr<State> m_state;
};

struct Session::Created
{
    std::shared_ptr<Session> session;
    SecretBuffer recoveryWords;
};

} // namespace core::session
