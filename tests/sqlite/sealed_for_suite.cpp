// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a VFS the default one of SQLite's test program, as SEGUE_SUITE_VFS says: "plain", "device"
// (blocked_device.h) or "sealed", with one key for every file. For the latter it gives the scripts
// sealed_size, sealed_read and sealed_write, which look at the text of a sealed file through the
// VFS.
#include "device.h"

#include "core/vault/sealed/sealed_header.h"
#include "core/vault/sealed/sealed_vfs.h"

#include <sqlite3.h>
#include <tcl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// A file opened through the VFS, as SQLite would open it.
class OpenedFile
{
public:
    OpenedFile(const char* name, int flags)
    {
        sqlite3_vfs* const vfs = sqlite3_vfs_find(core::vault::SealedVfsName);
        m_memory.resize(static_cast<std::size_t>(vfs->szOsFile));
        m_open = vfs->xOpen(vfs, name, get(), flags, nullptr) == SQLITE_OK;
    }
    OpenedFile(const OpenedFile&) = delete;
    OpenedFile& operator=(const OpenedFile&) = delete;
    ~OpenedFile()
    {
        if (get()->pMethods != nullptr)
            get()->pMethods->xClose(get());
    }
    bool isOpen() const { return m_open; }
    sqlite3_file* get() { return reinterpret_cast<sqlite3_file*>(m_memory.data()); }

private:
    std::vector<std::byte> m_memory;
    bool m_open = false;
};

/// A sealed file by its path. A WAL is sealed with its database, which must be open meanwhile.
class SealedText
{
public:
    SealedText(const std::string& path, int flags)
    {
        const std::string name = fullPath(path);
        const std::string database = databaseOf(name);
        m_names = sqlite3_create_filename(database.c_str(), (database + "-journal").c_str(),
                                          (database + "-wal").c_str(), 0, nullptr);
        if (name.ends_with("-journal")) {
            m_file.emplace(sqlite3_filename_journal(m_names), flags | SQLITE_OPEN_MAIN_JOURNAL);
            return;
        }
        m_file.emplace(m_names, flags | SQLITE_OPEN_MAIN_DB);
        sqlite3_int64 size = 0;
        if (!name.ends_with("-wal") || !m_file->isOpen()
            || m_file->get()->pMethods->xFileSize(m_file->get(), &size) != SQLITE_OK)
            return;
        m_wal.emplace(sqlite3_filename_wal(m_names), flags | SQLITE_OPEN_WAL);
    }
    SealedText(const SealedText&) = delete;
    SealedText& operator=(const SealedText&) = delete;
    ~SealedText()
    {
        m_wal.reset();
        m_file.reset();
        sqlite3_free_filename(m_names);
    }
    bool isOpen() const { return m_wal ? m_wal->isOpen() : m_file && m_file->isOpen(); }
    sqlite3_file* get() { return (m_wal ? *m_wal : *m_file).get(); }
    const sqlite3_io_methods& methods() { return *get()->pMethods; }

private:
    static std::string fullPath(const std::string& path)
    {
        sqlite3_vfs* const vfs = sqlite3_vfs_find(core::vault::SealedVfsName);
        std::string full(static_cast<std::size_t>(vfs->mxPathname) + 1, '\0');
        vfs->xFullPathname(vfs, path.c_str(), vfs->mxPathname, full.data());
        return full.c_str(); // up to the first zero
    }
    static std::string databaseOf(const std::string& name)
    {
        for (const std::string_view ending : {"-wal", "-journal"})
            if (name.ends_with(ending))
                return name.substr(0, name.size() - ending.size());
        return name;
    }

    const char* m_names = nullptr;
    std::optional<OpenedFile> m_file, m_wal;
};

bool isSealed(const std::string& path)
{
    std::ifstream raw(path, std::ios::binary);
    std::array<char, core::vault::HeaderBytes> header {};
    if (!raw.read(header.data(), header.size()))
        return false;
    const auto decoded = core::vault::decodeHeader(std::as_bytes(std::span(header)), {});
    return decoded || decoded.error().code != core::ErrorCode::NotOurs;
}

std::optional<Tcl_WideInt> sizeOf(const std::string& path)
{
    if (!isSealed(path))
        return {};
    SealedText text(path, SQLITE_OPEN_READONLY);
    sqlite3_int64 size = 0;
    if (!text.isOpen() || text.methods().xFileSize(text.get(), &size) != SQLITE_OK)
        return {};
    return size;
}

/// sealed_size FILE: the size of its text, or -1 when it is not sealed.
int sealedSize(void*, Tcl_Interp* tcl, int count, Tcl_Obj* const words[])
{
    if (count != 2)
        return TCL_ERROR;
    Tcl_SetObjResult(tcl, Tcl_NewWideIntObj(sizeOf(Tcl_GetString(words[1])).value_or(-1)));
    return TCL_OK;
}

/// sealed_read FILE OFFSET AMOUNT: bytes, fewer at the end.
int sealedRead(void*, Tcl_Interp* tcl, int count, Tcl_Obj* const words[])
{
    Tcl_WideInt offset = 0, amount = 0;
    if (count != 4 || Tcl_GetWideIntFromObj(tcl, words[2], &offset) != TCL_OK
        || Tcl_GetWideIntFromObj(tcl, words[3], &amount) != TCL_OK)
        return TCL_ERROR;
    const std::string path = Tcl_GetString(words[1]);
    const Tcl_WideInt there = sizeOf(path).value_or(0) - offset;
    std::vector<unsigned char> bytes(
        static_cast<std::size_t>(std::clamp<Tcl_WideInt>(there, 0, amount)));
    SealedText text(path, SQLITE_OPEN_READONLY);
    const int size = static_cast<int>(bytes.size());
    if (!text.isOpen()
        || text.methods().xRead(text.get(), bytes.data(), size, offset) != SQLITE_OK) {
        Tcl_SetObjResult(tcl, Tcl_NewStringObj("cannot read through the seal", -1));
        return TCL_ERROR;
    }
    Tcl_SetObjResult(tcl, Tcl_NewByteArrayObj(bytes.data(), size));
    return TCL_OK;
}

/// sealed_write FILE OFFSET BYTES: how many were written.
int sealedWrite(void*, Tcl_Interp* tcl, int count, Tcl_Obj* const words[])
{
    Tcl_WideInt offset = 0;
    if (count != 4 || Tcl_GetWideIntFromObj(tcl, words[2], &offset) != TCL_OK)
        return TCL_ERROR;
    int size = 0;
    const unsigned char* bytes = Tcl_GetByteArrayFromObj(words[3], &size);
    SealedText text(Tcl_GetString(words[1]), SQLITE_OPEN_READWRITE);
    if (!text.isOpen() || text.methods().xWrite(text.get(), bytes, size, offset) != SQLITE_OK) {
        Tcl_SetObjResult(tcl, Tcl_NewStringObj("cannot write through the seal", -1));
        return TCL_ERROR;
    }
    Tcl_SetObjResult(tcl, Tcl_NewIntObj(size));
    return TCL_OK;
}

int addCommands(Tcl_Interp* tcl)
{
    Tcl_CreateObjCommand(tcl, "sealed_size", sealedSize, nullptr, nullptr);
    Tcl_CreateObjCommand(tcl, "sealed_read", sealedRead, nullptr, nullptr);
    Tcl_CreateObjCommand(tcl, "sealed_write", sealedWrite, nullptr, nullptr);
    return TCL_OK;
}

} // namespace

/// SQLite calls this at the end of every sqlite3_initialize(): SQLITE_EXTRA_INIT.
extern "C" int registerSealedForSuite(const char*)
{
    const char* wanted = std::getenv("SEGUE_SUITE_VFS");
    const std::string_view vfs = wanted == nullptr ? "plain" : wanted;
    if (vfs == "plain")
        return SQLITE_OK;
    if (vfs == "device")
        return registerDevice("unix", Sectors::AsSealed);
    Tcl_StaticPackage(nullptr, "Sealedtext", addCommands, nullptr);
    core::vault::SealedVfsOptions options;
    options.isDefault = true;
    options.keyWithoutHandle.assign(32, std::byte {0x5E});
    if (!core::vault::registerSealedVfs(options))
        return SQLITE_ERROR;
    return vfs == "sealed" ? SQLITE_OK
                           : registerDevice(core::vault::SealedVfsName, Sectors::AsSystem);
}
