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

class Profile
{
public:
    /// Io when the folder cannot be made or is not empty.
    static Result<std::unique_ptr<Profile>> create(const std::filesystem::path& folder,
                                                   RandomSource& random, const Clock& clock);
    /// NotFound, NotOurs, NewerFormat, Corrupt or Io.
    static Result<std::unique_ptr<Profile>> open(const std::filesystem::path& folder);
    ~Profile();

    const std::filesystem::path& folder() const;
    std::string id() const;

    /// The key under which identifiers become pseudonyms.
    Result<SecretBuffer> linkageKey() const;

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
    std::unique_ptr<State> m_state;
};

} // namespace core::cache
