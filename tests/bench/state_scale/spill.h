// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Slices come out of the generator by shard and go into a data file by kind and key: between the
// two they lie in a temporary file, column by column.
#pragma once

#include "life.h"

#include "core/base/result.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <vector>

namespace tests::state {

/// A slice in the file.
struct Piece
{
    std::size_t kind = 0;
    Code key = 0;
    std::uint32_t shard = 0;
    std::uint32_t rows = 0;
    std::int64_t offset = 0;
};

class Spill
{
public:
    /// A new file at @p path, removed with the object.
    static core::Result<std::unique_ptr<Spill>> create(const std::filesystem::path& path,
                                                       const World& world);
    ~Spill();

    /// All slices of a shard. Several threads may do so at once.
    core::Result<void> add(std::uint32_t shard, const ShardRows& rows);
    /// In the order that a data file wants.
    std::vector<Piece> sortedPieces();
    core::Result<core::cache::Slice> read(const Piece& piece) const;

private:
    Spill(std::filesystem::path path, int file, const World& world);

    std::filesystem::path m_path;
    int m_file;
    const World& m_world;
    std::mutex m_mutex; ///< guards m_pieces and m_end
    std::vector<Piece> m_pieces;
    std::int64_t m_end = 0;
};

} // namespace tests::state
