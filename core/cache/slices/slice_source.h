// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the executor gets slices from. Implementations are safe to call from several threads.
#pragma once

#include "core/base/result.h"
#include "core/cache/slices/slice.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace core::cache {

/// What reading slices has cost so far.
struct ReadCounts
{
    std::uint64_t slices = 0; ///< asked for
    std::uint64_t fromCache = 0;

    ReadCounts& operator+=(const ReadCounts& other)
    {
        slices += other.slices;
        fromCache += other.fromCache;
        return *this;
    }
};

/// How slices are read.
struct Reading
{
    ColumnSet columns = ColumnSet::all();
    bool mayEvict = true; ///< may push out of the cache what others have read
    ReadCounts* counts = nullptr; ///< where it is counted, if anywhere
};

class SliceSource
{
public:
    virtual ~SliceSource() = default;

    virtual const Catalog& catalog() const = 0;

    /// @p shard in [0, Catalog::shardCount).
    virtual Result<std::shared_ptr<const ShardPersons>> persons(std::uint32_t shard) const = 0;

    /// The slice of kind index @p kind (into Catalog::kinds) and cluster key @p key (a Code of the
    /// kind's keyElement; Missing for records whose key is missing), with the columns wanted and
    /// perhaps more. Null when the shard has none.
    virtual Result<std::shared_ptr<const Slice>>
    readSlice(std::size_t kind, Code key, std::uint32_t shard, const Reading& reading) const = 0;

    /// What the directory says of a slice; none when there is no such slice. Reads nothing.
    virtual std::optional<SliceZone> zone(std::size_t kind, Code key,
                                          std::uint32_t shard) const = 0;

    /// How many bytes of decoded slices may be kept for the next question.
    virtual std::size_t cacheBudget() const { return SIZE_MAX; }

    /// With all its columns.
    Result<std::shared_ptr<const Slice>> slice(std::size_t kind, Code key,
                                               std::uint32_t shard) const
    {
        return readSlice(kind, key, shard, {});
    }
};

} // namespace core::cache
