// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/slices/column_codec.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace core::cache;

namespace {

using Values = std::vector<std::uint16_t>;

Bytes encoded(const Values& values, bool ascending)
{
    BlobWriter writer(BlobType::Slice);
    if (ascending)
        writeAscending(writer, values);
    else
        writeColumn(writer, values);
    return std::move(writer).finish(0);
}

Values decoded(const Bytes& bytes, std::size_t count, bool ascending)
{
    auto reader = BlobReader::open(bytes, BlobType::Slice, 0);
    EXPECT_TRUE(reader.hasValue());
    auto values
        = ascending ? readAscending(reader.value(), count) : readColumn(reader.value(), count);
    EXPECT_TRUE(reader.value().isComplete());
    return values;
}

} // namespace

TEST(ColumnCodec, BringsBackColumnsOfEveryLengthAndWidth)
{
    std::mt19937 random(1);
    for (unsigned width = 0; width <= 16; ++width)
        for (const std::size_t count : {0U, 1U, 7U, 8U, 9U, 127U, 128U, 129U, 256U, 1000U}) {
            Values values(count);
            for (auto& value : values)
                value = static_cast<std::uint16_t>(random() & ((1U << width) - 1));
            EXPECT_EQ(decoded(encoded(values, false), count, false), values) << width;
            std::sort(values.begin(), values.end());
            EXPECT_EQ(decoded(encoded(values, true), count, true), values) << width;
        }
}

TEST(ColumnCodec, BringsBackTheExtremes)
{
    EXPECT_EQ(decoded(encoded({0, 65535, 0, 65535}, false), 4, false),
              (Values {0, 65535, 0, 65535}));
    EXPECT_EQ(decoded(encoded({65535, 65535}, true), 2, true), (Values {65535, 65535}));
}

TEST(ColumnCodec, SpendsNothingOnAConstantAndTwoBitsOnFourCodes)
{
    constexpr std::size_t Overhead = 10; // header and checksum of the blob
    EXPECT_EQ(encoded(Values(50000, 77), false).size(), 3 + Overhead);
    std::mt19937 random(2);
    Values few(50000);
    for (auto& value : few)
        value = static_cast<std::uint16_t>(random() % 4 * 9973);
    EXPECT_LT(encoded(few, false).size(), 50000 * 2 / 8 + 50000 / 128 * 3 + 100);
}

TEST(ColumnCodec, RefusesAnIndexOutsideItsDictionary)
{
    // A dictionary of 3 and an index of 3, under a good checksum.
    BlobWriter writer(BlobType::Slice);
    writer.number(std::uint8_t {2});
    writer.number(std::uint16_t {2});
    writer.numbers(std::span<const std::uint16_t>(Values {10, 20, 30}));
    writer.number(std::uint16_t {0});
    writer.number(std::uint8_t {2});
    writer.number(std::uint8_t {0b11100100});
    const Bytes bytes = std::move(writer).finish(0);
    auto reader = BlobReader::open(bytes, BlobType::Slice, 0);
    ASSERT_TRUE(reader.hasValue());
    readColumn(reader.value(), 4);
    EXPECT_FALSE(reader.value().ok());
}
