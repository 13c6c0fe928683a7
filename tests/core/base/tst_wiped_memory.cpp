// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// That it is wiped is shown where memory can be looked at: tests/security.
#include "core/base/wiped_memory.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace core {
namespace {

TEST(WipedString, isATextLikeAnyOther)
{
    WipedString text("ab");
    text.append("cd").append(2, 'e');
    EXPECT_EQ(text, "abcdee");
    text.removeFront(2);
    EXPECT_EQ(text, "cdee");
    text.removeFront(99);
    EXPECT_TRUE(text.empty());
    EXPECT_EQ(text.assign("x"), "x");
    EXPECT_EQ(text.assign(3, '0'), "000");
    EXPECT_EQ(WipedString(), "");
}

TEST(WipedString, isFilledWithZerosWhereItGrows)
{
    WipedString text("ab");
    text.resize(4);
    EXPECT_EQ(text, std::string_view("ab\0\0", 4));
    text.resize(1);
    text.resize(2);
    EXPECT_EQ(text, std::string_view("a\0", 2));
}

TEST(WipedString, keepsShortTextsOutOfTheObject)
{
    const WipedString text("123456789");
    const auto* const object = reinterpret_cast<const char*>(&text);
    EXPECT_TRUE(text.data() < object || text.data() >= object + sizeof text);
}

TEST(WipedString, keepsItsTextThroughCopiesMovesAndGrowthPastAPage)
{
    std::string plain;
    WipedString text;
    for (int i = 0; i < 200'000; ++i) {
        const char c = static_cast<char>('a' + i % 26);
        plain += c;
        text.append(1, c);
    }
    const char* const stays = text.data();
    WipedString copy = text;
    const WipedString moved = std::move(text);
    EXPECT_EQ(moved.data(), stays);
    EXPECT_EQ(moved, plain);
    EXPECT_EQ(copy, plain);
    copy = WipedString("short");
    EXPECT_EQ(copy, "short");
}

TEST(WipedVector, keepsItsValuesWhileItGrows)
{
    WipedVector<std::uint64_t> numbers;
    for (std::uint64_t i = 0; i < 100'000; ++i)
        numbers.push_back(i);
    for (std::uint64_t i = 0; i < 100'000; ++i)
        ASSERT_EQ(numbers[i], i);
}

} // namespace
} // namespace core
