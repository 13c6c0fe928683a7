// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/number_text.h"

#include <gtest/gtest.h>

namespace core::intake {
namespace {

std::string rounded(std::string_view text, int decimals)
{
    return roundedNumber(text, decimals).value_or("none");
}

TEST(NumberText, roundsHalfAwayFromZero)
{
    EXPECT_EQ(rounded("2.345", 2), "2.35");
    EXPECT_EQ(rounded("-2.345", 2), "-2.35");
    EXPECT_EQ(rounded("2.3449999", 2), "2.34");
    EXPECT_EQ(rounded("0.5", 0), "1");
    EXPECT_EQ(rounded("9.995", 2), "10.00");
    EXPECT_EQ(rounded("999.5", 0), "1000");
    EXPECT_EQ(rounded("1.005", 2), "1.01"); // a binary fraction would give 1.00
}

TEST(NumberText, givesEveryNumberOneText)
{
    EXPECT_EQ(rounded("3", 2), "3.00");
    EXPECT_EQ(rounded("+03.50", 2), "3.50");
    EXPECT_EQ(rounded("007", 0), "7");
    EXPECT_EQ(rounded("000", 0), "0");
    EXPECT_EQ(rounded(".5", 2), "0.50");
    EXPECT_EQ(rounded("5.", 1), "5.0");
    EXPECT_EQ(rounded("-0.001", 2), "0.00");
}

TEST(NumberText, readsExponents)
{
    EXPECT_EQ(rounded("1.5e3", 0), "1500");
    EXPECT_EQ(rounded("1e-05", 2), "0.00");
    EXPECT_EQ(rounded("6.25e-1", 2), "0.63");
    EXPECT_EQ(rounded("1E+05", 1), "100000.0");
}

TEST(NumberText, refusesWhatIsNoNumber)
{
    for (const std::string_view text :
         {"", ".", "-", "1.2.3", "abc", "1e", "1e999", "12 3", "--1", "0x10", "nan", "1,5"})
        EXPECT_EQ(rounded(text, 2), "none") << text;
}

} // namespace
} // namespace core::intake
