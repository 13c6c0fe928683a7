// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/linkage_file.h"

#include <algorithm>

namespace core::cache {

namespace {

constexpr std::size_t InRow = std::size_t {1} << 20U;

const std::vector<Migration> Migrations
    = {{"CREATE TABLE surrogates (row INTEGER PRIMARY KEY, body BLOB NOT NULL)"}};

} // namespace

Result<void> LinkageFile::create(const std::filesystem::path& path, Seal seal)
{
    TRY_ASSIGN(const auto connection,
               Connection::open(path, LinkageFileKind, Access::CreateMutable, std::move(seal)));
    return connection.migrate(LinkageFileKind, Migrations);
}

Result<std::optional<LinkageFile>> LinkageFile::take(const std::filesystem::path& path, Seal seal)
{
    TRY_ASSIGN(auto connection,
               Connection::open(path, LinkageFileKind, Access::Mutable, std::move(seal)));
    connection.setBusyTimeout(0);
    TRY_VOID(connection.migrate(LinkageFileKind, Migrations));
    TRY_ASSIGN(const bool taken, connection.beginWriting());
    if (!taken)
        return std::optional<LinkageFile>();
    return std::optional<LinkageFile>(LinkageFile(std::move(connection)));
}

Result<SurrogateBook> LinkageFile::load() const
{
    SurrogateBook book;
    TRY_ASSIGN(auto select, m_connection.prepare("SELECT row, body FROM surrogates ORDER BY row"));
    TRY_VOID(select.run());
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            break;
        const Bytes bytes = select.blob(1);
        TRY_ASSIGN(auto reader,
                   BlobReader::open(bytes, BlobType::Surrogates,
                                    static_cast<std::uint64_t>(select.integer(0))));
        for (auto left = reader.number<std::uint32_t>(); left > 0 && reader.ok(); --left) {
            identity::MatchKey identity {};
            const auto key = reader.take(identity.size());
            std::copy(key.begin(), key.end(), identity.begin());
            book.add(identity, reader.number<std::uint64_t>());
        }
        if (!reader.isComplete())
            return damagedBlob("linkage");
    }
    book.seal();
    return book;
}

Result<void> LinkageFile::append(std::span<const Surrogate> surrogates) const
{
    TRY_ASSIGN(auto last, m_connection.prepare("SELECT coalesce(max(row), 0) FROM surrogates"));
    TRY_VOID(last.run());
    TRY_VOID(last.next());
    auto row = last.integer(0);
    TRY_ASSIGN(auto insert, m_connection.prepare("INSERT INTO surrogates VALUES (?, ?)"));
    for (std::size_t first = 0; first < surrogates.size(); first += InRow) {
        const auto part = surrogates.subspan(first, std::min(InRow, surrogates.size() - first));
        BlobWriter writer(BlobType::Surrogates);
        writer.number(static_cast<std::uint32_t>(part.size()));
        for (const auto& surrogate : part) {
            writer.numbers(std::span<const std::uint8_t>(surrogate.identity));
            writer.number(surrogate.value);
        }
        ++row;
        TRY_VOID(insert.run(
            {Value {row}, Value {std::move(writer).finish(static_cast<std::uint64_t>(row))}}));
    }
    return {};
}

Result<void> LinkageFile::commit() const
{
    return m_connection.commit();
}

} // namespace core::cache
