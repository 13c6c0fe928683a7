// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/profile.h"

#include "core/cache/linkage_file.h"
#include "core/cache/profile_state.h"
#include "core/cache/random_id.h"

#include <algorithm>
#include <system_error>

namespace core::cache {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t LinkageKeySize = 32;

/// Format 1.
const Migration FirstTables
    = {"CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
       "CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
       "CREATE TABLE submission (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
       " submitter TEXT NOT NULL, accepted_ms INTEGER NOT NULL, records INTEGER NOT NULL,"
       " synthetic INTEGER NOT NULL)",
       "CREATE TABLE data_file (current INTEGER PRIMARY KEY CHECK (current = 1),"
       " id TEXT NOT NULL, built_ms INTEGER NOT NULL)",
       "CREATE TABLE audit (sequence INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL)"};
const std::vector<Migration> Migrations = {FirstTables};

Result<void> makeFolders(const ProfilePaths& paths)
{
    std::error_code failed;
    fs::create_directories(paths.folder, failed);
    if (failed || !fs::is_directory(paths.folder, failed))
        return Error {ErrorCode::Io, "the profile's folder cannot be made"};
    if (!fs::is_empty(paths.folder, failed) || failed)
        return Error {ErrorCode::Io, "the profile's folder is not empty"};
    fs::permissions(paths.folder, fs::perms::owner_all, failed);
    for (const auto& folder : {paths.submissions(), paths.data()})
        if (!fs::create_directory(folder, failed) || failed)
            return Error {ErrorCode::Io, "the profile's folder cannot be filled"};
    return {};
}

Result<void> writeNewProfile(const Connection& connection, RandomSource& random, const Clock& clock)
{
    TRY_VOID(connection.migrate(ProfileFileKind, Migrations));
    SecretBuffer key(LinkageKeySize);
    random.fill(key.bytes());
    const auto* first = reinterpret_cast<const std::uint8_t*>(key.bytes().data()); // NOLINT
    TRY_VOID(connection.run("BEGIN IMMEDIATE"));
    {
        TRY_ASSIGN(auto set, connection.prepare("INSERT INTO setting VALUES (?, ?)"));
        TRY_VOID(set.run({Value {"id"}, Value {randomId(random)}}));
        TRY_VOID(set.run({Value {"created_ms"}, Value {std::to_string(clock.nowMs())}}));
        TRY_ASSIGN(auto hide, connection.prepare("INSERT INTO secret VALUES ('linkage_key', ?)"));
        TRY_VOID(hide.run({Value {Bytes(first, first + key.size())}}));
    }
    return connection.commit();
}

Result<void> makeProfile(const ProfilePaths& paths, RandomSource& random, const Clock& clock)
{
    TRY_VOID(LinkageFile::create(paths.linkage()));
    TRY_ASSIGN(const auto connection,
               Connection::open(paths.profile(), ProfileFileKind, Access::CreateMutable));
    return writeNewProfile(connection, random, clock);
}

template<typename Keep>
void removeUnless(const fs::path& folder, Keep keep)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (!keep(entry.path()))
            fs::remove(entry.path(), ignored);
}

} // namespace

Profile::Profile(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Profile::~Profile() = default;

Result<std::unique_ptr<Profile>> Profile::create(const fs::path& folder, RandomSource& random,
                                                 const Clock& clock)
{
    const ProfilePaths paths {folder};
    std::error_code unreadable;
    const bool wasThere = fs::exists(folder, unreadable);
    TRY_VOID(makeFolders(paths));
    if (const auto made = makeProfile(paths, random, clock); !made) {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(folder, ignored))
            fs::remove_all(entry.path(), ignored);
        if (!wasThere)
            fs::remove(folder, ignored);
        return made.error();
    }
    return open(folder);
}

Result<std::unique_ptr<Profile>> Profile::open(const fs::path& folder)
{
    const ProfilePaths paths {folder};
    TRY_ASSIGN(auto connection,
               Connection::open(paths.profile(), ProfileFileKind, Access::Mutable));
    TRY_VOID(connection.migrate(ProfileFileKind, Migrations));
    auto state = std::make_unique<State>(paths, std::move(connection));
    TRY_ASSIGN(state->id, state->setting("id"));
    const auto linkage = LinkageFile::take(paths.linkage());
    if (!linkage)
        return linkage.error().code == ErrorCode::NotFound
            ? Error {ErrorCode::Corrupt, "the profile's linkage is gone"}
            : linkage.error();
    if (linkage.value()) // else an import is running: its files are no leftovers
        TRY_VOID(state->removeLeftovers());
    return std::unique_ptr<Profile>(new Profile(std::move(state)));
}

const fs::path& Profile::folder() const
{
    return m_state->paths.folder;
}

std::string Profile::id() const
{
    return m_state->id;
}

Result<SecretBuffer> Profile::linkageKey() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(auto select,
               m_state->connection.prepare("SELECT value FROM secret WHERE name = 'linkage_key'"));
    TRY_VOID(select.run());
    TRY_ASSIGN(const bool found, select.next());
    const Bytes bytes = found ? select.blob(0) : Bytes();
    if (bytes.size() != LinkageKeySize)
        return Error {ErrorCode::Corrupt, "the profile has no linkage key"};
    SecretBuffer key(bytes.size());
    std::copy(bytes.begin(), bytes.end(),
              reinterpret_cast<std::uint8_t*>(key.bytes().data())); // NOLINT
    return key;
}

Result<std::vector<SubmissionInfo>> Profile::submissions() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    return m_state->readSubmissions();
}

Result<std::string> Profile::agreementsText() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    return m_state->setting("agreements");
}

Result<std::shared_ptr<const DataFile>> Profile::openData() const
{
    std::string id;
    {
        const std::lock_guard lock(m_state->connectionMutex);
        TRY_ASSIGN(id, m_state->currentData());
    }
    if (id.empty())
        return Error {ErrorCode::NotFound, "nothing was imported yet"};
    auto data = DataFile::open(m_state->paths.data(id));
    if (!data && data.error().code == ErrorCode::NotFound)
        return Error {ErrorCode::Corrupt, "the current data file is gone"};
    return data;
}

Result<void> Profile::appendAudit(const AuditRow& row)
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(auto insert, m_state->connection.prepare("INSERT INTO audit VALUES (?, ?, ?)"));
    return insert.run({Value {row.sequence}, Value {row.body}, Value {row.hash}});
}

Result<std::vector<AuditRow>> Profile::auditRows() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(
        auto select,
        m_state->connection.prepare("SELECT sequence, body, hash FROM audit ORDER BY sequence"));
    TRY_VOID(select.run());
    std::vector<AuditRow> rows;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return rows;
        rows.push_back({select.integer(0), select.text(1), select.text(2)});
    }
}

Result<AuditRow> Profile::lastAuditRow() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(auto select,
               m_state->connection.prepare(
                   "SELECT sequence, body, hash FROM audit ORDER BY sequence DESC LIMIT 1"));
    TRY_VOID(select.run());
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return AuditRow {};
    return AuditRow {select.integer(0), select.text(1), select.text(2)};
}

Result<std::string> Profile::State::setting(const std::string& name) const
{
    TRY_ASSIGN(auto select, connection.prepare("SELECT value FROM setting WHERE name = ?"));
    TRY_VOID(select.run({Value {name}}));
    TRY_ASSIGN(const bool found, select.next());
    return found ? select.text(0) : std::string();
}

Result<void> Profile::State::setSetting(const std::string& name, const std::string& value) const
{
    TRY_ASSIGN(auto insert, connection.prepare("INSERT OR REPLACE INTO setting VALUES (?, ?)"));
    return insert.run({Value {name}, Value {value}});
}

Result<std::string> Profile::State::currentData() const
{
    TRY_ASSIGN(auto select, connection.prepare("SELECT id FROM data_file"));
    TRY_VOID(select.run());
    TRY_ASSIGN(const bool found, select.next());
    return found ? select.text(0) : std::string();
}

Result<std::vector<SubmissionInfo>> Profile::State::readSubmissions() const
{
    TRY_ASSIGN(auto select,
               connection.prepare("SELECT id, submitter, accepted_ms, records FROM submission"
                                  " ORDER BY sequence"));
    TRY_VOID(select.run());
    std::vector<SubmissionInfo> rows;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return rows;
        rows.push_back({select.text(0), select.text(1), select.integer(2), select.integer(3)});
    }
}

Result<void> Profile::State::removeLeftovers() const
{
    TRY_ASSIGN(const auto accepted, readSubmissions());
    TRY_ASSIGN(const auto current, currentData());
    removeUnless(paths.submissions(), [&](const fs::path& file) {
        return std::any_of(accepted.begin(), accepted.end(), [&](const auto& submission) {
            return file.filename() == submission.id + ".segue";
        });
    });
    removeUnless(paths.data(),
                 [&](const fs::path& file) { return file.filename() == current + ".segue"; });
    return {};
}

} // namespace core::cache
