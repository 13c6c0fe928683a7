// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_vfs.h"

#include "fault_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace {

/// What SQLite allots for an open file.
struct OpenFile
{
    sqlite3_file base {};
    FaultDisk* disk = nullptr;
    std::shared_ptr<DiskFile> file;
    std::string path;
    bool deleteOnClose = false;
    bool usesSharedMemory = false;
};

OpenFile& opened(sqlite3_file* file)
{
    return *reinterpret_cast<OpenFile*>(file);
}

FaultDisk& diskOf(sqlite3_vfs* vfs)
{
    return *static_cast<FaultDisk*>(vfs->pAppData);
}

int closeFile(sqlite3_file* file)
{
    OpenFile& open = opened(file);
    if (open.deleteOnClose)
        open.disk->remove(open.path, false);
    open.~OpenFile();
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset)
{
    OpenFile& open = opened(file);
    if (const int code = open.disk->permit(SQLITE_IOERR_READ, false); code != SQLITE_OK)
        return code;
    const auto& bytes = open.file->now;
    const auto wanted = static_cast<std::size_t>(amount);
    const auto from = std::min(bytes.size(), static_cast<std::size_t>(offset));
    const std::size_t there = std::min(wanted, bytes.size() - from);
    auto* const text = static_cast<std::byte*>(out);
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), there, text);
    std::fill(text + there, text + wanted, std::byte {0});
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset)
{
    OpenFile& open = opened(file);
    const auto* bytes = static_cast<const std::byte*>(from);
    const bool wasOff = open.disk->isOff();
    const int code = open.disk->permit(SQLITE_IOERR_WRITE, true);
    // The write in which the power goes is under way and may reach the disk whole; one that fails
    // for another reason has got half way.
    if (code == SQLITE_OK || (!wasOff && open.disk->isOff()))
        open.file->apply({static_cast<std::uint64_t>(offset), {bytes, bytes + amount}, false});
    else if (!wasOff)
        open.file->apply({static_cast<std::uint64_t>(offset), {bytes, bytes + amount / 2}, false});
    return code;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    OpenFile& open = opened(file);
    if (const int code = open.disk->permit(SQLITE_IOERR_TRUNCATE, true); code != SQLITE_OK)
        return code;
    open.file->apply({static_cast<std::uint64_t>(size), {}, true});
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int)
{
    OpenFile& open = opened(file);
    if (const int code = open.disk->permit(SQLITE_IOERR_FSYNC, true); code != SQLITE_OK)
        return code;
    open.disk->syncFile(*open.file);
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    OpenFile& open = opened(file);
    if (const int code = open.disk->permit(SQLITE_IOERR_FSTAT, false); code != SQLITE_OK)
        return code;
    *size = static_cast<sqlite3_int64>(open.file->now.size());
    return SQLITE_OK;
}

int lockNothing(sqlite3_file*, int)
{
    return SQLITE_OK;
}

int checkReserved(sqlite3_file*, int* isReserved)
{
    *isReserved = 0;
    return SQLITE_OK;
}

int fileControl(sqlite3_file*, int, void*)
{
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file*)
{
    return 512;
}

int characteristics(sqlite3_file*)
{
    return 0;
}

int mapSharedMemory(sqlite3_file* file, int region, int size, int, void volatile** memory)
{
    OpenFile& open = opened(file);
    if (const int code = open.disk->permit(SQLITE_IOERR_SHMMAP, false); code != SQLITE_OK)
        return code;
    if (!std::exchange(open.usesSharedMemory, true))
        ++open.file->sharedMemoryUsers;
    auto& regions = open.file->sharedMemory;
    while (regions.size() <= static_cast<std::size_t>(region))
        regions.emplace_back(static_cast<std::size_t>(size));
    *memory = regions[static_cast<std::size_t>(region)].data();
    return SQLITE_OK;
}

int lockSharedMemory(sqlite3_file*, int, int, int)
{
    return SQLITE_OK;
}

void barrier(sqlite3_file*)
{
}

/// As on POSIX: who comes first after the last has gone finds nothing of what was there.
int unmapSharedMemory(sqlite3_file* file, int)
{
    OpenFile& open = opened(file);
    if (std::exchange(open.usesSharedMemory, false) && --open.file->sharedMemoryUsers == 0)
        open.file->sharedMemory.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods Methods {
    2,           closeFile,         readFile,        writeFile,       truncateFile,
    syncFile,    fileSize,          lockNothing,     lockNothing,     checkReserved,
    fileControl, sectorSize,        characteristics, mapSharedMemory, lockSharedMemory,
    barrier,     unmapSharedMemory, nullptr,         nullptr,
};

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    FaultDisk& disk = diskOf(vfs);
    file->pMethods = nullptr;
    static int unnamed = 0;
    const std::string path = name == nullptr ? "unnamed-" + std::to_string(++unnamed) : name;
    std::shared_ptr<DiskFile> found = disk.find(path);
    const bool creates = found == nullptr && (flags & SQLITE_OPEN_CREATE) != 0;
    if (const int code = disk.permit(SQLITE_CANTOPEN, creates); code != SQLITE_OK)
        return code;
    if (creates)
        found = disk.create(path);
    if (found == nullptr)
        return SQLITE_CANTOPEN;
    auto* open
        = new (file) OpenFile {{}, &disk, found, path, (flags & SQLITE_OPEN_DELETEONCLOSE) != 0};
    open->base.pMethods = &Methods;
    if (outFlags != nullptr)
        *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* name, int syncDirectory)
{
    FaultDisk& disk = diskOf(vfs);
    if (const int code = disk.permit(SQLITE_IOERR_DELETE, true); code != SQLITE_OK)
        return code;
    if (disk.find(name) == nullptr)
        return SQLITE_IOERR_DELETE_NOENT;
    disk.remove(name, syncDirectory != 0);
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs* vfs, const char* name, int flags, int* result)
{
    FaultDisk& disk = diskOf(vfs);
    if (const int code = disk.permit(SQLITE_IOERR_ACCESS, false); code != SQLITE_OK)
        return code;
    const auto file = disk.find(name);
    // As SQLite's own on POSIX: an empty file does not exist.
    *result = file != nullptr && (flags != SQLITE_ACCESS_EXISTS || !file->now.empty()) ? 1 : 0;
    return SQLITE_OK;
}

int fullPathname(sqlite3_vfs*, const char* name, int size, char* out)
{
    const std::string path = name[0] == '/' ? name : std::string("/") + name;
    if (path.size() >= static_cast<std::size_t>(size))
        return SQLITE_CANTOPEN;
    std::memcpy(out, path.c_str(), path.size() + 1);
    return SQLITE_OK;
}

sqlite3_vfs* system()
{
    return sqlite3_vfs_find("unix");
}

int randomness(sqlite3_vfs*, int size, char* out)
{
    return system()->xRandomness(system(), size, out);
}

int sleepNot(sqlite3_vfs*, int micros)
{
    return micros;
}

int currentTime(sqlite3_vfs*, double* now)
{
    return system()->xCurrentTime(system(), now);
}

int lastError(sqlite3_vfs*, int, char*)
{
    return 0;
}

} // namespace

std::unique_ptr<sqlite3_vfs> makeFaultVfs(FaultDisk& disk)
{
    auto vfs = std::make_unique<sqlite3_vfs>();
    vfs->iVersion = 1;
    vfs->szOsFile = sizeof(OpenFile);
    vfs->mxPathname = 512;
    vfs->zName = disk.name().c_str();
    vfs->pAppData = &disk;
    vfs->xOpen = openFile;
    vfs->xDelete = deleteFile;
    vfs->xAccess = accessFile;
    vfs->xFullPathname = fullPathname;
    vfs->xRandomness = randomness;
    vfs->xSleep = sleepNot;
    vfs->xCurrentTime = currentTime;
    vfs->xGetLastError = lastError;
    return vfs;
}
