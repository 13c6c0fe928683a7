// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/pattern.h"

#include <gtest/gtest.h>
#include <regex.h>

#include <random>

namespace core::intake {
namespace {

Pattern compiled(std::string_view text, LetterCase letterCase = LetterCase::Matters)
{
    auto pattern = Pattern::compile(text, letterCase);
    EXPECT_TRUE(pattern) << text;
    return std::move(pattern).value();
}

TEST(Pattern, matchesTheWholeValueOnly)
{
    const Pattern pattern = compiled("[0-9]{4}");
    EXPECT_TRUE(pattern.matches("0708"));
    EXPECT_FALSE(pattern.matches("07081"));
    EXPECT_FALSE(pattern.matches("070"));
    EXPECT_FALSE(pattern.matches(""));
}

TEST(Pattern, givesNamedGroups)
{
    const Pattern pattern = compiled(R"((?<yy>\d{2})(?:x|(?<t>[1-8]))?)");
    std::vector<std::string_view> groups;
    ASSERT_TRUE(pattern.match("077", groups));
    EXPECT_EQ(groups, (std::vector<std::string_view> {"07", "7"}));
    ASSERT_TRUE(pattern.match("07x", groups));
    EXPECT_EQ(groups, (std::vector<std::string_view> {"07", ""}));
    EXPECT_FALSE(pattern.match("0x7", groups));
}

TEST(Pattern, ignoresCaseWhenAsked)
{
    EXPECT_TRUE(compiled("S[0-9]{5}K\\.txt", LetterCase::Ignored).matches("s99001k.TXT"));
    EXPECT_FALSE(compiled("S[0-9]{5}K\\.txt").matches("s99001k.TXT"));
}

// Independent: the C library's extended regular expressions, on random values.
TEST(Pattern, agreesWithTheCLibrary)
{
    const std::vector<std::string> patterns {
        "[0-9]{1,3}",  "a*b",  "(a|ab)(c|bc)", "[^0-9]+",        "(ab)+c?",
        "a?a?a?aaa",   "a|b|", "(a*)*b",       "[a-c]{2}[0-1]*", "[0-9]+(\\.[0-9]+)?",
        "a{0,2}b{2,}", ".b.",  "[a-]+",        "-?[0-9.]+",      "(a|b)*c(a|b)*"};
    std::mt19937 random(7);
    for (const std::string& text : patterns) {
        regex_t expected {};
        ASSERT_EQ(regcomp(&expected, ("^(" + text + ")$").c_str(), REG_EXTENDED | REG_NOSUB), 0);
        const Pattern pattern = compiled(text);
        for (int round = 0; round < 400; ++round) {
            std::string value;
            for (auto length = random() % 7; length > 0; --length)
                value += "abc01-."[random() % 7];
            EXPECT_EQ(pattern.matches(value), regexec(&expected, value.c_str(), 0, nullptr, 0) == 0)
                << text << " on " << value;
        }
        regfree(&expected);
    }
}

TEST(Pattern, isNotSlowOnWhatMakesBacktrackersHang)
{
    const Pattern pattern = compiled("(a*)*(a*)*(a*)*b");
    EXPECT_FALSE(pattern.matches(std::string(2000, 'a')));
}

TEST(Pattern, refusesWhatItDoesNotKnow)
{
    for (const std::string_view text : {"(", "a)", "[a", "*a", "a{2", "a{3,2}", "(?=a)", "\\",
                                        "\\q", "(?<a", "a{1001}", "a^b", "((a{900}){900}){900}"}) {
        const auto pattern = Pattern::compile(text);
        ASSERT_FALSE(pattern) << text;
        EXPECT_EQ(pattern.error().code, ErrorCode::InvalidInput);
    }
}

TEST(ByteSet, isWrittenWithOrWithoutBrackets)
{
    const auto plain = parseByteSet("A-C+-");
    const auto bracketed = parseByteSet("[A-C+-]");
    ASSERT_TRUE(plain && bracketed);
    EXPECT_EQ(plain.value(), bracketed.value());
    EXPECT_EQ(plain.value().count(), 5U);
}

} // namespace
} // namespace core::intake
