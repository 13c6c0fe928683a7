// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a data file, once: persons and slices as a build makes them, then the catalog.
#pragma once

#include "core/cache/build/data_builder.h"
#include "core/cache/connection.h"

#include <filesystem>
#include <optional>

namespace core::cache {

/// Rows of a data file's table `meta`.
enum class MetaRow : std::int64_t
{
    Catalog = 0,
    Directory = 1
};

class DataFileWriter final : public BuildSink
{
public:
    /// A new file under a temporary name beside @p path.
    static Result<std::unique_ptr<DataFileWriter>> create(const std::filesystem::path& path);
    /// Removes what was not finished.
    ~DataFileWriter() override;

    Result<void> addPersons(std::uint32_t shard, const ShardPersons& persons) override;
    Result<void> addSlice(std::size_t kind, Code key, std::uint32_t shard,
                          const Slice& slice) override;

    /// Writes the catalog, makes the file durable and gives it its name; returns its bytes.
    Result<std::int64_t> finish(const Catalog& catalog);

private:
    explicit DataFileWriter(std::filesystem::path path);
    Result<void> start();

    std::filesystem::path m_path, m_temporary;
    std::optional<Connection> m_connection;
    std::optional<Statement> m_insertShard, m_insertSlice;
    std::vector<std::int64_t> m_directory;
};

} // namespace core::cache
