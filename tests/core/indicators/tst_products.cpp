// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/products.h"

#include <gtest/gtest.h>

#include <limits>

namespace {

using core::indicators::compareProducts;

constexpr std::uint64_t Most = std::numeric_limits<std::uint64_t>::max();

TEST(Products, AreComparedExactlyBeyondAnyWord)
{
    EXPECT_EQ(compareProducts({Most, Most, Most}, {Most, Most, Most}), std::strong_ordering::equal);
    EXPECT_EQ(compareProducts({Most, Most, Most}, {Most, Most, Most - 1}),
              std::strong_ordering::greater);
    EXPECT_EQ(compareProducts({Most, Most}, {Most, Most, 2}), std::strong_ordering::less);
    // (a - 1)(a + 1) is one less than a².
    constexpr std::uint64_t a = 1'000'000'007;
    EXPECT_EQ(compareProducts({a - 1, a + 1}, {a, a}), std::strong_ordering::less);
    EXPECT_EQ(compareProducts({a - 1, a + 1, Most}, {a, a, Most}), std::strong_ordering::less);
}

TEST(Products, OfNothingAreOneAndOfZeroNothing)
{
    EXPECT_EQ(compareProducts({}, {1}), std::strong_ordering::equal);
    EXPECT_EQ(compareProducts({0, Most}, {}), std::strong_ordering::less);
    EXPECT_EQ(compareProducts({0, 5}, {7, 0}), std::strong_ordering::equal);
    EXPECT_EQ(compareProducts({6, 35}, {10, 21}), std::strong_ordering::equal);
}

/// Every product of up to three factors of 1 to 12 against the same in a machine word.
TEST(Products, AgreeWithPlainMultiplication)
{
    for (std::uint64_t i = 0; i < 12 * 12 * 12; ++i) {
        const std::uint64_t a = 1 + i % 12, b = 1 + i / 12 % 12, c = 1 + i / 144;
        EXPECT_EQ(compareProducts({a, b, c}, {c, c, a}), a * b * c <=> c * c * a);
    }
}

} // namespace
