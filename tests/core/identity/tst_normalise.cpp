// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/normalise.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace core::identity {
namespace {

std::string keyTextWithoutSeparators(std::string_view first, std::string_view last,
                                     std::string_view gender, std::string_view birth)
{
    std::string text(derivedKeyText(first, last, gender, birth));
    std::erase(text, '\x1f');
    return text;
}

// The inputs of the two published test vectors of the inter-segment key (apereo-tesuto).
TEST(Normalise, makesTheTextOfThePublishedInterSegmentKeys)
{
    EXPECT_EQ(keyTextWithoutSeparators("John", "Smith", "M", "19950101"), "JOHSMIM19950101");
    EXPECT_EQ(keyTextWithoutSeparators("Daniel", "Lamb", "M", "19440606"), "DANLAMM19440606");
}

TEST(Normalise, foldsLettersThatAreTwo)
{
    EXPECT_EQ(foldedName("Weiß"), "WEISS");
    EXPECT_EQ(foldedName("Ægir Þórsson"), "AEGIRTHORSSON");
    EXPECT_EQ(foldedName("Łukasz Øst"), "LUKASZOST");
}

TEST(Normalise, keepsLettersOfOtherScripts)
{
    EXPECT_EQ(firstLetters("Иванов"), "Ива");
    EXPECT_NE(foldedName("李"), "");
}

TEST(Normalise, survivesBytesThatAreNoText)
{
    EXPECT_EQ(foldedName("J\xFFos\xC3"), "JOS");
    EXPECT_EQ(foldedName("\xE2\x80"), "");
    EXPECT_EQ(foldedName("😀Ann"), WipedString(foldedName("😀")).append("ANN"));
}

} // namespace
} // namespace core::identity
