// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/lent_key.h"
#include "core/vault/sealed/seal_ring.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

using namespace core;
using namespace core::vault;

namespace {

std::array<std::byte, 32> keyOf(int byte)
{
    std::array<std::byte, 32> key;
    key.fill(static_cast<std::byte>(byte));
    return key;
}

SealHandle lend(int byte)
{
    auto handle = SealHandle::lend(keyOf(byte), Role::Data);
    EXPECT_TRUE(handle);
    return std::move(handle).value();
}

} // namespace

TEST(SealRing, AKeyIsFoundByItsNumberUntilItsHandleGoes)
{
    std::uint64_t number = 0;
    {
        const SealHandle handle = lend(5);
        number = handle.number();
        const auto found = findLentKey(number);
        ASSERT_TRUE(found);
        EXPECT_TRUE(std::ranges::equal(found->bytes(), keyOf(5)));
        EXPECT_EQ(found->role(), Role::Data);
    }
    EXPECT_FALSE(findLentKey(number));
}

TEST(SealRing, NumbersAreNeitherZeroNorGuessedFromOneAnother)
{
    std::set<std::uint64_t> seen;
    std::uint64_t bits = 0;
    for (int round = 0; round < 200; ++round) {
        const std::uint64_t number = lend(1).number();
        EXPECT_NE(number, 0U);
        seen.insert(number);
        bits |= number;
    }
    EXPECT_EQ(seen.size(), 200U);
    EXPECT_EQ(bits >> 56, 0xffU) << "all bits are used";
    EXPECT_FALSE(findLentKey(0));
}

TEST(SealRing, AHandleThatMovedLendsOnAndTheOneItReplacedStops)
{
    SealHandle first = lend(1);
    const std::uint64_t replaced = first.number();
    SealHandle second = lend(2);
    const std::uint64_t moved = second.number();
    first = std::move(second);
    {
        const SealHandle sink = std::move(second);
    }
    EXPECT_EQ(first.number(), moved);
    EXPECT_TRUE(findLentKey(moved));
    EXPECT_FALSE(findLentKey(replaced));
}

TEST(SealRing, TheFirstFaultIsKeptAndToldOnce)
{
    const SealHandle handle = lend(1);
    EXPECT_FALSE(handle.takeFault());
    findLentKey(handle.number())->keepFault({ErrorCode::Corrupt, "block 3"});
    findLentKey(handle.number())->keepFault({ErrorCode::Io, "read"});
    const auto fault = handle.takeFault();
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, ErrorCode::Corrupt);
    EXPECT_EQ(fault->detail, "block 3");
    EXPECT_FALSE(handle.takeFault());
}

TEST(SealRing, AKeyOfAnotherSizeIsNotLent)
{
    const std::array<std::byte, 31> shortKey {};
    const auto handle = SealHandle::lend(shortKey, Role::Data);
    ASSERT_FALSE(handle);
    EXPECT_EQ(handle.error().code, ErrorCode::Crypto);
}
