// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/data_file_writer.h"

#include "core/cache/slices/slice_codec.h"

#include <algorithm>
#include <utility>

namespace core::cache {

DataFileWriter::DataFileWriter(std::filesystem::path path, const vault::DataKeys& keys)
    : m_path(std::move(path))
    , m_temporary(m_path)
    , m_keys(keys)
{
    m_temporary += ".part";
}

DataFileWriter::~DataFileWriter()
{
    if (!m_connection)
        return;
    m_insertShard.reset();
    m_insertSlice.reset();
    m_connection.reset();
    std::error_code ignored;
    std::filesystem::remove(m_temporary, ignored);
}

Result<std::unique_ptr<DataFileWriter>> DataFileWriter::create(const std::filesystem::path& path,
                                                               const vault::DataKeys& keys)
{
    std::unique_ptr<DataFileWriter> writer(new DataFileWriter(path, keys));
    TRY_VOID(writer->start());
    return writer;
}

Result<void> DataFileWriter::start()
{
    TRY_ASSIGN(auto seal, lendKey(m_keys.key(DataFileKind.purpose), DataFileKind));
    TRY_ASSIGN(auto connection,
               Connection::open(m_temporary, DataFileKind, Access::CreateOnce, std::move(seal)));
    m_connection = std::move(connection);
    for (const auto* table : {"meta", "shard", "slice"})
        TRY_VOID(m_connection->run("CREATE TABLE " + std::string(table)
                                   + " (row INTEGER PRIMARY KEY, body BLOB NOT NULL)"));
    TRY_VOID(m_connection->run("BEGIN"));
    TRY_ASSIGN(auto insertShard, m_connection->prepare("INSERT INTO shard VALUES (?, ?)"));
    m_insertShard.emplace(std::move(insertShard));
    TRY_ASSIGN(auto insertSlice, m_connection->prepare("INSERT INTO slice VALUES (?, ?)"));
    m_insertSlice.emplace(std::move(insertSlice));
    return {};
}

Result<void> DataFileWriter::addPersons(std::uint32_t shard, const ShardPersons& persons)
{
    return m_insertShard->run(
        {Value {std::int64_t {shard}}, Value {encodePersons(persons, shard)}});
}

Result<void> DataFileWriter::addSlice(std::size_t kind, Code key, std::uint32_t shard,
                                      const Slice& slice)
{
    const auto row = sliceRow(kind, key, shard);
    m_directory.push_back({row, zoneOf(slice)});
    return m_insertSlice->run({Value {row}, Value {encodeSlice(slice, row)}});
}

Result<WrittenData> DataFileWriter::finish(const Catalog& catalog)
{
    std::sort(m_directory.begin(), m_directory.end(),
              [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.row < b.row; });
    {
        TRY_ASSIGN(auto insert, m_connection->prepare("INSERT INTO meta VALUES (?, ?)"));
        TRY_VOID(insert.run(
            {Value {static_cast<std::int64_t>(MetaRow::Catalog)}, Value {encodeCatalog(catalog)}}));
        TRY_VOID(insert.run({Value {static_cast<std::int64_t>(MetaRow::Directory)},
                             Value {encodeDirectory(m_directory)}}));
    }
    TRY_VOID(m_connection->commit());
    m_insertShard.reset();
    m_insertSlice.reset();
    m_connection.reset();
    const auto frozen
        = freezeFile(m_temporary, m_path, DataFileKind, m_keys.key(DataFileKind.purpose));
    std::error_code failed;
    if (!frozen) {
        std::filesystem::remove(m_temporary, failed);
        return frozen.error();
    }
    const auto bytes = std::filesystem::file_size(m_path, failed);
    return WrittenData {static_cast<std::int64_t>(bytes), frozen.value()};
}

} // namespace core::cache
