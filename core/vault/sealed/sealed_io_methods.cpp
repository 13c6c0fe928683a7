// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/sealed_io_methods.h"

namespace core::vault {

namespace {

OpenSealedFile& self(sqlite3_file* file)
{
    return *reinterpret_cast<OpenSealedFile*>(file);
}

const sqlite3_io_methods& methodsUnder(sqlite3_file* file)
{
    return *self(file).under()->pMethods;
}

int closeFile(sqlite3_file* file)
{
    OpenSealedFile& open = self(file);
    delete open.file;
    open.file = nullptr;
    return open.under()->pMethods->xClose(open.under());
}

int readFile(sqlite3_file* file, void* out, int bytes, sqlite3_int64 offset)
{
    return self(file).file->read(static_cast<std::uint64_t>(offset),
                                 {static_cast<std::byte*>(out), static_cast<std::size_t>(bytes)});
}

int writeFile(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 offset)
{
    return self(file).file->write(
        static_cast<std::uint64_t>(offset),
        {static_cast<const std::byte*>(data), static_cast<std::size_t>(bytes)});
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    return self(file).file->truncate(static_cast<std::uint64_t>(size));
}

int syncFile(sqlite3_file* file, int flags)
{
    return self(file).file->sync(flags);
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    std::uint64_t bytes = 0;
    const int code = self(file).file->size(bytes);
    *size = static_cast<sqlite3_int64>(bytes);
    return code;
}

int lockFile(sqlite3_file* file, int level)
{
    const int code = methodsUnder(file).xLock(self(file).under(), level);
    if (code == SQLITE_OK)
        self(file).file->noteLock(level);
    return code;
}

int unlockFile(sqlite3_file* file, int level)
{
    const int code = methodsUnder(file).xUnlock(self(file).under(), level);
    if (code == SQLITE_OK)
        self(file).file->noteLock(level);
    return code;
}

int checkReservedLock(sqlite3_file* file, int* reserved)
{
    return methodsUnder(file).xCheckReservedLock(self(file).under(), reserved);
}

int controlFile(sqlite3_file* file, int operation, void* argument)
{
    switch (operation) {
    case SQLITE_FCNTL_CHUNK_SIZE: // these would size or map the raw file
    case SQLITE_FCNTL_SIZE_HINT:
        return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE:
        *static_cast<sqlite3_int64*>(argument) = 0;
        return SQLITE_OK;
    case SQLITE_FCNTL_POWERSAFE_OVERWRITE:
        *static_cast<int*>(argument) = 0;
        return SQLITE_OK;
    case SQLITE_FCNTL_BEGIN_ATOMIC_WRITE:
    case SQLITE_FCNTL_COMMIT_ATOMIC_WRITE:
    case SQLITE_FCNTL_ROLLBACK_ATOMIC_WRITE:
        return SQLITE_NOTFOUND;
    default:
        break;
    }
    const int code = methodsUnder(file).xFileControl(self(file).under(), operation, argument);
    if (operation == SQLITE_FCNTL_VFSNAME && code == SQLITE_OK) {
        char** const name = static_cast<char**>(argument);
        *name = sqlite3_mprintf("sealed/%z", *name);
    }
    return code;
}

int sectorSize(sqlite3_file* file)
{
    return static_cast<int>(self(file).file->blockSize());
}

int deviceCharacteristics(sqlite3_file* file)
{
    const int under = methodsUnder(file).xDeviceCharacteristics(self(file).under());
    const int ours = self(file).file->isImmutable() ? SQLITE_IOCAP_IMMUTABLE : 0;
    return (under & SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN) | ours;
}

int mapSharedMemory(sqlite3_file* file, int region, int bytes, int extend, void volatile** out)
{
    const int code = methodsUnder(file).xShmMap(self(file).under(), region, bytes, extend, out);
    self(file).file->noteSharedMemory(true);
    return code;
}

int lockSharedMemory(sqlite3_file* file, int first, int count, int flags)
{
    const int code = methodsUnder(file).xShmLock(self(file).under(), first, count, flags);
    if (code == SQLITE_OK)
        self(file).file->noteSharedMemoryLock(first, count, flags);
    return code;
}

void sharedMemoryBarrier(sqlite3_file* file)
{
    methodsUnder(file).xShmBarrier(self(file).under());
}

int unmapSharedMemory(sqlite3_file* file, int remove)
{
    self(file).file->noteSharedMemory(false);
    return methodsUnder(file).xShmUnmap(self(file).under(), remove);
}

sqlite3_io_methods methodsOfVersion(int version)
{
    sqlite3_io_methods methods {};
    methods.iVersion = version; // not 3: a mapped file would be ciphertext
    methods.xClose = closeFile;
    methods.xRead = readFile;
    methods.xWrite = writeFile;
    methods.xTruncate = truncateFile;
    methods.xSync = syncFile;
    methods.xFileSize = sizeOfFile;
    methods.xLock = lockFile;
    methods.xUnlock = unlockFile;
    methods.xCheckReservedLock = checkReservedLock;
    methods.xFileControl = controlFile;
    methods.xSectorSize = sectorSize;
    methods.xDeviceCharacteristics = deviceCharacteristics;
    if (version >= 2) {
        methods.xShmMap = mapSharedMemory;
        methods.xShmLock = lockSharedMemory;
        methods.xShmBarrier = sharedMemoryBarrier;
        methods.xShmUnmap = unmapSharedMemory;
    }
    return methods;
}

} // namespace

OpenSealedFile* asSealed(sqlite3_file* file)
{
    const bool ours = file && file->pMethods && file->pMethods->xRead == readFile;
    return ours ? &self(file) : nullptr;
}

const sqlite3_io_methods* sealedIoMethods(int underVersion)
{
    static const sqlite3_io_methods plain = methodsOfVersion(1);
    static const sqlite3_io_methods withSharedMemory = methodsOfVersion(2);
    return underVersion >= 2 ? &withSharedMemory : &plain;
}

} // namespace core::vault
