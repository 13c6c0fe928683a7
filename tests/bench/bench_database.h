// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The few things bench_seal does with a database, through Qt Sql or through SQLite's C API, so that
// plain, sealed and SQLCipher's files all do the same work. A failure ends the program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace bench {

enum class Mode
{
    Create,
    ReadOnly
};

class Database
{
public:
    virtual ~Database() = default;
    virtual void run(const std::string& sql) = 0;
    /// INSERT INTO t VALUES (id, bytes).
    virtual void insert(std::int64_t id, std::span<const char> bytes) = 0;
    /// Copies it out; returns its size.
    virtual std::size_t read(std::int64_t id) = 0;
};

struct Target
{
    std::filesystem::path path;
    Mode mode = Mode::Create;
    std::uint64_t seal = 0; ///< number of a key on loan; 0: not sealed
};

std::string uriOf(const Target& target);

std::unique_ptr<Database> openWithQt(const Target& target);
std::unique_ptr<Database> openWithSqlite(const Target& target);
/// With a raw 256-bit key, which skips its derivation, and pages of @p pageSize bytes.
std::unique_ptr<Database> openWithSqlCipher(const Target& target, int pageSize);
/// Debian's libsqlcipher0 is not needed to build, only to compare.
bool hasSqlCipher();

[[noreturn]] void fail(const std::string& what);

} // namespace bench
