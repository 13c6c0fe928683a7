// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Opens sealed databases through SQLite's C API, as the one door does through Qt's driver.
#pragma once

#include "core/vault/sealed/seal_ring.h"
#include "core/vault/sealed/sealed_vfs.h"
#include "tests/support/temporary_folder.h"

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

namespace core::vault::test {

using Key = std::array<std::byte, 32>;

/// 32 times @p byte.
Key keyOf(int byte);

struct OpenHow
{
    Key key = keyOf(7);
    Role role = Role::Profile;
    std::optional<FrozenIdentity> frozen = {};
    std::string vfs = SealedVfsName;
    std::string parameters = {}; ///< more of the URI, each with a leading '&'
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
};

class Database
{
public:
    explicit Database(const std::filesystem::path& path, const OpenHow& how = {});
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    int openCode() const { return m_openCode; }
    sqlite3* handle() { return m_db; }
    SealHandle& seal() { return m_seal; }

    /// The extended result code.
    int run(const std::string& sql);
    /// All rows, columns by '|', rows by ' '; "error <code>" when it fails.
    std::string ask(const std::string& sql);
    void close();

private:
    SealHandle m_seal;
    sqlite3* m_db = nullptr;
    int m_openCode = SQLITE_OK;
};

/// A folder that goes with everything in it.
class Folder : public test_support::TemporaryFolder
{
public:
    Folder();
    std::filesystem::path operator/(const std::string& name) const { return path() / name; }
};

std::string slurp(const std::filesystem::path& path);
void spill(const std::filesystem::path& path, const std::string& bytes);

/// Registers the VFS "impatient" once: the sealed one without patience, so that a test of a
/// thousand damaged files need not wait for writers that are not there.
std::string impatientVfs();

} // namespace core::vault::test
