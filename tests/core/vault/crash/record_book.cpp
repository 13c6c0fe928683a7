// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_book.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <map>
#include <utility>
#include <vector>

namespace {

std::uint64_t mix(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

/// What the row @p id holds after commit @p version: now and then many pages.
std::vector<std::uint64_t> body(std::uint64_t id, std::uint64_t version)
{
    std::uint64_t state = mix(id * 1000003 + version);
    const std::size_t words = state % 6 == 0 ? 2000 + state % 6000 : 2 + state % 300;
    std::vector<std::uint64_t> bytes(words);
    for (std::uint64_t& word : bytes)
        word = state = mix(state + 0x9E3779B97F4A7C15U);
    return bytes;
}

constexpr std::uint64_t RowsKept = 30;
constexpr int BusyTimeout = 30000; // milliseconds

/// The row that commit @p n changes; 0 for none.
std::uint64_t changedBy(std::uint64_t n)
{
    return n > 3 ? n - 1 - mix(n) % std::min(n - 1, RowsKept - 1) : 0;
}

/// Version of every row after @p commits.
std::map<std::uint64_t, std::uint64_t> rowsAfter(std::uint64_t commits)
{
    std::map<std::uint64_t, std::uint64_t> rows;
    for (std::uint64_t n = commits > 2 * RowsKept ? commits - 2 * RowsKept : 1; n <= commits; ++n) {
        rows[n] = n;
        if (const std::uint64_t id = changedBy(n); rows.contains(id))
            rows[id] = n;
        rows.erase(n > RowsKept ? n - RowsKept : 0);
    }
    if (commits > RowsKept)
        rows.erase(rows.begin(), rows.upper_bound(commits - RowsKept));
    return rows;
}

/// A prepared statement.
class Statement
{
public:
    Statement(sqlite3* database, const char* sql)
    {
        m_code = sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr);
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(m_statement); }
    int step() { return m_code == SQLITE_OK ? m_code = sqlite3_step(m_statement) : m_code; }
    int next() { return m_code = sqlite3_step(m_statement); }
    sqlite3_stmt* get() { return m_statement; }
    bool isReady() const { return m_code == SQLITE_OK; }

private:
    sqlite3_stmt* m_statement = nullptr;
    int m_code = SQLITE_OK;
};

int write(sqlite3* database, const char* sql, std::uint64_t id, std::uint64_t version)
{
    Statement statement(database, sql);
    if (statement.isReady()) {
        const auto bytes = body(id, version);
        sqlite3_bind_int64(statement.get(), 1, static_cast<sqlite3_int64>(id));
        sqlite3_bind_int64(statement.get(), 2, static_cast<sqlite3_int64>(version));
        sqlite3_bind_blob(statement.get(), 3, bytes.data(), static_cast<int>(bytes.size() * 8),
                          SQLITE_TRANSIENT);
    }
    const int code = statement.step();
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

} // namespace

core::vault::SealHandle lendKey()
{
    std::array<std::byte, 32> key {};
    key.fill(std::byte {0x5A});
    auto handle = core::vault::SealHandle::lend(key, core::vault::Role::Profile);
    if (!handle)
        std::abort();
    return std::move(handle).value();
}

RecordBook::RecordBook(BookPlace place)
    : m_place(std::move(place))
    , m_key(lendKey())
{
}

RecordBook::~RecordBook()
{
    close();
}

std::string RecordBook::uri() const
{
    return "file:" + m_place.path + "?vfs=" + m_place.vfs
        + "&seal=" + std::to_string(m_key.number());
}

int RecordBook::open()
{
    close();
    int code
        = sqlite3_open_v2(uri().c_str(), &m_database,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, nullptr);
    if (code == SQLITE_OK)
        sqlite3_busy_timeout(m_database, BusyTimeout);
    if (code == SQLITE_OK)
        code = run("PRAGMA page_size=" + std::to_string(m_place.pageSize));
    if (code == SQLITE_OK)
        code = run("PRAGMA journal_mode=" + m_place.journal);
    if (code == SQLITE_OK)
        code = run("PRAGMA synchronous=FULL");
    // A crash can leave the end of the last commit within a block. Nothing may be appended there.
    // Without waiting, as Connection does: whoever finds the WAL in use is not the first to open
    // it, and in a file that has no page yet SQLite would wait for a lock that it holds itself.
    if (code == SQLITE_OK && m_place.journal == "wal") {
        sqlite3_busy_timeout(m_database, 0);
        code = run("PRAGMA wal_checkpoint(TRUNCATE)");
        sqlite3_busy_timeout(m_database, BusyTimeout);
    }
    if (code == SQLITE_OK)
        code = run("PRAGMA wal_autocheckpoint=" + std::to_string(m_place.checkpointPages)
                   + ";CREATE TABLE IF NOT EXISTS record(id INTEGER PRIMARY KEY,"
                     " version INTEGER NOT NULL, body BLOB NOT NULL);"
                     "CREATE INDEX IF NOT EXISTS by_version ON record(version)");
    return code;
}

void RecordBook::close()
{
    sqlite3_close(m_database);
    m_database = nullptr;
}

int RecordBook::run(const std::string& sql)
{
    return sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr);
}

int RecordBook::commitNext()
{
    int code = run("BEGIN IMMEDIATE");
    const auto before = code == SQLITE_OK ? commits() : std::nullopt;
    if (code == SQLITE_OK && !before)
        code = sqlite3_errcode(m_database);
    const std::uint64_t n = before.value_or(0) + 1;
    if (code == SQLITE_OK)
        code = write(m_database, "INSERT INTO record(id, version, body) VALUES(?1, ?2, ?3)", n, n);
    if (code == SQLITE_OK)
        code = write(m_database, "UPDATE record SET version = ?2, body = ?3 WHERE id = ?1",
                     changedBy(n), n);
    if (code == SQLITE_OK && n > RowsKept)
        code = run("DELETE FROM record WHERE id <= " + std::to_string(n - RowsKept));
    if (code == SQLITE_OK)
        code = run("COMMIT");
    if (code != SQLITE_OK && sqlite3_get_autocommit(m_database) == 0)
        run("ROLLBACK");
    return code;
}

std::optional<std::uint64_t> RecordBook::commits()
{
    Statement statement(m_database, "SELECT coalesce(max(id), 0) FROM record");
    if (statement.step() != SQLITE_ROW)
        return {};
    return static_cast<std::uint64_t>(sqlite3_column_int64(statement.get(), 0));
}

std::string RecordBook::check(std::uint64_t atLeast, std::uint64_t atMost)
{
    m_key.takeFault();
    std::string wrong = checkAll(atLeast, atMost);
    const auto fault = m_key.takeFault();
    if (!wrong.empty() && fault)
        wrong += "; the vault says: " + fault->detail + ' ' + fault->place;
    return wrong;
}

std::string RecordBook::checkAll(std::uint64_t atLeast, std::uint64_t atMost)
{
    if (const int code = open(); code != SQLITE_OK)
        return "does not open: " + std::to_string(sqlite3_extended_errcode(m_database)) + ' '
            + sqlite3_errmsg(m_database);
    {
        Statement integrity(m_database, "PRAGMA integrity_check");
        if (integrity.step() != SQLITE_ROW)
            return std::string("no integrity check: ") + sqlite3_errmsg(m_database);
        const std::string told
            = reinterpret_cast<const char*>(sqlite3_column_text(integrity.get(), 0));
        if (told != "ok")
            return "integrity: " + told;
    }
    const auto there = commits();
    if (!there)
        return std::string("cannot count: ") + sqlite3_errmsg(m_database);
    if (*there < atLeast || *there > atMost)
        return std::to_string(*there) + " commits, not " + std::to_string(atLeast) + " to "
            + std::to_string(atMost);
    return checkRows(*there);
}

std::string RecordBook::checkSnapshot()
{
    if (run("BEGIN") != SQLITE_OK)
        return sqlite3_errmsg(m_database);
    const auto there = commits();
    const std::string wrong = there ? checkRows(*there) : sqlite3_errmsg(m_database);
    return run("COMMIT") == SQLITE_OK ? wrong : sqlite3_errmsg(m_database);
}

std::string RecordBook::checkRows(std::uint64_t commits)
{
    auto expected = rowsAfter(commits);
    Statement rows(m_database, "SELECT id, version, body FROM record ORDER BY id");
    if (!rows.isReady())
        return sqlite3_errmsg(m_database);
    int code = rows.next();
    for (; code == SQLITE_ROW; code = rows.next()) {
        const auto id = static_cast<std::uint64_t>(sqlite3_column_int64(rows.get(), 0));
        const auto version = static_cast<std::uint64_t>(sqlite3_column_int64(rows.get(), 1));
        const auto found = expected.find(id);
        if (found == expected.end() || found->second != version)
            return "row " + std::to_string(id) + " is of another commit";
        const auto bytes = body(id, version);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(rows.get(), 2));
        if (size != bytes.size() * 8
            || std::memcmp(bytes.data(), sqlite3_column_blob(rows.get(), 2), size) != 0)
            return "row " + std::to_string(id) + " holds wrong data";
        expected.erase(found);
    }
    if (code != SQLITE_DONE)
        return std::string("cannot read: ") + sqlite3_errmsg(m_database);
    return expected.empty() ? "" : std::to_string(expected.size()) + " rows are missing";
}
