// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/profile.h"

#include "core/cache/freshness.h"
#include "core/cache/frozen_table.h"
#include "core/cache/linkage_file.h"
#include "core/cache/profile_state.h"
#include "core/cache/reseal.h"
#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <system_error>

namespace core::cache {

namespace {

namespace fs = std::filesystem;

/// Format 1.
const Migration FirstTables
    = {"CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)", CreateFrozenTable,
       "CREATE TABLE submission (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
       " submitter TEXT NOT NULL, accepted_ms INTEGER NOT NULL, records INTEGER NOT NULL,"
       " synthetic INTEGER NOT NULL)",
       "CREATE TABLE data_file (current INTEGER PRIMARY KEY CHECK (current = 1),"
       " id TEXT NOT NULL, built_ms INTEGER NOT NULL)",
       "CREATE TABLE audit (sequence INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL)"};
/// Format 2: a policy that is signed. Two programs may come here at once.
const Migration PolicyTables
    = {"CREATE TABLE IF NOT EXISTS signing_key (current INTEGER PRIMARY KEY CHECK (current = 1),"
       " public_key BLOB NOT NULL, wrapped BLOB NOT NULL)",
       "CREATE TABLE IF NOT EXISTS policy (sequence INTEGER PRIMARY KEY, signed TEXT NOT NULL,"
       " used_ms INTEGER NOT NULL)"};
const std::vector<Migration> Migrations = {FirstTables, PolicyTables};

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

Result<void> makeDatabases(const ProfilePaths& paths, const vault::DataKeys& keys,
                           const Clock& clock)
{
    TRY_ASSIGN(auto linkage, lendKey(keys.key(LinkageFileKind.purpose), LinkageFileKind));
    TRY_VOID(LinkageFile::create(paths.linkage(), std::move(linkage)));
    TRY_ASSIGN(auto seal, lendKey(keys.key(ProfileFileKind.purpose), ProfileFileKind));
    TRY_ASSIGN(
        const auto connection,
        Connection::open(paths.profile(), ProfileFileKind, Access::CreateMutable, std::move(seal)));
    TRY_VOID(connection.migrate(ProfileFileKind, Migrations));
    TRY_ASSIGN(auto set, connection.prepare("INSERT INTO setting VALUES ('created_ms', ?)"));
    return set.run({Value {std::to_string(clock.nowMs())}});
}

template<typename Keep>
void removeUnless(const fs::path& folder, Keep keep)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (!keep(entry.path()))
            fs::remove(entry.path(), ignored);
}

void undoCreate(const ProfilePaths& paths, const std::shared_ptr<vault::Keychain>& keychain,
                bool folderWasThere)
{
    // Where it fails nothing lies under these keys: what stays of them opens nothing.
    static_cast<void>(vault::KeySafe::destroy(paths.keys(), keychain));
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(paths.folder, ignored))
        fs::remove_all(entry.path(), ignored);
    if (!folderWasThere)
        fs::remove(paths.folder, ignored);
}

} // namespace

Profile::Profile(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Profile::~Profile() = default;

Result<Profile::Created> Profile::create(const fs::path& folder, vault::NewSafe wanted,
                                         std::shared_ptr<vault::Keychain> keychain,
                                         const Clock& clock)
{
    const ProfilePaths paths {folder};
    std::error_code unreadable;
    const bool wasThere = fs::exists(folder, unreadable);
    TRY_VOID(makeFolders(paths));
    auto made = [&]() -> Result<Created> {
        TRY_ASSIGN(auto lock, UseLock::take(paths.lock()));
        TRY_ASSIGN(auto safe, vault::KeySafe::create(paths.keys(), std::move(wanted), keychain));
        TRY_VOID(makeDatabases(paths, safe.safe.keys(), clock));
        auto state = std::make_unique<State>(paths, std::move(lock), std::move(safe.safe));
        TRY_ASSIGN(auto profile, openWith(std::move(state), Freshness::Renewed));
        return Created {std::move(profile), std::move(safe.recoveryWords)};
    }();
    if (!made)
        undoCreate(paths, keychain, wasThere);
    return made;
}

Result<vault::KeyFileFacts> Profile::facts(const fs::path& folder)
{
    const ProfilePaths paths {folder};
    auto facts = vault::KeySafe::facts(paths.keys());
    std::error_code ignored;
    if (!facts && facts.error().code == ErrorCode::NotFound && fs::exists(paths.profile(), ignored))
        return Error {ErrorCode::Corrupt, "the profile's key file is gone"};
    return facts;
}

Result<std::unique_ptr<Profile>> Profile::open(const fs::path& folder, const vault::Proof& proof,
                                               std::shared_ptr<vault::Keychain> keychain,
                                               Freshness freshness)
{
    const ProfilePaths paths {folder};
    TRY_VOID(facts(folder));
    TRY_ASSIGN(auto lock, UseLock::take(paths.lock()));
    TRY_ASSIGN(auto safe, vault::KeySafe::unlock(paths.keys(), proof, std::move(keychain)));
    return openWith(std::make_unique<State>(paths, std::move(lock), std::move(safe)), freshness);
}

Result<std::unique_ptr<Profile>> Profile::openWith(std::unique_ptr<State> state,
                                                   Freshness freshness)
{
    auto mark = state->safe.highWater();
    if (!mark && freshness == Freshness::Required)
        return mark.error();
    const auto known = mark ? mark.value() : std::nullopt;
    state->counter = known ? known->counter : 0;
    if (state->useLock.isAlone()) {
        const auto& keys = state->safe.keys();
        if (known && freshness != Freshness::Renewed)
            TRY_VOID(checkFresh(state->paths, keys, *known));
        if (const auto marked = state->markOpen(); !marked && freshness != Freshness::WhereKnown)
            return marked.error();
        if (state->safe.facts().rekeyPending) // one that was cut off
            TRY_VOID(resealMutableFiles(state->paths, keys));
    }
    TRY_VOID(state->connect());
    if (state->useLock.isAlone()) {
        TRY_VOID(state->recoverLinkage());
        TRY_VOID(state->removeLeftovers());
        state->useLock.share();
    }
    return std::unique_ptr<Profile>(new Profile(std::move(state)));
}

Result<void> Profile::State::connect()
{
    TRY_ASSIGN(auto seal, lendKey(key(ProfileFileKind), ProfileFileKind));
    TRY_ASSIGN(auto opened,
               Connection::open(paths.profile(), ProfileFileKind, Access::Mutable, seal));
    TRY_VOID(opened.migrate(ProfileFileKind, Migrations));
    walWasCut = walWasCut || seal->walWasCut();
    openConnection = std::move(opened);
    return {};
}

Result<void> Profile::State::recoverLinkage()
{
    TRY_ASSIGN(const auto seal, lendKey(key(LinkageFileKind), LinkageFileKind));
    const auto linkage = LinkageFile::take(paths.linkage(), seal);
    walWasCut = walWasCut || seal->walWasCut();
    if (!linkage && linkage.error().code == ErrorCode::NotFound)
        return Error {ErrorCode::Corrupt, "the profile's linkage is gone"};
    if (!linkage)
        return linkage.error();
    return {};
}

Result<void> Profile::State::markOpen()
{
    return safe.setHighWater({.counter = ++counter});
}

Profile::State::~State()
{
    if (!openConnection)
        return;
    openConnection.reset();
    if (!safe.facts().protection.keychain) // nowhere to keep the mark
        return;
    if (!useLock.becomeAlone())
        return;
    // Where this fails the mark says "open", as after a crash: nothing is lost but the promise.
    if (auto mark = measure(paths, safe.keys())) {
        mark.value().counter = ++counter;
        static_cast<void>(safe.setHighWater(mark.value()));
    }
}

Result<const Connection*> Profile::State::connection() const
{
    if (!openConnection)
        return Error {ErrorCode::Internal, "the profile is closed"};
    return &*openConnection;
}

const fs::path& Profile::folder() const
{
    return m_state->paths.folder;
}

std::string Profile::id() const
{
    return vault::toHex(m_state->safe.facts().profile);
}

bool Profile::isInventedOnly() const
{
    return m_state->safe.facts().inventedOnly;
}

bool Profile::wasRecovered() const
{
    return m_state->walWasCut;
}

Result<SecretBuffer> Profile::linkageKey() const
{
    const std::shared_lock lock(m_state->keysMutex);
    return SecretBuffer::copyOf(m_state->safe.keys().key(vault::Purpose::Pseudonyms));
}

Result<std::string> Profile::draft() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    return m_state->setting("draft");
}

Result<void> Profile::keepDraft(const std::string& draft)
{
    const std::lock_guard lock(m_state->connectionMutex);
    return m_state->setSetting("draft", draft);
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
    std::filesystem::path path;
    Seal seal;
    {
        const std::lock_guard lock(m_state->connectionMutex);
        TRY_ASSIGN(const auto id, m_state->currentData());
        if (id.empty())
            return Error {ErrorCode::NotFound, "nothing was imported yet"};
        path = m_state->paths.data(id);
        TRY_ASSIGN(const auto* profile, m_state->connection());
        TRY_ASSIGN(seal, lendFrozen(path, DataFileKind, id, m_state->safe.keys(), *profile));
    }
    auto data = DataFile::open(path, std::move(seal));
    if (!data && data.error().code == ErrorCode::NotFound)
        return Error {ErrorCode::Corrupt, "the current data file is gone"};
    return data;
}

Result<void> Profile::appendAudit(const AuditRow& row)
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(const auto* profile, m_state->connection());
    TRY_ASSIGN(auto insert, profile->prepare("INSERT INTO audit VALUES (?, ?, ?)"));
    return insert.run({Value {row.sequence}, Value {row.body}, Value {row.hash}});
}

Result<std::vector<AuditRow>> Profile::auditRows() const
{
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_ASSIGN(const auto* profile, m_state->connection());
    TRY_ASSIGN(auto select,
               profile->prepare("SELECT sequence, body, hash FROM audit ORDER BY sequence"));
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
    TRY_ASSIGN(const auto* profile, m_state->connection());
    TRY_ASSIGN(
        auto select,
        profile->prepare("SELECT sequence, body, hash FROM audit ORDER BY sequence DESC LIMIT 1"));
    TRY_VOID(select.run());
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return AuditRow {};
    return AuditRow {select.integer(0), select.text(1), select.text(2)};
}

Result<std::string> Profile::State::setting(const std::string& name) const
{
    TRY_ASSIGN(const auto* profile, connection());
    TRY_ASSIGN(auto select, profile->prepare("SELECT value FROM setting WHERE name = ?"));
    TRY_VOID(select.run({Value {name}}));
    TRY_ASSIGN(const bool found, select.next());
    return found ? select.text(0) : std::string();
}

Result<void> Profile::State::setSetting(const std::string& name, const std::string& value) const
{
    TRY_ASSIGN(const auto* profile, connection());
    TRY_ASSIGN(auto insert, profile->prepare("INSERT OR REPLACE INTO setting VALUES (?, ?)"));
    return insert.run({Value {name}, Value {value}});
}

Result<std::string> Profile::State::currentData() const
{
    TRY_ASSIGN(const auto* profile, connection());
    TRY_ASSIGN(auto select, profile->prepare("SELECT id FROM data_file"));
    TRY_VOID(select.run());
    TRY_ASSIGN(const bool found, select.next());
    return found ? select.text(0) : std::string();
}

Result<std::vector<SubmissionInfo>> Profile::State::readSubmissions() const
{
    TRY_ASSIGN(const auto* profile, connection());
    TRY_ASSIGN(auto select,
               profile->prepare("SELECT id, submitter, accepted_ms, records FROM submission"
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
