// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_log.h"

#include "core/vault/primitives/hmac.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <utility>

namespace core::audit {

namespace {

constexpr int Attempts = 8; ///< between processes that append at once

const std::string BeforeFirst(64, '0');

std::string hashOf(const std::string& previous, const std::string& body)
{
    return vault::toHex(vault::sha256(previous + "\n" + body));
}

/// Written here, so that the bytes under the hash depend on no library's taste. Text that is not
/// UTF-8 is replaced, not kept: the log must stay readable.
std::string quoted(const std::string& text)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : QString::fromStdString(text).toStdString()) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string canonicalJson(std::int64_t sequence, const Event& event)
{
    std::string details;
    for (const auto& [name, value] : event.details) // a map: sorted by bytes
        details += (details.empty() ? "" : ",") + quoted(name) + ":" + quoted(value);
    return "{\"action\":" + quoted(event.action) + ",\"details\":{" + details
        + "},\"outcome\":" + quoted(event.outcome) + ",\"sequence\":" + std::to_string(sequence)
        + ",\"time_ms\":" + std::to_string(event.timeMs) + "}";
}

Result<Entry> readEntry(const cache::AuditRow& row)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(row.body));
    const QJsonObject body = document.object();
    const QJsonValue sequence = body.value(QLatin1String("sequence"));
    if (!document.isObject() || sequence.toInteger() != row.sequence)
        return Error {ErrorCode::Corrupt, "an audit entry cannot be read", "audit"};
    Entry entry;
    entry.sequence = row.sequence;
    entry.hash = row.hash;
    entry.event.timeMs = body.value(QLatin1String("time_ms")).toInteger();
    entry.event.action = body.value(QLatin1String("action")).toString().toStdString();
    entry.event.outcome = body.value(QLatin1String("outcome")).toString().toStdString();
    const QJsonObject details = body.value(QLatin1String("details")).toObject();
    for (auto it = details.begin(); it != details.end(); ++it)
        entry.event.details[it.key().toStdString()] = it.value().toString().toStdString();
    return entry;
}

} // namespace

AuditLog::AuditLog(std::unique_ptr<AuditStore> store)
    : m_store(std::move(store))
{
}

Result<void> AuditLog::append(const Event& event)
{
    const std::lock_guard lock(m_appending);
    for (int attempt = 1;; ++attempt) {
        TRY_ASSIGN(const cache::AuditRow last, m_store->last());
        cache::AuditRow row;
        row.sequence = last.sequence + 1;
        row.body = canonicalJson(row.sequence, event);
        row.hash = hashOf(last.sequence == 0 ? BeforeFirst : last.hash, row.body);
        const auto appended = m_store->append(row);
        if (appended)
            return {};
        // Another process may have taken this place in the chain: then follow its entry.
        TRY_ASSIGN(const cache::AuditRow now, m_store->last());
        if (attempt == Attempts || now.sequence == last.sequence)
            return appended.error();
    }
}

Result<std::vector<Entry>> AuditLog::entries() const
{
    TRY_ASSIGN(const std::vector<cache::AuditRow> rows, m_store->rows());
    std::vector<Entry> out;
    for (const cache::AuditRow& row : rows) {
        TRY_ASSIGN(Entry entry, readEntry(row));
        out.push_back(std::move(entry));
    }
    return out;
}

Result<Verification> AuditLog::verify() const
{
    TRY_ASSIGN(const std::vector<cache::AuditRow> rows, m_store->rows());
    Verification out;
    out.entries = static_cast<std::int64_t>(rows.size());
    std::string previous = BeforeFirst;
    std::int64_t expected = 1;
    for (const cache::AuditRow& row : rows) {
        if (row.sequence != expected || row.hash != hashOf(previous, row.body)) {
            out.intact = false;
            out.firstBroken = expected;
            return out;
        }
        previous = row.hash;
        ++expected;
    }
    return out;
}

} // namespace core::audit
