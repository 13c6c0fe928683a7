// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a data file, once: persons and slices as a build makes them (in any order), then the
// catalog.
#pragma once

#include "core/cache/build/data_builder.h"
#include "core/cache/connection.h"
#include "core/cache/slices/catalog_codec.h"

#include <filesystem>
#include <optional>

namespace core::cache {

/// Rows of a data file's table `meta`.
enum class MetaRow : std::int64_t
{
    Catalog = 0,
    Directory = 1
};

/// A finished data file.
struct WrittenData
{
    std::int64_t bytes = 0;
    vault::FrozenIdentity identity;
};

class DataFileWriter final : public BuildSink
{
public:
    /// A new file under a temporary name beside @p path. @p keys must outlive the writer.
    static Result<std::unique_ptr<DataFileWriter>> create(const std::filesystem::path& path,
                                                          const vault::DataKeys& keys);
    /// Removes what was not finished.
    ~DataFileWriter() override;

    Result<void> addPersons(std::uint32_t shard, const ShardPersons& persons) override;
    Result<void> addSlice(std::size_t kind, Code key, std::uint32_t shard,
                          const Slice& slice) override;

    /// Writes the catalog, freezes the file under its name and makes it durable.
    Result<WrittenData> finish(const Catalog& catalog);

private:
    DataFileWriter(std::filesystem::path path, const vault::DataKeys& keys);
    Result<void> start();

    std::filesystem::path m_path, m_temporary;
    const vault::DataKeys& m_keys;
    std::optional<Connection> m_connection;
    std::optional<Statement> m_insertShard, m_insertSlice;
    std::vector<DirectoryEntry> m_directory;
};

} // namespace core::cache
