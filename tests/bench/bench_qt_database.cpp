// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench_database.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>

namespace bench {
namespace {

class QtDatabase final : public Database
{
public:
    explicit QtDatabase(const Target& target)
    {
        static std::atomic<int> last = 0;
        m_name = QStringLiteral("bench-%1").arg(++last);
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        m_database.setDatabaseName(QString::fromStdString(uriOf(target)));
        m_database.setConnectOptions(target.mode == Mode::ReadOnly
                                         ? QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY")
                                         : QStringLiteral("QSQLITE_OPEN_URI"));
        if (!m_database.open())
            fail(m_database.lastError().text().toStdString());
    }
    ~QtDatabase() override
    {
        m_insert.reset();
        m_read.reset();
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    void run(const std::string& sql) override
    {
        QSqlQuery query(m_database);
        if (!query.exec(QString::fromStdString(sql)))
            fail(sql + ": " + query.lastError().text().toStdString());
    }
    void insert(std::int64_t id, std::span<const char> bytes) override
    {
        QSqlQuery& query = prepared(m_insert, "INSERT INTO t VALUES (?, ?)");
        query.bindValue(0, qlonglong {id});
        query.bindValue(
            1, QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
        if (!query.exec())
            fail(query.lastError().text().toStdString());
    }
    std::size_t read(std::int64_t id) override
    {
        QSqlQuery& query = prepared(m_read, "SELECT bytes FROM t WHERE id = ?");
        query.bindValue(0, qlonglong {id});
        if (!query.exec() || !query.next())
            fail(query.lastError().text().toStdString());
        const QByteArray bytes = query.value(0).toByteArray();
        query.finish();
        return static_cast<std::size_t>(bytes.size());
    }

private:
    QSqlQuery& prepared(std::unique_ptr<QSqlQuery>& query, const char* sql)
    {
        if (!query) {
            query = std::make_unique<QSqlQuery>(m_database);
            query->setForwardOnly(true);
            if (!query->prepare(QString::fromUtf8(sql)))
                fail(query->lastError().text().toStdString());
        }
        return *query;
    }

    QString m_name;
    QSqlDatabase m_database;
    std::unique_ptr<QSqlQuery> m_insert, m_read;
};

} // namespace

std::unique_ptr<Database> openWithQt(const Target& target)
{
    return std::make_unique<QtDatabase>(target);
}

} // namespace bench
