// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/csv_table.h"

#include <gtest/gtest.h>

using core::dictionary::parseCsv;

using Row = std::vector<std::string>;

TEST(CsvTableTest, QuotedCellsKeepCommasQuotesAndLineEnds)
{
    const auto table = parseCsv("code,name\r\n1,\"a, b\"\n2,\"say \"\"so\"\"\"\n3,\"x\ny\"\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table.value().header, (Row {"code", "name"}));
    EXPECT_EQ(table.value().rows,
              (std::vector<Row> {{"1", "a, b"}, {"2", "say \"so\""}, {"3", "x\ny"}}));
    EXPECT_EQ(table.value().column("name"), 1);
    EXPECT_EQ(table.value().column("nothing"), -1);
}

TEST(CsvTableTest, TheLastRowNeedsNoLineEndAndCellsMayBeEmpty)
{
    const auto table = parseCsv("a,b,c\n1,,");
    ASSERT_TRUE(table);
    EXPECT_EQ(table.value().rows, (std::vector<Row> {{"1", "", ""}}));
}

TEST(CsvTableTest, RowsOfAnotherLengthAndOpenQuotesAreRefusedWithTheirLine)
{
    const auto shorter = parseCsv("a,b\n1,2\n3\n");
    ASSERT_FALSE(shorter);
    EXPECT_EQ(shorter.error().position.line, 3);
    const auto open = parseCsv("a,b\n1,\"2\n");
    ASSERT_FALSE(open);
    EXPECT_EQ(open.error().position.line, 2);
}
