// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/slices/column_codec.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace core::cache {

namespace {

using Values = std::vector<std::uint16_t>;

enum Encoding : std::uint8_t
{
    Constant = 0,
    Packed = 1,
    Dictionary = 2
};

constexpr std::size_t BlockSize = 128;
constexpr unsigned MaxWidth = 16;
constexpr std::size_t BlockHeader = 3; // least value (2), width (1)

constexpr std::size_t packedBytes(std::size_t count, unsigned width)
{
    return (count * width + 7) / 8;
}

struct Block
{
    std::uint16_t least;
    unsigned width;
};

Block shapeOf(std::span<const std::uint16_t> block)
{
    const auto [least, greatest] = std::minmax_element(block.begin(), block.end());
    return {*least,
            static_cast<unsigned>(std::bit_width(static_cast<unsigned>(*greatest - *least)))};
}

template<typename Visit>
void forEachBlock(std::size_t count, Visit visit)
{
    for (std::size_t at = 0; at < count; at += BlockSize)
        visit(at, std::min(BlockSize, count - at));
}

std::size_t blocksSize(std::span<const std::uint16_t> values)
{
    std::size_t size = 0;
    forEachBlock(values.size(), [&](std::size_t at, std::size_t count) {
        size += BlockHeader + packedBytes(count, shapeOf(values.subspan(at, count)).width);
    });
    return size;
}

void writeBlocks(BlobWriter& writer, std::span<const std::uint16_t> values)
{
    forEachBlock(values.size(), [&](std::size_t at, std::size_t count) {
        const auto block = values.subspan(at, count);
        const auto [least, width] = shapeOf(block);
        writer.number(least);
        writer.number(static_cast<std::uint8_t>(width));
        std::array<std::uint8_t, BlockSize * 2 + 4> bits {};
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t bit = i * width;
            std::uint32_t word = 0;
            std::memcpy(&word, bits.data() + bit / 8, sizeof word);
            word |= static_cast<std::uint32_t>(block[i] - least) << (bit % 8);
            std::memcpy(bits.data() + bit / 8, &word, sizeof word);
        }
        writer.numbers(std::span<const std::uint8_t>(bits.data(), packedBytes(count, width)));
    });
}

/// Values of @p Width bits. Eight of them are exactly Width bytes, so shifts are constants.
/// May load up to 3 bytes behind the last value.
template<unsigned Width>
void unpack(const std::uint8_t* in, std::size_t count, std::uint16_t least, std::uint16_t* out)
{
    constexpr std::uint32_t Mask = (1U << Width) - 1;
    const auto valueAt = [least](const std::uint8_t* from, std::size_t i) {
        std::uint32_t word = 0;
        std::memcpy(&word, from + i * Width / 8, sizeof word);
        return static_cast<std::uint16_t>(least + (word >> (i * Width % 8) & Mask));
    };
    std::size_t done = 0;
    for (; done + 8 <= count; done += 8, in += Width)
        for (std::size_t i = 0; i < 8; ++i)
            out[done + i] = valueAt(in, i);
    for (std::size_t i = 0; done + i < count; ++i)
        out[done + i] = valueAt(in, i);
}

using Unpack = void (*)(const std::uint8_t*, std::size_t, std::uint16_t, std::uint16_t*);

template<unsigned... Widths>
constexpr std::array<Unpack, sizeof...(Widths)>
unpackers(std::integer_sequence<unsigned, Widths...>)
{
    return {unpack<Widths>...};
}

constexpr auto Unpackers = unpackers(std::make_integer_sequence<unsigned, MaxWidth + 1>());

Values readBlocks(BlobReader& reader, std::size_t count)
{
    if (leastAscendingBytes(count) > reader.left()) {
        reader.fail();
        return {};
    }
    Values values(count);
    forEachBlock(count, [&](std::size_t at, std::size_t inBlock) {
        const auto least = reader.number<std::uint16_t>();
        const auto width = reader.number<std::uint8_t>();
        if (width > MaxWidth) {
            reader.fail();
            return;
        }
        const auto bits = reader.take(packedBytes(inBlock, width));
        if (reader.ok())
            Unpackers[width](bits.data(), inBlock, least, values.data() + at);
    });
    return values;
}

/// The distinct values, ascending.
Values distinct(std::span<const std::uint16_t> values)
{
    std::vector<bool> seen(std::size_t {1} << 16U);
    for (const auto value : values)
        seen[value] = true;
    Values found;
    for (std::size_t value = 0; value < seen.size(); ++value)
        if (seen[value])
            found.push_back(static_cast<std::uint16_t>(value));
    return found;
}

} // namespace

void writeColumn(BlobWriter& writer, std::span<const std::uint16_t> values)
{
    if (values.empty())
        return;
    const auto dictionary = distinct(values);
    if (dictionary.size() == 1) {
        writer.number(std::uint8_t {Constant});
        writer.number(values.front());
        return;
    }
    Values places(std::size_t {1} << 16U);
    for (std::size_t i = 0; i < dictionary.size(); ++i)
        places[dictionary[i]] = static_cast<std::uint16_t>(i);
    Values indices(values.size());
    std::transform(values.begin(), values.end(), indices.begin(),
                   [&places](std::uint16_t value) { return places[value]; });
    if (2 + 2 * dictionary.size() + blocksSize(indices) >= blocksSize(values)) {
        writer.number(std::uint8_t {Packed});
        writeBlocks(writer, values);
        return;
    }
    writer.number(std::uint8_t {Dictionary});
    writer.number(static_cast<std::uint16_t>(dictionary.size() - 1));
    writer.numbers(std::span<const std::uint16_t>(dictionary));
    writeBlocks(writer, indices);
}

Values readColumn(BlobReader& reader, std::size_t count)
{
    if (count == 0)
        return {};
    switch (reader.number<std::uint8_t>()) {
    case Constant:
        return Values(count, reader.number<std::uint16_t>());
    case Packed:
        return readBlocks(reader, count);
    case Dictionary:
        break;
    default:
        reader.fail();
        return {};
    }
    const auto entries = std::size_t {reader.number<std::uint16_t>()} + 1;
    const auto dictionary = reader.numbers<std::uint16_t>(entries);
    auto values = readBlocks(reader, count);
    if (!reader.ok() || *std::max_element(values.begin(), values.end()) >= entries) {
        reader.fail();
        return {};
    }
    for (auto& value : values)
        value = dictionary[value];
    return values;
}

void writeAscending(BlobWriter& writer, std::span<const std::uint16_t> values)
{
    Values steps(values.size());
    std::uint16_t last = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        steps[i] = static_cast<std::uint16_t>(values[i] - last);
        last = values[i];
    }
    writeBlocks(writer, steps);
}

Values readAscending(BlobReader& reader, std::size_t count)
{
    auto values = readBlocks(reader, count);
    std::uint64_t sum = 0;
    for (auto& value : values) {
        sum += value;
        value = static_cast<std::uint16_t>(sum);
    }
    if (sum > UINT16_MAX)
        reader.fail();
    return values;
}

} // namespace core::cache
