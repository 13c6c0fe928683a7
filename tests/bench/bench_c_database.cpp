// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench_database.h"

#include <dlfcn.h>
#include <sqlite3.h>

namespace bench {
namespace {

/// The same functions of one of two libraries whose names are the same.
struct Library
{
    decltype(&sqlite3_open_v2) open = nullptr;
    decltype(&sqlite3_close) close = nullptr;
    decltype(&sqlite3_exec) exec = nullptr;
    decltype(&sqlite3_errmsg) message = nullptr;
    decltype(&sqlite3_prepare_v2) prepare = nullptr;
    decltype(&sqlite3_bind_int64) bindInteger = nullptr;
    decltype(&sqlite3_bind_blob) bindBlob = nullptr;
    decltype(&sqlite3_step) step = nullptr;
    decltype(&sqlite3_reset) reset = nullptr;
    decltype(&sqlite3_finalize) finalize = nullptr;
    decltype(&sqlite3_column_blob) blob = nullptr;
    decltype(&sqlite3_column_bytes) bytes = nullptr;
};

const Library& sqlite()
{
    static const Library linked {sqlite3_open_v2,   sqlite3_close,       sqlite3_exec,
                                 sqlite3_errmsg,    sqlite3_prepare_v2,  sqlite3_bind_int64,
                                 sqlite3_bind_blob, sqlite3_step,        sqlite3_reset,
                                 sqlite3_finalize,  sqlite3_column_blob, sqlite3_column_bytes};
    return linked;
}

template<typename Function>
void find(void* library, Function& function, const char* name)
{
    function = reinterpret_cast<Function>(dlsym(library, name));
}

const Library* sqlCipher()
{
    static const Library* const loaded = []() -> const Library* {
        // Deep: or it would call SQLite's functions, which have the same names.
        void* const library = dlopen("libsqlcipher.so.0", RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
        if (!library)
            return nullptr;
        static Library found;
        find(library, found.open, "sqlite3_open_v2");
        find(library, found.close, "sqlite3_close");
        find(library, found.exec, "sqlite3_exec");
        find(library, found.message, "sqlite3_errmsg");
        find(library, found.prepare, "sqlite3_prepare_v2");
        find(library, found.bindInteger, "sqlite3_bind_int64");
        find(library, found.bindBlob, "sqlite3_bind_blob");
        find(library, found.step, "sqlite3_step");
        find(library, found.reset, "sqlite3_reset");
        find(library, found.finalize, "sqlite3_finalize");
        find(library, found.blob, "sqlite3_column_blob");
        find(library, found.bytes, "sqlite3_column_bytes");
        return &found;
    }();
    return loaded;
}

class CDatabase final : public Database
{
public:
    CDatabase(const Library& library, const Target& target)
        : m_library(library)
    {
        const int flags = SQLITE_OPEN_URI
            | (target.mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY
                                             : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        if (m_library.open(uriOf(target).c_str(), &m_database, flags, nullptr) != SQLITE_OK)
            fail(m_library.message(m_database));
    }
    ~CDatabase() override
    {
        m_library.finalize(m_insert);
        m_library.finalize(m_read);
        m_library.close(m_database);
    }
    void run(const std::string& sql) override
    {
        if (m_library.exec(m_database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(sql + ": " + m_library.message(m_database));
    }
    void insert(std::int64_t id, std::span<const char> bytes) override
    {
        sqlite3_stmt* const statement = prepared(m_insert, "INSERT INTO t VALUES (?, ?)");
        m_library.bindInteger(statement, 1, id);
        m_library.bindBlob(statement, 2, bytes.data(), static_cast<int>(bytes.size()),
                           SQLITE_STATIC);
        if (m_library.step(statement) != SQLITE_DONE)
            fail(m_library.message(m_database));
        m_library.reset(statement);
    }
    std::size_t read(std::int64_t id) override
    {
        sqlite3_stmt* const statement = prepared(m_read, "SELECT bytes FROM t WHERE id = ?");
        m_library.bindInteger(statement, 1, id);
        if (m_library.step(statement) != SQLITE_ROW)
            fail(m_library.message(m_database));
        const auto size = static_cast<std::size_t>(m_library.bytes(statement, 0));
        // A copy, as Qt makes one.
        const std::string bytes(static_cast<const char*>(m_library.blob(statement, 0)), size);
        m_library.reset(statement);
        return bytes.size();
    }

private:
    sqlite3_stmt* prepared(sqlite3_stmt*& statement, const char* sql)
    {
        if (!statement && m_library.prepare(m_database, sql, -1, &statement, nullptr) != SQLITE_OK)
            fail(m_library.message(m_database));
        return statement;
    }

    const Library& m_library;
    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_insert = nullptr;
    sqlite3_stmt* m_read = nullptr;
};

} // namespace

std::unique_ptr<Database> openWithSqlite(const Target& target)
{
    return std::make_unique<CDatabase>(sqlite(), target);
}

bool hasSqlCipher()
{
    return sqlCipher() != nullptr;
}

std::unique_ptr<Database> openWithSqlCipher(const Target& target, int pageSize)
{
    auto database = std::make_unique<CDatabase>(*sqlCipher(), target);
    database->run("PRAGMA key = \"x'" + std::string(64, '7') + "'\"");
    database->run("PRAGMA cipher_page_size = " + std::to_string(pageSize));
    return database;
}

} // namespace bench
