// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake_fixture.h"

#include "core/intake/column_reader.h"

#include <gtest/gtest.h>

namespace core::intake {
namespace {

using dictionary::Column;

/// "value events" of a text, read twice: the second time from memory.
std::string outcomeOf(const Column& column, std::string_view raw)
{
    auto compiled = ColumnReader::compile(column, test::dictionary());
    EXPECT_TRUE(compiled);
    ColumnReader reader = std::move(compiled).value();
    const ValueOutcome fresh = reader.read(raw);
    const std::string first = std::string(fresh.value) + " " + std::to_string(fresh.events);
    reader.read("other");
    const ValueOutcome again = reader.read(raw);
    EXPECT_EQ(std::string(again.value) + " " + std::to_string(again.events), first);
    return first;
}

TEST(ColumnReader, trimsAndKnowsMissingTexts)
{
    Column column;
    column.missing = {"NA", "XXXXXX"};
    EXPECT_EQ(outcomeOf(column, "  a b "), "a b 0");
    EXPECT_EQ(outcomeOf(column, " NA"), " 0");
    EXPECT_EQ(outcomeOf(column, ""), " 0");
}

TEST(ColumnReader, repairsInTheOrderOfTheLayout)
{
    Column column;
    column.keepOnly = "A-Za-z0-9";
    column.upper = true;
    column.padLeft = 5;
    column.pattern = "[0-9A-Z]{5}";
    column.map = {{"00AB1", "one"}};
    EXPECT_EQ(outcomeOf(column, "a-b1"), "one 7");
    EXPECT_EQ(outcomeOf(column, "12345"), "12345 0");
    EXPECT_EQ(outcomeOf(column, "123456"), " 16");
    EXPECT_EQ(outcomeOf(column, "--"), " 16");
}

TEST(ColumnReader, fillsABlankOnlyByTheMap)
{
    Column column;
    column.map = {{"", "X"}};
    column.pattern = "[MF]";
    EXPECT_EQ(outcomeOf(column, " "), "X 8");
    EXPECT_EQ(outcomeOf(column, "X"), " 16");
}

TEST(ColumnReader, setsThePointOfImpliedDecimals)
{
    Column column;
    column.impliedDecimals = 2;
    EXPECT_EQ(outcomeOf(column, "0350"), "3.50 0");
    EXPECT_EQ(outcomeOf(column, "5"), "0.05 0");
    EXPECT_EQ(outcomeOf(column, "0000"), "0.00 0");
    EXPECT_EQ(outcomeOf(column, "12345"), "123.45 0");
    EXPECT_EQ(outcomeOf(column, "3.5"), "3.5 0");
    EXPECT_EQ(outcomeOf(column, "3a"), " 16");
}

TEST(ColumnReader, keepsCodesThatNobodyKnows)
{
    Column column;
    column.codeList = "lunch";
    EXPECT_EQ(outcomeOf(column, "181"), "181 0");
    EXPECT_EQ(outcomeOf(column, "999"), "999 32");
}

TEST(ColumnReader, dropsControlCharacters)
{
    EXPECT_EQ(outcomeOf(Column(), "a\x1b[31mb\x07"), "a[31mb 1");
}

TEST(ColumnReader, answersRightWhenItRemembersNoMore)
{
    Column column;
    column.padLeft = 9;
    auto compiled = ColumnReader::compile(column, test::dictionary());
    ASSERT_TRUE(compiled);
    ColumnReader reader = std::move(compiled).value();
    for (int round = 0; round < 2; ++round)
        for (int number = 0; number < 10'000; ++number) {
            const std::string text = std::to_string(number);
            EXPECT_EQ(reader.read(text).value, std::string(9 - text.size(), '0') + text);
        }
}

TEST(ColumnReader, refusesAColumnItCannotRead)
{
    Column column;
    column.name = "grade";
    column.pattern = "(";
    const auto pattern = ColumnReader::compile(column, test::dictionary());
    ASSERT_FALSE(pattern);
    EXPECT_EQ(pattern.error().place, "grade");
    column.pattern.clear();
    column.codeList = "no such list";
    EXPECT_FALSE(ColumnReader::compile(column, test::dictionary()));
}

} // namespace
} // namespace core::intake
