// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A sealed database whose whole content after n commits is known, so that what a crash left can be
// compared byte by byte. Uses SQLite's C API and no more of the vault than its VFS.
#pragma once

#include "core/vault/sealed/seal_ring.h"

#include <cstdint>
#include <optional>
#include <string>

struct sqlite3;

/// A key on loan for a file of its own.
core::vault::SealHandle lendKey();

/// Where and how a book is kept. The defaults are what the vault's one door sets.
struct BookPlace
{
    std::string path;
    std::string vfs;
    int pageSize = 4096;
    std::string journal = "wal";
    int checkpointPages = 1000;
};

class RecordBook
{
public:
    explicit RecordBook(BookPlace place);
    RecordBook(const RecordBook&) = delete;
    RecordBook& operator=(const RecordBook&) = delete;
    ~RecordBook();

    /// SQLite's code. Sets page size, journal mode and synchronous=FULL, in this order, and empties
    /// the WAL, as the vault's one door does.
    int open();
    void close();
    bool isOpen() const { return m_database != nullptr; }
    sqlite3* database() { return m_database; }
    /// Runs @p sql; SQLite's code.
    int run(const std::string& sql);

    /// One transaction more: a row comes, one changes, one goes.
    int commitNext();
    /// Commits that the file holds. Nothing when it cannot be read.
    std::optional<std::uint64_t> commits();
    /// Opens anew and compares everything. Empty when the file is intact and holds @p atLeast
    /// commits and @p atMost, else what is wrong.
    std::string check(std::uint64_t atLeast, std::uint64_t atMost);
    /// Compares the rows alone, within one snapshot; empty when they are as some commit left them.
    std::string checkSnapshot();
    std::string uri() const;

private:
    std::string checkAll(std::uint64_t atLeast, std::uint64_t atMost);
    std::string checkRows(std::uint64_t commits);

    BookPlace m_place;
    core::vault::SealHandle m_key;
    sqlite3* m_database = nullptr;
};
