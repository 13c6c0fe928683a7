// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A built, immutable data file: the slices that questions read.
#pragma once

#include "core/base/result.h"
#include "core/cache/connection.h"
#include "core/cache/slices/slice_source.h"

#include <filesystem>
#include <memory>

namespace core::cache {

/// Decoded slices are kept under a byte budget. Safe to use from several threads.
class DataFile final : public SliceSource
{
public:
    /// A quarter of this machine's memory.
    static std::size_t defaultCacheBytes();

    /// As Connection::open. @p seal: of this very frozen file. @p cacheBytes: budget for decoded
    /// slices.
    static Result<std::shared_ptr<const DataFile>>
    open(const std::filesystem::path& path, Seal seal,
         std::size_t cacheBytes = defaultCacheBytes());
    ~DataFile() override;

    const Catalog& catalog() const override;
    Result<std::shared_ptr<const ShardPersons>> persons(std::uint32_t shard) const override;
    Result<std::shared_ptr<const Slice>> readSlice(std::size_t kind, Code key, std::uint32_t shard,
                                                   const Reading& reading) const override;
    std::optional<SliceZone> zone(std::size_t kind, Code key, std::uint32_t shard) const override;

    /// Bytes of decoded slices that are kept at this moment, and that may be.
    std::size_t cachedBytes() const;
    std::size_t cacheBudget() const override;

private:
    struct State;
    explicit DataFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace core::cache
