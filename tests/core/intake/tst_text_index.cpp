// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/text_index.h"

#include <gtest/gtest.h>

#include <set>

namespace core::intake {
namespace {

TEST(TextIndex, numbersDistinctTextsInTheirOrder)
{
    TextIndex index;
    std::string large(100'000, 'x');
    EXPECT_EQ(index.intern("b"), 0U);
    EXPECT_EQ(index.intern(""), 1U);
    EXPECT_EQ(index.intern("b"), 0U);
    EXPECT_EQ(index.intern(large), 2U);
    EXPECT_EQ(index.find("c"), TextIndex::None);
    EXPECT_EQ(index.text(2), large);
    EXPECT_EQ(index.size(), 3U);
}

TEST(TextIndex, keepsManyTextsApartWhileItGrows)
{
    TextIndex index;
    for (std::uint32_t round = 0; round < 2; ++round)
        for (std::uint32_t number = 0; number < 50'000; ++number)
            EXPECT_EQ(index.intern("text " + std::to_string(number)), number);
    EXPECT_EQ(index.text(49'999), "text 49999");
}

TEST(KeySet, agreesWithASetOfTexts)
{
    KeySet keys;
    std::set<std::pair<int, int>> expected;
    for (int row = 0; row < 60'000; ++row) {
        const std::pair values {row % 251, row % 173};
        KeySet::Key key;
        key.add(std::to_string(values.first));
        key.add(std::to_string(values.second));
        EXPECT_EQ(keys.insert(key), expected.insert(values).second);
        EXPECT_TRUE(keys.contains(key));
    }
}

TEST(KeySet, tellsPartsApart)
{
    KeySet::Key one;
    one.add("ab");
    one.add("c");
    KeySet::Key other;
    other.add("a");
    other.add("bc");
    EXPECT_NE(one, other);
}

/// Plain numbers as keys must not crowd: this ends at once, or never.
TEST(KeySet, isQuickWithKeysThatAreNumbers)
{
    KeySet keys;
    for (std::uint64_t number = 0; number < 300'000; ++number)
        EXPECT_TRUE(keys.insert({std::uint64_t {1} << 63U, number << 32U}));
}

} // namespace
} // namespace core::intake
