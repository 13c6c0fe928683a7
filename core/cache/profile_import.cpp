// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/data_builder.h"
#include "core/cache/data_file_writer.h"
#include "core/cache/frozen_table.h"
#include "core/cache/linkage_file.h"
#include "core/cache/profile_state.h"
#include "core/cache/random_id.h"
#include "core/cache/reseal.h"
#include "core/cache/submission_file.h"

#include <algorithm>
#include <shared_mutex>

namespace core::cache {

namespace {

constexpr std::size_t MaxSubmissions = 65535;

/// Files of an import, deleted again unless the import ends well.
class CreatedFiles
{
public:
    CreatedFiles() = default;
    CreatedFiles(const CreatedFiles&) = delete;
    CreatedFiles& operator=(const CreatedFiles&) = delete;
    ~CreatedFiles()
    {
        std::error_code ignored;
        for (const auto& file : m_files)
            std::filesystem::remove(file, ignored);
    }

    void add(std::filesystem::path file) { m_files.push_back(std::move(file)); }
    void keep() { m_files.clear(); }

private:
    std::vector<std::filesystem::path> m_files;
};

std::int64_t recordsOf(const intake::Submission& submission)
{
    std::int64_t records = 0;
    for (const auto& table : submission.tables)
        records += static_cast<std::int64_t>(table.size());
    return records;
}

/// One import, from taking the linkage to the commit.
class Import
{
public:
    Import(Profile::State& state, RandomSource& random, const Clock& clock, TaskContext& task)
        : m_state(state)
        , m_random(random)
        , m_clock(clock)
        , m_task(task)
    {
    }

    Result<BuildReport> run(std::vector<intake::Submission> submissions,
                            const std::string& agreementsText,
                            const agreements::Agreements& agreements,
                            const dictionary::Dictionary& dictionary);

private:
    Result<void> checkpoint(double fraction);
    Result<void> loadAccepted();
    Result<intake::Submission> load(const std::string& id) const;
    Result<void> checkKinds(const std::vector<intake::Submission>& submissions) const;
    Result<void> saveNew(std::vector<intake::Submission> submissions);
    Result<BuildOutcome> build(const agreements::Agreements& agreements,
                               const dictionary::Dictionary& dictionary);
    Result<void> commit(const std::string& agreementsText, const LinkageFile& linkage,
                        std::span<const Surrogate> surrogates);
    Result<void> writeRows(const Connection& connection, const std::string& agreementsText) const;

    Profile::State& m_state;
    RandomSource& m_random;
    const Clock& m_clock;
    TaskContext& m_task;
    CreatedFiles m_created;
    std::vector<intake::Submission> m_all; ///< accepted before, then the new ones
    std::size_t m_acceptedBefore = 0;
    std::string m_oldData, m_newData;
    std::int64_t m_bytes = 0;
    std::vector<FrozenRow> m_frozen; ///< of the new files
    SurrogateBook m_surrogates;
};

Result<void> Import::checkpoint(double fraction)
{
    m_task.report(fraction);
    if (m_task.isCancelled())
        return Error {ErrorCode::Cancelled, "the import was cancelled"};
    return {};
}

Result<void> Import::loadAccepted()
{
    std::vector<SubmissionInfo> accepted;
    {
        const std::lock_guard lock(m_state.connectionMutex);
        TRY_ASSIGN(accepted, m_state.readSubmissions());
        TRY_ASSIGN(m_oldData, m_state.currentData());
    }
    for (std::size_t i = 0; i < accepted.size(); ++i) {
        TRY_VOID(checkpoint(0.1 * static_cast<double>(i) / static_cast<double>(accepted.size())));
        auto submission = load(accepted[i].id);
        if (!submission)
            return submission.error().code == ErrorCode::NotFound
                ? damagedBlob("profile: an accepted submission is gone")
                : submission.error();
        m_all.push_back(std::move(submission).value());
    }
    m_acceptedBefore = m_all.size();
    return {};
}

Result<intake::Submission> Import::load(const std::string& id) const
{
    const auto path = m_state.paths.submission(id);
    Seal seal;
    {
        const std::lock_guard lock(m_state.connectionMutex);
        TRY_ASSIGN(const auto* profile, m_state.connection());
        TRY_ASSIGN(seal, lendFrozen(path, SubmissionFileKind, id, m_state.safe.keys(), *profile));
    }
    return loadSubmission(path, std::move(seal));
}

Result<void> Import::checkKinds(const std::vector<intake::Submission>& submissions) const
{
    std::vector<bool> synthetic;
    for (const auto* list : {&m_all, &submissions})
        for (const auto& submission : *list)
            synthetic.push_back(submission.synthetic);
    if (synthetic.empty() || synthetic.size() > MaxSubmissions)
        return Error {ErrorCode::InvalidInput, "no submissions, or too many"};
    if (std::find(synthetic.begin(), synthetic.end(), !synthetic.front()) != synthetic.end())
        return Error {ErrorCode::Refused, "invented and real records are never mixed"};
    return {};
}

Result<void> Import::saveNew(std::vector<intake::Submission> submissions)
{
    for (std::size_t i = 0; i < submissions.size(); ++i) {
        TRY_VOID(checkpoint(
            0.1 + 0.1 * static_cast<double>(i) / static_cast<double>(submissions.size())));
        auto& submission = submissions[i];
        submission.id = randomId(m_random);
        const auto path = m_state.paths.submission(submission.id);
        m_created.add(path);
        TRY_ASSIGN(const auto identity, saveSubmission(submission, path, m_state.safe.keys()));
        m_frozen.push_back({submission.id, identity, {}});
        m_all.push_back(std::move(submission));
    }
    return checkpoint(0.2);
}

Result<BuildOutcome> Import::build(const agreements::Agreements& agreements,
                                   const dictionary::Dictionary& dictionary)
{
    m_newData = randomId(m_random);
    const auto path = m_state.paths.data(m_newData);
    m_created.add(path);
    TRY_ASSIGN(const auto writer, DataFileWriter::create(path, m_state.safe.keys()));
    TaskContext inner(m_task.token(), [this](int permille) {
        m_task.report(0.2 + 0.7 * static_cast<double>(permille) / 1000.0);
    });
    TRY_ASSIGN(auto outcome,
               buildData({m_all, agreements, dictionary, m_newData}, m_surrogates, m_random,
                         *writer, inner));
    TRY_VOID(checkpoint(0.9));
    TRY_ASSIGN(const auto written, writer->finish(outcome.catalog));
    m_bytes = written.bytes;
    m_frozen.push_back({m_newData, written.identity, {}});
    return outcome;
}

Result<void> Import::writeRows(const Connection& connection,
                               const std::string& agreementsText) const
{
    {
        TRY_ASSIGN(auto insert,
                   connection.prepare("INSERT INTO submission (id, submitter, accepted_ms, records,"
                                      " synthetic) VALUES (?, ?, ?, ?, ?)"));
        for (std::size_t i = m_acceptedBefore; i < m_all.size(); ++i)
            TRY_VOID(insert.run({Value {m_all[i].id}, Value {m_all[i].submitter},
                                 Value {m_clock.nowMs()}, Value {recordsOf(m_all[i])},
                                 Value {std::int64_t {m_all[i].synthetic ? 1 : 0}}}));
        TRY_ASSIGN(auto swap,
                   connection.prepare("INSERT OR REPLACE INTO data_file VALUES (1, ?, ?)"));
        TRY_VOID(swap.run({Value {m_newData}, Value {m_clock.nowMs()}}));
    }
    for (const auto& row : m_frozen)
        TRY_VOID(putFrozen(connection, row));
    if (!m_oldData.empty())
        TRY_VOID(dropFrozen(connection, m_oldData));
    if (!agreementsText.empty())
        TRY_VOID(m_state.setSetting("agreements", agreementsText));
    return {};
}

/// The linkage first: surrogates that no data file uses do no harm, a data file whose surrogates
/// are lost does.
Result<void> Import::commit(const std::string& agreementsText, const LinkageFile& linkage,
                            std::span<const Surrogate> surrogates)
{
    TRY_VOID(linkage.append(surrogates));
    TRY_VOID(checkpoint(0.98));
    const std::lock_guard lock(m_state.connectionMutex);
    TRY_ASSIGN(const auto* profile, m_state.connection());
    TRY_VOID(profile->run("BEGIN IMMEDIATE"));
    const auto committed = [&]() -> Result<void> {
        TRY_VOID(writeRows(*profile, agreementsText));
        TRY_VOID(linkage.commit());
        return profile->commit();
    }();
    if (!committed)
        profile->rollback();
    return committed;
}

Result<BuildReport> Import::run(std::vector<intake::Submission> submissions,
                                const std::string& agreementsText,
                                const agreements::Agreements& agreements,
                                const dictionary::Dictionary& dictionary)
{
    TRY_VOID(checkpoint(0.0));
    TRY_ASSIGN(auto seal, lendKey(m_state.key(LinkageFileKind), LinkageFileKind));
    TRY_ASSIGN(const auto linkage, LinkageFile::take(m_state.paths.linkage(), std::move(seal)));
    if (!linkage)
        return Error {ErrorCode::Busy, "another import is running"};
    TRY_VOID(loadAccepted());
    TRY_VOID(checkKinds(submissions));
    TRY_VOID(saveNew(std::move(submissions)));
    TRY_ASSIGN(m_surrogates, linkage->load());
    TRY_ASSIGN(const auto outcome, build(agreements, dictionary));
    TRY_VOID(commit(agreementsText, *linkage, outcome.newSurrogates));
    m_created.keep();
    if (!m_oldData.empty()) {
        std::error_code ignored; // if it stays, the next open removes it
        std::filesystem::remove(m_state.paths.data(m_oldData), ignored);
    }
    m_task.report(1.0);
    return BuildReport {m_newData, outcome.records, m_bytes, outcome.repeatedRecords,
                        outcome.linkage};
}

} // namespace

Result<BuildReport> Profile::import(std::vector<intake::Submission> submissions,
                                    const std::string& agreementsText,
                                    const agreements::Agreements& agreements,
                                    const dictionary::Dictionary& dictionary, RandomSource& random,
                                    const Clock& clock, TaskContext& task)
{
    const std::shared_lock unchanged(m_state->keysMutex, std::try_to_lock);
    if (!unchanged)
        return Error {ErrorCode::Busy, "the keys are being changed"};
    return Import(*m_state, random, clock, task)
        .run(std::move(submissions), agreementsText, agreements, dictionary);
}

} // namespace core::cache
