// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/database_guard.h"

#include "core/vault/sealed/sealed_header.h"
#include "core/vault/sealed/sealed_vfs.h"

#include <sqlite3.h>

#include <algorithm>

namespace core::vault {

namespace {

int denyAttach(void*, int action, const char*, const char*, const char*, const char*)
{
    return action == SQLITE_ATTACH || action == SQLITE_DETACH ? SQLITE_DENY : SQLITE_OK;
}

Result<void> checkMagic(sqlite3_file* raw)
{
    sqlite3_int64 size = 0;
    if (raw->pMethods->xFileSize(raw, &size) != SQLITE_OK)
        return Error {ErrorCode::Crypto, "the database's file has no size"};
    if (size == 0)
        return {};
    std::array<std::byte, SealedMagic.size()> begin {};
    const int code = raw->pMethods->xRead(raw, begin.data(), static_cast<int>(begin.size()), 0);
    if (code != SQLITE_OK || begin != SealedMagic)
        return Error {ErrorCode::Crypto, "the database's file is not sealed"};
    return {};
}

} // namespace

Result<void> guardDatabase(void* database)
{
    auto* const db = static_cast<sqlite3*>(database);
    if (!db || sqlite3_set_authorizer(db, denyAttach, nullptr) != SQLITE_OK)
        return Error {ErrorCode::Crypto, "no authorizer"};
    sqlite3_vfs* vfs = nullptr;
    sqlite3_file* file = nullptr;
    const bool told = sqlite3_file_control(db, "main", SQLITE_FCNTL_VFS_POINTER, &vfs) == SQLITE_OK
        && sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK;
    sqlite3_file* const raw = told ? rawFileUnder(file) : nullptr;
    if (!raw || !vfsUnder(vfs))
        return Error {ErrorCode::Crypto, "the database is not on the sealed VFS"};
    return checkMagic(raw);
}

} // namespace core::vault
