// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A profile: the folder with everything Segue keeps. Accepts submissions, builds data files from
// them, and never leaves a half: an import is one transaction of the profile.
#pragma once

#include "core/agreements/agreements.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret_buffer.h"
#include "core/base/task.h"
#include "core/cache/data_file.h"
#include "core/dictionary/dictionary.h"
#include "core/identity/linkage.h"
#include "core/intake/submission.h"
#include "core/vault/keys/key_safe.h"
#include "core/vault/sealed/check_file.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace core::cache {

struct SubmissionInfo
{
    std::string id;
    std::string submitter;
    std::int64_t acceptedMs = 0;
    std::int64_t records = 0;
};

using identity::LinkageReport;

struct BuildReport
{
    std::string dataId;
    std::int64_t records = 0;
    std::int64_t bytes = 0;
    std::int64_t repeatedRecords = 0; ///< the same record in two submissions, kept once
    LinkageReport linkage;
};

/// One row of the audit log as it is stored; the audit folder gives it meaning.
struct AuditRow
{
    std::int64_t sequence = 0;
    std::string body; ///< canonical JSON
    std::string hash; ///< hex
};

/// What to do about the mark of the last clean close.
enum class Freshness
{
    Required, ///< an older or altered copy is refused
    WhereKnown, ///< the same, but a keychain that does not answer is no reason
    Renewed ///< what is there becomes the latest: a deliberate restore
};

/// One file of the profile and what a look at every block of it gave.
struct CheckedFile
{
    std::string name; ///< relative to the profile's folder
    vault::FileCheck check;
    bool isIntact() const { return !check.refused && check.damagedBlocks == 0; }
};

/// Closing the last Profile of a folder, in any process, brings its journal in and marks its state
/// in the keychain.
class Profile
{
public:
    struct Created;

    /// Io when the folder cannot be made or is not empty; as vault::KeySafe::create.
    static Result<Created> create(const std::filesystem::path& folder, vault::NewSafe wanted,
                                  std::shared_ptr<vault::Keychain> keychain, const Clock& clock);
    /// NotFound, as vault::KeySafe::unlock, OlderCopy, NotOurs, NewerFormat, Corrupt, Busy or Io.
    static Result<std::unique_ptr<Profile>> open(const std::filesystem::path& folder,
                                                 const vault::Proof& proof,
                                                 std::shared_ptr<vault::Keychain> keychain,
                                                 Freshness freshness = Freshness::Required);
    ~Profile();

    /// What stands in plain. NotFound when the folder holds no profile; Corrupt when its key file
    /// is gone; as vault::KeySafe::facts.
    static Result<vault::KeyFileFacts> facts(const std::filesystem::path& folder);

    /// Destroys the keys, then deletes the files. NotFound, Busy, Io.
    static Result<void> wipe(const std::filesystem::path& folder,
                             const std::shared_ptr<vault::Keychain>& keychain);

    const std::filesystem::path& folder() const;
    std::string id() const;
    bool isInventedOnly() const;
    /// After a crash its journal was used up to the last intact commit.
    bool wasRecovered() const;

    /// As vault::KeySafe::protect.
    Result<void> protect(vault::Protection protection, const SecretBuffer& passphrase);

    /// New keys for every file; returns the words of the new recovery code. Busy while another has
    /// the profile open. Where it is cancelled or fails midway the words are returned all the same
    /// and facts().rekeyPending says so; the next rekey ends that one first.
    Result<SecretBuffer> rekey(const vault::Proof& proof, TaskContext& task);

    /// Every block of every file. Damage is no error. Cancelled, Io.
    Result<std::vector<CheckedFile>> check(TaskContext& task) const;

    /// The same where damage lets nobody open the profile: what its keys alone can tell. As
    /// vault::KeySafe::unlock, Busy.
    static Result<std::vector<CheckedFile>> checkClosed(const std::filesystem::path& folder,
                                                        const vault::Proof& proof,
                                                        std::shared_ptr<vault::Keychain> keychain,
                                                        TaskContext& task);

    /// A text of the user's that survives the lock; empty when there is none.
    Result<std::string> draft() const;
    Result<void> keepDraft(const std::string& draft);

    /// The key under which identifiers become pseudonyms.
    Result<SecretBuffer> linkageKey() const;

    /// With which this profile's signatures are checked, in hexadecimal. The private part leaves
    /// the vault never; it is made when it is first asked for.
    Result<std::string> publicKey() const;
    /// As vault::signText().
    Result<std::string> signPolicy(const std::string& text) const;
    /// As vault::verifyText(), with this profile's key: NotOurs, WrongKey, Corrupt.
    Result<std::string> verifyPolicy(const std::string& signedText) const;

    /// All that were ever in force, signed, the latest last.
    Result<std::vector<std::string>> policies() const;
    Result<std::int64_t> policyCount() const;
    /// Puts @p signedText in force after @p after others. Busy when another came meanwhile.
    Result<void> appendPolicy(std::int64_t after, const std::string& signedText,
                              const Clock& clock);

    Result<std::vector<SubmissionInfo>> submissions() const;
    /// JSON text of the agreements file in force; empty when there is none.
    Result<std::string> agreementsText() const;

    /// Stores @p submissions (and @p agreementsText where not empty), builds a new data file from
    /// everything accepted so far, and swaps it in, all in one transaction: on an error or a cancel
    /// the profile is as it was. Invented and real submissions are never mixed (Refused).
    Result<BuildReport> import(std::vector<intake::Submission> submissions,
                               const std::string& agreementsText,
                               const agreements::Agreements& agreements,
                               const dictionary::Dictionary& dictionary, RandomSource& random,
                               const Clock& clock, TaskContext& task);

    /// The current data file; NotFound while nothing was imported.
    Result<std::shared_ptr<const DataFile>> openData() const;

    Result<void> appendAudit(const AuditRow& row);
    Result<std::vector<AuditRow>> auditRows() const;
    Result<AuditRow> lastAuditRow() const; ///< sequence 0 when the log is empty

    struct State; ///< inside core/cache only

private:
    explicit Profile(std::unique_ptr<State> state);
    static Result<std::unique_ptr<Profile>> openWith(std::unique_ptr<State> state,
                                                     Freshness freshness);
    std::unique_ptr<State> m_state;
};

struct Profile::Created
{
    std::unique_ptr<Profile> profile;
    SecretBuffer recoveryWords;
};

} // namespace core::cache
