// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/high_water_format.h"
#include "tests/core/vault/keys/secrets.h"

#include <gtest/gtest.h>

namespace core::vault {
namespace {

HighWater someMark()
{
    HighWater mark {.counter = 0x0102030405060708, .clean = true, .bytes = 0xFFEEDDCCBBAA9988};
    mark.profileDigest.fill(std::byte {0x11});
    mark.linkageDigest.fill(std::byte {0x22});
    return mark;
}

TEST(HighWater, comesBackFromItsBytes)
{
    const HighWater mark = someMark();
    const auto back = decodeHighWater(encodeHighWater(mark));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->counter, mark.counter);
    EXPECT_EQ(back->clean, mark.clean);
    EXPECT_EQ(back->bytes, mark.bytes);
    EXPECT_EQ(back->profileDigest, mark.profileDigest);
    EXPECT_EQ(back->linkageDigest, mark.linkageDigest);
}

TEST(HighWater, thatIsNotCleanStaysSo)
{
    HighWater mark = someMark();
    mark.clean = false;
    EXPECT_FALSE(decodeHighWater(encodeHighWater(mark))->clean);
}

TEST(HighWater, isNotReadFromBytesOfAnotherLengthOrVersion)
{
    const auto bytes = encodeHighWater(someMark());
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_FALSE(decodeHighWater(std::span(bytes).first(length))) << length;
    Bytes longer = copyOf(bytes);
    longer.push_back(std::byte {0});
    EXPECT_FALSE(decodeHighWater(longer));
    Bytes newer = copyOf(bytes);
    newer[0] = std::byte {2};
    EXPECT_FALSE(decodeHighWater(newer));
    Bytes halfClean = copyOf(bytes);
    halfClean[1] = std::byte {2};
    EXPECT_FALSE(decodeHighWater(halfClean));
}

} // namespace
} // namespace core::vault
