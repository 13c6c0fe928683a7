// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "device.h"

#include "core/vault/sealed/sealed_header.h"

#include <sqlite3.h>

#include <new>

namespace {

sqlite3_vfs* vfsUnder = nullptr;
Sectors told = Sectors::AsSystem;

/// The file of the VFS under it follows directly.
struct DeviceFile
{
    sqlite3_file base;
};

sqlite3_file* under(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<DeviceFile*>(file) + 1);
}

/// Calls the same method of the file under it.
template<auto Method, typename... Arguments>
auto pass(sqlite3_file* file, Arguments... arguments)
{
    return (under(file)->pMethods->*Method)(under(file), arguments...);
}

using Methods = sqlite3_io_methods;

int control(sqlite3_file* file, int operation, void* argument)
{
    if (told == Sectors::AsSystem)
        return pass<&Methods::xFileControl>(file, operation, argument);
    switch (operation) {
    case SQLITE_FCNTL_CHUNK_SIZE:
    case SQLITE_FCNTL_SIZE_HINT:
        return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE:
        *static_cast<sqlite3_int64*>(argument) = 0;
        return SQLITE_OK;
    case SQLITE_FCNTL_POWERSAFE_OVERWRITE:
        *static_cast<int*>(argument) = 0;
        return SQLITE_OK;
    default:
        return pass<&Methods::xFileControl>(file, operation, argument);
    }
}

int sectorSize(sqlite3_file*)
{
    return told == Sectors::AsSystem ? 512 : static_cast<int>(core::vault::MutableBlock);
}

int characteristics(sqlite3_file* file)
{
    const int kept
        = pass<&Methods::xDeviceCharacteristics>(file) & SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
    return told == Sectors::AsSystem ? kept | SQLITE_IOCAP_POWERSAFE_OVERWRITE : kept;
}

Methods makeMethods()
{
    Methods methods {};
    methods.iVersion = 2;
    methods.xClose = pass<&Methods::xClose>;
    methods.xRead = pass<&Methods::xRead, void*, int, sqlite3_int64>;
    methods.xWrite = pass<&Methods::xWrite, const void*, int, sqlite3_int64>;
    methods.xTruncate = pass<&Methods::xTruncate, sqlite3_int64>;
    methods.xSync = pass<&Methods::xSync, int>;
    methods.xFileSize = pass<&Methods::xFileSize, sqlite3_int64*>;
    methods.xLock = pass<&Methods::xLock, int>;
    methods.xUnlock = pass<&Methods::xUnlock, int>;
    methods.xCheckReservedLock = pass<&Methods::xCheckReservedLock, int*>;
    methods.xFileControl = control;
    methods.xSectorSize = sectorSize;
    methods.xDeviceCharacteristics = characteristics;
    methods.xShmMap = pass<&Methods::xShmMap, int, int, int, void volatile**>;
    methods.xShmLock = pass<&Methods::xShmLock, int, int, int>;
    methods.xShmBarrier = pass<&Methods::xShmBarrier>;
    methods.xShmUnmap = pass<&Methods::xShmUnmap, int>;
    return methods;
}

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    static const Methods methods = makeMethods();
    auto* const opened = new (static_cast<void*>(file)) DeviceFile {};
    sqlite3_file* const below = under(&opened->base);
    below->pMethods = nullptr;
    const int code = vfsUnder->xOpen(vfsUnder, name, below, flags, outFlags);
    if (below->pMethods != nullptr)
        opened->base.pMethods = &methods;
    return code;
}

} // namespace

int registerDevice(const char* under, Sectors sectors)
{
    static sqlite3_vfs device;
    if (vfsUnder == nullptr) {
        vfsUnder = sqlite3_vfs_find(under);
        told = sectors;
        device = *vfsUnder;
        device.pNext = nullptr;
        device.zName = "device";
        device.szOsFile += static_cast<int>(sizeof(DeviceFile));
        device.xOpen = openFile;
    }
    return sqlite3_vfs_register(&device, 1);
}
