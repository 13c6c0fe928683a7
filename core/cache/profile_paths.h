// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the files of a profile lie inside its folder.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

namespace core::cache {

struct ProfilePaths
{
    std::filesystem::path folder;

    std::filesystem::path keys() const { return folder / "keys.segue"; }
    std::filesystem::path lock() const { return folder / "profile.lock"; }
    std::filesystem::path profile() const { return folder / "profile.segue"; }
    std::filesystem::path linkage() const { return folder / "linkage.segue"; }
    std::filesystem::path submissions() const { return folder / "submissions"; }
    std::filesystem::path submission(const std::string& id) const
    {
        return submissions() / (id + ".segue");
    }
    std::filesystem::path data() const { return folder / "data"; }
    std::filesystem::path data(const std::string& id) const { return data() / (id + ".segue"); }
};

/// SQLite's file beside @p database: "-wal", "-shm", "-journal".
inline std::filesystem::path beside(std::filesystem::path database, const char* ending)
{
    database += ending;
    return database;
}

/// A closed database has none, unless a crash or a failing disk left it.
inline bool hasJournal(const std::filesystem::path& database)
{
    std::error_code ignored;
    return std::filesystem::exists(beside(database, "-wal"), ignored)
        || std::filesystem::exists(beside(database, "-journal"), ignored);
}

} // namespace core::cache
