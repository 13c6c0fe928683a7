// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One column of 16-bit codes as few bits: a constant, or codes (or their places in a dictionary of
// those that occur) packed in blocks of 128, each with its own least value and bit width.
#pragma once

#include "core/cache/slices/blob.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core::cache {

/// Takes the smallest of the encodings.
void writeColumn(BlobWriter& writer, std::span<const std::uint16_t> values);

/// @p count values; on damage the reader is no longer ok() and the values mean nothing.
std::vector<std::uint16_t> readColumn(BlobReader& reader, std::size_t count);

/// Ascending values (repeats allowed), as differences.
void writeAscending(BlobWriter& writer, std::span<const std::uint16_t> values);
std::vector<std::uint16_t> readAscending(BlobReader& reader, std::size_t count);

/// No column of @p count ascending values is shorter than this: a bound on what a damaged count can
/// make a reader allocate.
constexpr std::size_t leastAscendingBytes(std::size_t count)
{
    return (count + 127) / 128 * 3;
}

} // namespace core::cache
