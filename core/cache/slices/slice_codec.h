// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Slices and persons of a shard as blobs, and back. Decoding refuses any damaged blob with Corrupt
// and never reads beyond it.
#pragma once

#include "core/base/result.h"
#include "core/cache/slices/blob.h"
#include "core/cache/slices/slice.h"

#include <cstdint>
#include <span>

namespace core::cache {

/// Where a slice lives in its table: kind, key and shard packed, so that one key is one range.
/// @pre kind < 256, shard < 2^24
constexpr std::int64_t sliceRow(std::size_t kind, Code key, std::uint32_t shard)
{
    return static_cast<std::int64_t>(kind << 40U | std::size_t {key} << 24U | shard);
}

Bytes encodeSlice(const Slice& slice, std::int64_t row);
/// Slices of more rows than this have their persons indexed when they are decoded.
constexpr std::size_t IndexedRows = 2048;

/// @p columns: how many the kind's shape has; those that are not @p wanted stay empty.
Result<Slice> decodeSlice(std::span<const std::uint8_t> blob, std::int64_t row, std::size_t columns,
                          ColumnSet wanted);

Bytes encodePersons(const ShardPersons& persons, std::uint32_t shard);
Result<ShardPersons> decodePersons(std::span<const std::uint8_t> blob, std::uint32_t shard,
                                   std::size_t attributes);

} // namespace core::cache
