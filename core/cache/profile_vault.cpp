// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Profile does to its own sealing: protect, rekey, check, wipe.
#include "core/cache/profile.h"
#include "core/cache/profile_state.h"
#include "core/cache/reseal.h"

#include <mutex>
#include <shared_mutex>
#include <system_error>

namespace core::cache {

namespace {

namespace fs = std::filesystem;

/// One file to look at.
struct Target
{
    fs::path path;
    const FileKind& kind;
    std::span<const std::byte> key;
    std::optional<vault::FrozenIdentity> identity = {};
};

vault::FileCheck refusal(const Error& error)
{
    vault::FileCheck check;
    check.refused = error;
    return check;
}

Error busyWithKeys()
{
    return {ErrorCode::Busy, "an import, a check or a change of keys is running"};
}

/// Looks at every block of @p targets.
Result<void> tryTargets(const fs::path& folder, const std::vector<Target>& targets,
                        std::vector<CheckedFile>& files, TaskContext& task)
{
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto& target = targets[i];
        TaskContext one(task.token(), [&](int permille) {
            task.report((static_cast<double>(i) + permille / 1000.0)
                        / static_cast<double>(targets.size()));
        });
        TRY_ASSIGN(
            auto check,
            vault::checkFile(target.path, target.key, target.kind.role, target.identity, one));
        files.push_back({target.path.lexically_relative(folder).string(), std::move(check)});
    }
    return {};
}

} // namespace

Result<void> Profile::protect(vault::Protection protection, const SecretBuffer& passphrase)
{
    const std::unique_lock keys(m_state->keysMutex, std::try_to_lock);
    if (!keys)
        return busyWithKeys();
    const std::lock_guard lock(m_state->connectionMutex);
    TRY_VOID(m_state->safe.protect(protection, passphrase));
    // It has happened. Without the mark the profile is as after a crash until its next clean close.
    static_cast<void>(m_state->markOpen());
    return {};
}

Result<SecretBuffer> Profile::rekey(const vault::Proof& proof, TaskContext& task)
{
    State& state = *m_state;
    const std::unique_lock keys(state.keysMutex, std::try_to_lock);
    if (!keys)
        return busyWithKeys();
    const std::lock_guard lock(state.connectionMutex);
    if (!state.useLock.becomeAlone())
        return Error {ErrorCode::Busy, "the profile is open elsewhere"};
    const auto finish = [&]() -> Result<void> {
        state.openConnection.reset();
        const auto resealed = resealMutableFiles(state.paths, state.safe.keys());
        TRY_VOID(state.connect()); // under whichever key it now lies
        TRY_VOID(resealed);
        TRY_VOID(resealFrozenFiles(state.paths, state.safe.keys(), *state.openConnection, task));
        return state.safe.endRekey();
    };
    auto words = [&]() -> Result<SecretBuffer> {
        if (state.safe.facts().rekeyPending) {
            TRY_VOID(finish());
        }
        TRY_ASSIGN(auto fresh, state.safe.beginRekey(proof));
        // Where it fails the keys are new all the same: the words count, and the facts say what is
        // left to do.
        static_cast<void>(finish());
        return fresh;
    }();
    state.useLock.share();
    return words;
}

Result<std::vector<CheckedFile>> Profile::check(TaskContext& task) const
{
    const State& state = *m_state;
    const std::shared_lock unchanged(state.keysMutex, std::try_to_lock);
    if (!unchanged)
        return busyWithKeys();
    const auto& keys = state.safe.keys();
    std::vector<Target> targets
        = {{state.paths.profile(), ProfileFileKind, state.key(ProfileFileKind)},
           {state.paths.linkage(), LinkageFileKind, state.key(LinkageFileKind)}};
    std::vector<CheckedFile> files;
    const auto nameOf = [&state](const fs::path& path) {
        return path.lexically_relative(state.paths.folder).string();
    };
    const auto add = [&](const fs::path& path, const FileKind& kind, const std::string& id,
                         const Connection& profile) {
        if (const auto frozen = frozenKey(path, kind, id, keys, profile))
            targets.push_back({path, kind, frozen.value().key, frozen.value().identity});
        else if (!state.safe.facts().rekeyPending) // the profile is damaged where it knows the file
            targets.push_back({path, kind, state.key(kind)});
        else
            files.push_back({nameOf(path), refusal(frozen.error())});
    };
    {
        const std::lock_guard lock(state.connectionMutex);
        TRY_ASSIGN(const auto* profile, state.connection());
        TRY_VOID(profile->run("PRAGMA wal_checkpoint(TRUNCATE)"));
        TRY_ASSIGN(const auto submissions, state.readSubmissions());
        for (const auto& submission : submissions)
            add(state.paths.submission(submission.id), SubmissionFileKind, submission.id, *profile);
        TRY_ASSIGN(const auto data, state.currentData());
        if (!data.empty())
            add(state.paths.data(data), DataFileKind, data, *profile);
    }
    TRY_VOID(tryTargets(state.paths.folder, targets, files, task));
    return files;
}

Result<std::vector<CheckedFile>> Profile::checkClosed(const fs::path& folder,
                                                      const vault::Proof& proof,
                                                      std::shared_ptr<vault::Keychain> keychain,
                                                      TaskContext& task)
{
    const ProfilePaths paths {folder};
    TRY_ASSIGN(const auto lock, UseLock::take(paths.lock()));
    if (!lock.isAlone())
        return Error {ErrorCode::Busy, "the profile is open"};
    TRY_ASSIGN(const auto safe, vault::KeySafe::unlock(paths.keys(), proof, std::move(keychain)));
    const auto key = [&safe](const FileKind& kind) { return safe.keys().key(kind.purpose); };
    std::vector<Target> targets = {{paths.profile(), ProfileFileKind, key(ProfileFileKind)},
                                   {paths.linkage(), LinkageFileKind, key(LinkageFileKind)}};
    const auto addAll = [&](const fs::path& from, const FileKind& kind) {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(from, ignored))
            if (entry.path().extension() == ".segue")
                targets.push_back({entry.path(), kind, key(kind)});
    };
    addAll(paths.submissions(), SubmissionFileKind);
    addAll(paths.data(), DataFileKind);
    std::vector<CheckedFile> files;
    for (auto& target : targets) { // a rekey that was cut off has not come to all of them
        const auto earlier = safe.keys().earlier(target.kind.purpose);
        if (!earlier.empty() && liesUnderEarlierKey(target.path, target.kind, safe.keys()))
            target.key = earlier;
    }
    TRY_VOID(tryTargets(folder, targets, files, task));
    return files;
}

Result<void> Profile::wipe(const fs::path& folder, const std::shared_ptr<vault::Keychain>& keychain)
{
    const ProfilePaths paths {folder};
    std::error_code failed;
    if (!fs::exists(paths.keys(), failed) && !fs::exists(paths.profile(), failed))
        return Error {ErrorCode::NotFound, "no profile in this folder"};
    TRY_ASSIGN(const auto lock, UseLock::take(paths.lock()));
    if (!lock.isAlone())
        return Error {ErrorCode::Busy, "the profile is open"};
    TRY_VOID(vault::KeySafe::destroy(paths.keys(), keychain));
    // From here on nothing can be read any more; what follows only tidies up.
    for (const auto& database : {paths.profile(), paths.linkage()})
        for (const char* ending : {"", "-wal", "-shm", "-journal", ".rekey"})
            fs::remove(beside(database, ending), failed);
    fs::remove_all(paths.submissions(), failed);
    fs::remove_all(paths.data(), failed);
    fs::remove(paths.lock(), failed);
    fs::remove(folder, failed); // stays when something of the user's lies in it
    if (fs::exists(paths.profile()) || fs::exists(paths.data()) || fs::exists(paths.submissions()))
        return Error {ErrorCode::Io, "the keys are destroyed; some files could not be deleted"};
    return {};
}

} // namespace core::cache
