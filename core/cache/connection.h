// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one door that opens databases, all of them sealed. Tells a file that is not ours, one of a
// newer program, one of another key and a damaged one apart; nothing else in the program names a
// database driver or a path to one.
#pragma once

#include "core/base/result.h"
#include "core/cache/slices/blob.h"
#include "core/vault/keys/key_file.h"
#include "core/vault/sealed/seal_ring.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

class QSqlDatabase;
class QSqlQuery;

namespace core::cache {

/// The kinds of file of a profile, the newest format of each that this program reads, and under
/// which key it lies.
struct FileKind
{
    std::string_view name;
    std::uint32_t applicationId;
    int format;
    vault::Role role;
    vault::Purpose purpose;
    int oldest = 1; ///< format that this program reads
};

inline constexpr FileKind ProfileFileKind {"profile", 0x53675066, 2, vault::Role::Profile,
                                           vault::Purpose::Profile}; // "SgPf"
inline constexpr FileKind LinkageFileKind {"linkage", 0x53674C6B, 1, vault::Role::Linkage,
                                           vault::Purpose::Linkage}; // "SgLk"
inline constexpr FileKind SubmissionFileKind {"submission", 0x53675362, 1, vault::Role::Submission,
                                              vault::Purpose::Submissions}; // "SgSb"
inline constexpr FileKind DataFileKind {
    "data", 0x53674474, 2, vault::Role::Data, vault::Purpose::Data, 2}; // "SgDt"

/// A key on loan to one file, shared by all its connections.
using Seal = std::shared_ptr<const vault::SealHandle>;

/// Lends @p key to a file of @p kind. @p frozen: the very file that will be opened, for one that
/// was written once. Crypto.
Result<Seal> lendKey(std::span<const std::byte> key, const FileKind& kind,
                     std::optional<vault::FrozenIdentity> frozen = {});

enum class Access
{
    CreateMutable, ///< a new file that will be written to again: WAL, synchronous
    Mutable,
    CreateOnce, ///< a new file that is written once, under a temporary name: no journal, not safe
                ///< until freezeFile()
    ReadOnly ///< of a frozen file
};

using Value = std::variant<std::int64_t, std::string, Bytes>;

/// A prepared statement. Must not outlive its connection.
class Statement
{
public:
    Statement(std::unique_ptr<QSqlQuery> query, Seal seal);
    Statement(Statement&&) noexcept;
    ~Statement();

    /// Runs it, from the start, with these values in place of the question marks.
    Result<void> run(std::initializer_list<Value> values = {});
    /// To the next row; false at the end.
    Result<bool> next();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    Bytes blob(int column) const;

private:
    std::unique_ptr<QSqlQuery> m_query;
    Seal m_seal; ///< knows what was wrong with the file when SQLite says little
};

/// Statements that bring a mutable file from one format to the next.
using Migration = std::vector<std::string_view>;

/// Used by one thread at a time.
class Connection
{
public:
    /// NotFound, NotOurs, NewerFormat, WrongKey, OlderCopy, Corrupt, Denied, Busy, DiskFull, Crypto
    /// or Io. A created file must not be there yet.
    static Result<Connection> open(const std::filesystem::path& path, const FileKind& kind,
                                   Access access, Seal seal);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    Result<Statement> prepare(std::string_view sql) const;
    Result<void> run(std::string_view sql) const;

    /// Brings a mutable file to the format of @p kind: @p migrations[f] leads from format f to f+1.
    Result<void> migrate(const FileKind& kind, std::span<const Migration> migrations) const;

    /// False when another connection is writing (after the busy timeout).
    Result<bool> beginWriting() const;
    Result<void> commit() const;
    void rollback() const; ///< also after an error; never fails
    void setBusyTimeout(int milliseconds) const;

private:
    struct State;
    explicit Connection(std::unique_ptr<State> state);
    Result<std::int64_t> readFormat() const;
    Result<void> identify(const FileKind& kind) const;
    Result<void> stamp(const FileKind& kind, Access access) const;
    Result<void> settle() const;

    std::unique_ptr<State> m_state;
};

/// Seals the closed file @p temporary once more, in order and for good, as @p name, and deletes it.
/// Returns what tells the frozen file from every other. Io, DiskFull, Corrupt, Crypto.
Result<vault::FrozenIdentity> freezeFile(const std::filesystem::path& temporary,
                                         const std::filesystem::path& name, const FileKind& kind,
                                         std::span<const std::byte> key);

} // namespace core::cache
