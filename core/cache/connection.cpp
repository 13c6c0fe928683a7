// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/connection.h"

#include "core/vault/sealed/database_guard.h"
#include "core/vault/sealed/process.h"
#include "core/vault/sealed/sealed_file.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QUrl>
#include <QUrlQuery>
#include <QVariant>

#include <unistd.h>

#include <atomic>
#include <system_error>
#include <utility>

namespace core::cache {

namespace {

// SQLite's primary result codes, and the extended codes that matter here.
enum SqliteCode
{
    SqliteBusy = 5,
    SqliteLocked = 6,
    SqliteReadOnly = 8,
    SqliteCorrupt = 11,
    SqliteFull = 13,
    SqliteCantOpen = 14,
    SqliteNotADatabase = 26,
    SqliteWriteFailed = 778,
    SqliteIndexTooSmall = 4874 ///< the WAL's index could not grow
};

int sqliteCode(const QSqlError& error)
{
    return error.nativeErrorCode().toInt();
}

constexpr int DefaultBusyTimeout = 5000; ///< milliseconds

Error toError(const QSqlError& error, std::string_view what, const Seal& seal)
{
    if (auto fault = seal->takeFault())
        return *fault;
    const int code = sqliteCode(error);
    const std::string detail = "sqlite " + std::to_string(code) + " at " + std::string(what);
    // What lies beside the sealed files: the index of a WAL.
    if (code == SqliteWriteFailed || code == SqliteIndexTooSmall)
        return {ErrorCode::DiskFull, detail};
    switch (code & 0xFF) {
    case SqliteBusy:
    case SqliteLocked:
        return {ErrorCode::Busy, detail};
    case SqliteFull:
        return {ErrorCode::DiskFull, detail};
    case SqliteCorrupt:
        return {ErrorCode::Corrupt, detail};
    case SqliteNotADatabase:
        return {ErrorCode::NotOurs, detail};
    case SqliteReadOnly:
    case SqliteCantOpen:
        return {ErrorCode::Io, detail};
    default:
        return {ErrorCode::Backend, detail};
    }
}

/// Fully encoded: a `#` or `?` in a path would end it, and with it the name of the VFS.
QString uriOf(const std::filesystem::path& path, Access access, const Seal& seal)
{
    QUrl url
        = QUrl::fromLocalFile(QString::fromStdString(std::filesystem::absolute(path).string()));
    QUrlQuery query;
    const bool creates = access == Access::CreateMutable || access == Access::CreateOnce;
    query.addQueryItem(QStringLiteral("mode"),
                       access == Access::ReadOnly ? QStringLiteral("ro")
                           : creates              ? QStringLiteral("rwc")
                                                  : QStringLiteral("rw"));
    if (access == Access::ReadOnly)
        query.addQueryItem(QStringLiteral("immutable"), QStringLiteral("1"));
    query.addQueryItem(QStringLiteral("vfs"), QLatin1String(vault::SealedVfsName));
    query.addQueryItem(QStringLiteral("seal"), QString::number(seal->number()));
    url.setQuery(query);
    return QString::fromLatin1(url.toEncoded());
}

/// The driver's own messages name paths: ask the file system first, and keep the answer.
Result<void> checkPath(const std::filesystem::path& path, Access access)
{
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (access == Access::CreateMutable || access == Access::CreateOnce) {
        if (std::filesystem::exists(status))
            return Error {ErrorCode::Io, "the file to be made is already there"};
        return {};
    }
    if (!std::filesystem::exists(status))
        return Error {ErrorCode::NotFound, "no such file"};
    if (!std::filesystem::is_regular_file(status))
        return Error {ErrorCode::NotOurs, "not a regular file"};
    if (::access(path.c_str(), access == Access::ReadOnly ? R_OK : R_OK | W_OK) != 0)
        return Error {ErrorCode::Io, "the file may not be read or written"};
    if (std::filesystem::file_size(path, failed) == 0)
        return Error {ErrorCode::Corrupt, "an empty file"};
    return {};
}

/// The driver's sqlite3*, for the vault to guard.
void* nativeHandle(const QSqlDatabase& database)
{
    const QVariant handle = database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<void* const*>(handle.constData());
}

Error newerFormat(const FileKind& kind)
{
    return {ErrorCode::NewerFormat, "a " + std::string(kind.name) + " of a newer format"};
}

} // namespace

Result<Seal> lendKey(std::span<const std::byte> key, const FileKind& kind,
                     std::optional<vault::FrozenIdentity> frozen)
{
    TRY_ASSIGN(auto handle, vault::SealHandle::lend(key, kind.role, frozen));
    return std::make_shared<const vault::SealHandle>(std::move(handle));
}

Statement::Statement(std::unique_ptr<QSqlQuery> query, Seal seal)
    : m_query(std::move(query))
    , m_seal(std::move(seal))
{
}

Statement::Statement(Statement&&) noexcept = default;
Statement::~Statement() = default;

Result<void> Statement::run(std::initializer_list<Value> values)
{
    int position = 0;
    for (const auto& value : values) {
        QVariant bound;
        if (const auto* number = std::get_if<std::int64_t>(&value))
            bound = QVariant::fromValue<qlonglong>(*number);
        else if (const auto* text = std::get_if<std::string>(&value))
            bound = QString::fromStdString(*text);
        else // the bytes outlive exec(): no copy
            bound = QByteArray::fromRawData(
                reinterpret_cast<const char*>(std::get<Bytes>(value).data()), // NOLINT
                static_cast<qsizetype>(std::get<Bytes>(value).size()));
        m_query->bindValue(position++, bound);
    }
    if (!m_query->exec())
        return toError(m_query->lastError(), "exec", m_seal);
    return {};
}

Result<bool> Statement::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return toError(m_query->lastError(), "next", m_seal);
    return false;
}

std::int64_t Statement::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

std::string Statement::text(int column) const
{
    return m_query->value(column).toString().toStdString();
}

Bytes Statement::blob(int column) const
{
    const QByteArray bytes = m_query->value(column).toByteArray();
    return {bytes.begin(), bytes.end()};
}

struct Connection::State
{
    QString name;
    QSqlDatabase database;
    Seal seal;

    ~State()
    {
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(name);
    }
};

Connection::Connection(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const std::filesystem::path& path, const FileKind& kind,
                                    Access access, Seal seal)
{
    TRY_VOID(vault::startVault());
    TRY_VOID(checkPath(path, access));
    static std::atomic<int> lastNumber = 0;
    auto state = std::make_unique<State>();
    state->name = QStringLiteral("segue-%1").arg(++lastNumber);
    state->seal = std::move(seal);
    state->database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), state->name);
    if (!state->database.isValid())
        return Error {ErrorCode::Backend, "the SQLite driver is missing"};
    state->database.setDatabaseName(uriOf(path, access, state->seal));
    QString options = QStringLiteral("QSQLITE_OPEN_URI");
    if (access == Access::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    state->database.setConnectOptions(options);
    if (!state->database.open())
        return toError(state->database.lastError(), "open", state->seal);
    TRY_VOID(vault::guardDatabase(nativeHandle(state->database)));

    Connection connection(std::move(state));
    const bool creates = access == Access::CreateMutable || access == Access::CreateOnce;
    TRY_VOID(creates ? connection.stamp(kind, access) : connection.identify(kind));
    if (access == Access::Mutable)
        TRY_VOID(connection.settle());
    return connection;
}

/// After a crash the WAL may end inside a block that still holds an acknowledged commit, and the
/// next append would write that block anew: a second crash could tear it. So the WAL begins anew
/// before the first write. Whoever finds it busy is not the first to open the file, and need not.
Result<void> Connection::settle() const
{
    TRY_VOID(run("PRAGMA synchronous = FULL"));
    setBusyTimeout(0);
    TRY_VOID(run("PRAGMA wal_checkpoint(TRUNCATE)"));
    setBusyTimeout(DefaultBusyTimeout);
    return {};
}

/// Page size, journal and synchronous mode, in the order that SQLite needs; then whose file it is.
/// A mutable file gets its format from migrate(), in one transaction with its tables.
Result<void> Connection::stamp(const FileKind& kind, Access access) const
{
    if (access == Access::CreateMutable) {
        TRY_VOID(run("PRAGMA page_size = 4096"));
        TRY_VOID(run("PRAGMA journal_mode = WAL"));
        TRY_VOID(run("PRAGMA synchronous = FULL"));
    } else {
        TRY_VOID(run("PRAGMA page_size = 32768"));
        TRY_VOID(run("PRAGMA journal_mode = OFF"));
        TRY_VOID(run("PRAGMA synchronous = OFF"));
        TRY_VOID(run("PRAGMA locking_mode = EXCLUSIVE"));
    }
    TRY_VOID(run("PRAGMA application_id = " + std::to_string(kind.applicationId)));
    if (access == Access::CreateMutable)
        return {};
    return run("PRAGMA user_version = " + std::to_string(kind.format));
}

Result<void> Connection::migrate(const FileKind& kind, std::span<const Migration> migrations) const
{
    TRY_ASSIGN(const auto seen, readFormat());
    if (seen == kind.format)
        return {};
    TRY_VOID(run("BEGIN IMMEDIATE"));
    const auto migrated = [&]() -> Result<void> {
        TRY_ASSIGN(auto format, readFormat()); // another program may have migrated it meanwhile
        if (format > kind.format)
            return newerFormat(kind);
        for (; format < kind.format; ++format)
            for (const auto statement : migrations[static_cast<std::size_t>(format)])
                TRY_VOID(run(statement));
        TRY_VOID(run("PRAGMA user_version = " + std::to_string(kind.format)));
        return commit();
    }();
    if (!migrated)
        rollback();
    return migrated;
}

Result<std::int64_t> Connection::readFormat() const
{
    TRY_ASSIGN(auto version, prepare("PRAGMA user_version"));
    TRY_VOID(version.run());
    TRY_ASSIGN(const bool found, version.next());
    return found ? version.integer(0) : 0;
}

Result<void> Connection::identify(const FileKind& kind) const
{
    TRY_ASSIGN(auto owner, prepare("PRAGMA application_id"));
    TRY_VOID(owner.run());
    TRY_ASSIGN(const bool hasOwner, owner.next());
    if (!hasOwner || owner.integer(0) != std::int64_t {kind.applicationId})
        return Error {ErrorCode::NotOurs, "not a " + std::string(kind.name) + " file"};
    TRY_ASSIGN(const auto format, readFormat());
    if (format > kind.format)
        return newerFormat(kind);
    if (format < 1)
        return Error {ErrorCode::Corrupt, "a " + std::string(kind.name) + " without a format"};
    if (format < kind.oldest)
        return Error {ErrorCode::Corrupt,
                      "a " + std::string(kind.name) + " of an older format: build it anew"};
    return {};
}

Result<Statement> Connection::prepare(std::string_view sql) const
{
    auto query = std::make_unique<QSqlQuery>(m_state->database);
    query->setForwardOnly(true);
    if (!query->prepare(QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size()))))
        return toError(query->lastError(), "prepare", m_state->seal);
    return Statement(std::move(query), m_state->seal);
}

Result<void> Connection::run(std::string_view sql) const
{
    TRY_ASSIGN(auto statement, prepare(sql));
    return statement.run();
}

Result<bool> Connection::beginWriting() const
{
    QSqlQuery query(m_state->database);
    if (query.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return true;
    if ((sqliteCode(query.lastError()) & 0xFF) == SqliteBusy)
        return false;
    return toError(query.lastError(), "begin", m_state->seal);
}

Result<void> Connection::commit() const
{
    return run("COMMIT");
}

void Connection::rollback() const
{
    // Nothing to do when this fails: SQLite has rolled back by itself, or will at the next open.
    QSqlQuery(m_state->database).exec(QStringLiteral("ROLLBACK"));
}

void Connection::setBusyTimeout(int milliseconds) const
{
    QSqlQuery(m_state->database).exec(QStringLiteral("PRAGMA busy_timeout = %1").arg(milliseconds));
}

Result<vault::FrozenIdentity> freezeFile(const std::filesystem::path& temporary,
                                         const std::filesystem::path& name, const FileKind& kind,
                                         std::span<const std::byte> key)
{
    const vault::SealedWith with {key, kind.role};
    TRY_ASSIGN(auto raw, vault::openPosixFile(temporary, vault::OpenMode::Read));
    TRY_ASSIGN(auto file, vault::SealedFile::open(std::move(raw), with));
    TRY_ASSIGN(const auto identity, vault::freeze(file, name, with));
    std::error_code ignored; // if it stays, the next open of the profile removes it
    std::filesystem::remove(temporary, ignored);
    return identity;
}

} // namespace core::cache
