// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_vfs.h"

#include "core/vault/sealed/database_file.h"
#include "core/vault/sealed/journal_file.h"
#include "core/vault/sealed/open_databases.h"
#include "core/vault/sealed/sealed_io_methods.h"
#include "core/vault/sealed/wal_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace core::vault {

namespace {

struct SealedVfs
{
    explicit SealedVfs(const SealedVfsOptions& options)
        : name(options.name)
        , patience(options.patience)
        , databases(!options.keyWithoutHandle.empty())
    {
        if (!options.keyWithoutHandle.empty())
            fixedKey
                = std::make_shared<LentKey>(options.keyWithoutHandle, Role::Profile, std::nullopt);
    }
    const std::string name;
    const std::chrono::microseconds patience;
    OpenDatabases databases;
    std::shared_ptr<LentKey> fixedKey; ///< null in the product
    sqlite3_vfs vfs {};
    sqlite3_vfs* under = nullptr;
};

SealedVfs& self(sqlite3_vfs* vfs)
{
    return *static_cast<SealedVfs*>(vfs->pAppData);
}

sqlite3_vfs* under(sqlite3_vfs* vfs)
{
    return self(vfs).under;
}

std::shared_ptr<LentKey> keyOfDatabase(SealedVfs& vfs, const char* name)
{
    if (vfs.fixedKey)
        return vfs.fixedKey;
    const char* const text = sqlite3_uri_parameter(name, "seal");
    if (!text)
        return nullptr;
    const std::string_view digits = text;
    std::uint64_t number = 0;
    const auto parsed = std::from_chars(digits.begin(), digits.end(), number);
    const bool whole = parsed.ec == std::errc {} && parsed.ptr == digits.end();
    return whole ? findLentKey(number) : nullptr;
}

bool isFrozenRole(Role role)
{
    return role == Role::Data || role == Role::Submission;
}

std::unique_ptr<SealedVfsFile> openDatabase(SealedVfs& vfs, const char* name,
                                            SealedVfsFile::Setup setup)
{
    setup.key = keyOfDatabase(vfs, name);
    if (!setup.key)
        return nullptr;
    setup.role = setup.key->role();
    setup.blockSize = isFrozenRole(setup.role) ? FrozenBlock : MutableBlock;
    setup.patience = setup.key->frozen() ? std::chrono::microseconds {0} : vfs.patience;
    auto state = vfs.databases.add(name, setup.key);
    auto file = std::make_unique<DatabaseFile>(std::move(setup), std::move(state));
    const bool immutable = !vfs.fixedKey && sqlite3_uri_boolean(name, "immutable", 0) != 0;
    if (!file->open(immutable))
        return nullptr;
    return file;
}

std::unique_ptr<SealedVfsFile> openWal(SealedVfs& vfs, const char* name, SealedVfsFile::Setup setup)
{
    auto state = vfs.databases.ownerOf(name, "-wal");
    if (!state)
        return nullptr;
    setup.key = state->key();
    setup.role = Role::Wal;
    setup.patience = vfs.patience;
    return std::make_unique<WalFile>(std::move(setup), std::move(state));
}

std::unique_ptr<SealedVfsFile> openJournal(SealedVfs& vfs, const char* name,
                                           SealedVfsFile::Setup setup, Role role)
{
    if (vfs.fixedKey) {
        setup.key = vfs.fixedKey;
    } else {
        const auto state = role == Role::Journal ? vfs.databases.ownerOf(name, "-journal")
                                                 : vfs.databases.ownerOfSuperJournal(name);
        if (!state)
            return nullptr;
        setup.key = state->key();
    }
    setup.role = role;
    setup.patience = vfs.patience;
    return std::make_unique<JournalFile>(std::move(setup));
}

std::unique_ptr<SealedVfsFile> openTemporary(SealedVfsFile::Setup setup)
{
    auto key = temporaryKey();
    if (!key)
        return nullptr;
    setup.key = std::move(key).value();
    return std::make_unique<SealedVfsFile>(std::move(setup));
}

/// Null where it cannot be opened; the fault is with the key, if there is one.
std::unique_ptr<SealedVfsFile> wrap(SealedVfs& vfs, const char* name, sqlite3_file* raw, int flags)
{
    SealedVfsFile::Setup setup {.under = raw, .key = nullptr};
    if (!name)
        return openTemporary(std::move(setup));
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
        return openDatabase(vfs, name, std::move(setup));
    if ((flags & SQLITE_OPEN_WAL) != 0)
        return openWal(vfs, name, std::move(setup));
    if ((flags & SQLITE_OPEN_MAIN_JOURNAL) != 0)
        return openJournal(vfs, name, std::move(setup), Role::Journal);
    if ((flags & SQLITE_OPEN_SUPER_JOURNAL) != 0)
        return openJournal(vfs, name, std::move(setup), Role::SuperJournal);
    return openTemporary(std::move(setup));
}

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* const open = new (static_cast<void*>(file)) OpenSealedFile {};
    sqlite3_file* const raw = open->under();
    raw->pMethods = nullptr;
    const int code = under(vfs)->xOpen(under(vfs), name, raw, flags, outFlags);
    auto wrapped = code == SQLITE_OK ? wrap(self(vfs), name, raw, flags) : nullptr;
    if (!wrapped) {
        if (raw->pMethods)
            raw->pMethods->xClose(raw);
        return code == SQLITE_OK ? SQLITE_CANTOPEN : code;
    }
    open->file = wrapped.release(); // closeFile() deletes it
    open->base.pMethods = sealedIoMethods(raw->pMethods->iVersion);
    return SQLITE_OK;
}

// What follows passes through: each call of a VFS takes the VFS itself.

int deleteFile(sqlite3_vfs* vfs, const char* name, int syncFolder)
{
    return under(vfs)->xDelete(under(vfs), name, syncFolder);
}

int accessFile(sqlite3_vfs* vfs, const char* name, int flags, int* result)
{
    return under(vfs)->xAccess(under(vfs), name, flags, result);
}

int fullPathname(sqlite3_vfs* vfs, const char* name, int bytes, char* out)
{
    return under(vfs)->xFullPathname(under(vfs), name, bytes, out);
}

void* openLibrary(sqlite3_vfs* vfs, const char* name)
{
    return under(vfs)->xDlOpen(under(vfs), name);
}

void libraryError(sqlite3_vfs* vfs, int bytes, char* out)
{
    under(vfs)->xDlError(under(vfs), bytes, out);
}

void (*librarySymbol(sqlite3_vfs* vfs, void* library, const char* symbol))(void)
{
    return under(vfs)->xDlSym(under(vfs), library, symbol);
}

void closeLibrary(sqlite3_vfs* vfs, void* library)
{
    under(vfs)->xDlClose(under(vfs), library);
}

int randomness(sqlite3_vfs* vfs, int bytes, char* out)
{
    return under(vfs)->xRandomness(under(vfs), bytes, out);
}

int sleepFor(sqlite3_vfs* vfs, int microseconds)
{
    return under(vfs)->xSleep(under(vfs), microseconds);
}

int currentTime(sqlite3_vfs* vfs, double* time)
{
    return under(vfs)->xCurrentTime(under(vfs), time);
}

int lastError(sqlite3_vfs* vfs, int bytes, char* out)
{
    return under(vfs)->xGetLastError ? under(vfs)->xGetLastError(under(vfs), bytes, out) : 0;
}

int currentTime64(sqlite3_vfs* vfs, sqlite3_int64* time)
{
    return under(vfs)->xCurrentTimeInt64(under(vfs), time);
}

int setSystemCall(sqlite3_vfs* vfs, const char* name, sqlite3_syscall_ptr call)
{
    return under(vfs)->xSetSystemCall(under(vfs), name, call);
}

sqlite3_syscall_ptr getSystemCall(sqlite3_vfs* vfs, const char* name)
{
    return under(vfs)->xGetSystemCall(under(vfs), name);
}

const char* nextSystemCall(sqlite3_vfs* vfs, const char* name)
{
    return under(vfs)->xNextSystemCall(under(vfs), name);
}

void fillMethods(sqlite3_vfs& vfs)
{
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = accessFile;
    vfs.xFullPathname = fullPathname;
    vfs.xDlOpen = openLibrary;
    vfs.xDlError = libraryError;
    vfs.xDlSym = librarySymbol;
    vfs.xDlClose = closeLibrary;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleepFor;
    vfs.xCurrentTime = currentTime;
    vfs.xGetLastError = lastError;
    vfs.xCurrentTimeInt64 = currentTime64;
    vfs.xSetSystemCall = setSystemCall;
    vfs.xGetSystemCall = getSystemCall;
    vfs.xNextSystemCall = nextSystemCall;
}

} // namespace

Result<void> registerSealedVfs(const SealedVfsOptions& options)
{
    const int isDefault = options.isDefault ? 1 : 0;
    sqlite3_vfs* const earlier = sqlite3_vfs_find(options.name.c_str());
    if (earlier && vfsUnder(earlier)) {
        if (sqlite3_vfs_register(earlier, isDefault) != SQLITE_OK)
            return Error {ErrorCode::Internal, "VFS refused"};
        return {};
    }
    sqlite3_vfs* const below
        = sqlite3_vfs_find(options.under.empty() ? nullptr : options.under.c_str());
    if (!below)
        return Error {ErrorCode::Internal, "no VFS " + options.under};
    auto sealed = std::make_unique<SealedVfs>(options);
    sealed->under = below;
    sqlite3_vfs& vfs = sealed->vfs;
    vfs.iVersion = std::min(below->iVersion, 3); // SQLite looks at the version before it calls
    vfs.szOsFile = static_cast<int>(sizeof(OpenSealedFile)) + below->szOsFile;
    vfs.mxPathname = below->mxPathname;
    vfs.zName = sealed->name.c_str();
    vfs.pAppData = sealed.get();
    fillMethods(vfs);
    if (sqlite3_vfs_register(&vfs, isDefault) != SQLITE_OK)
        return Error {ErrorCode::Internal, "VFS refused"};
    sealed.release(); // SQLite keeps it for the rest of the process
    return {};
}

sqlite3_vfs* vfsUnder(const sqlite3_vfs* vfs)
{
    return vfs && vfs->xOpen == openFile ? static_cast<SealedVfs*>(vfs->pAppData)->under : nullptr;
}

sqlite3_file* rawFileUnder(sqlite3_file* file)
{
    OpenSealedFile* const open = asSealed(file);
    return open ? open->under() : nullptr;
}

} // namespace core::vault
