// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/finding_log.h"
#include "core/intake/report_json.h"
#include "core/intake/report_text.h"

#include <gtest/gtest.h>

#include <set>

namespace core::intake {
namespace {

TEST(MaskedValue, showsDotsOfAnIdentifierAndTheFirstCharacterOfOthers)
{
    EXPECT_EQ(maskedValue("123456789", true), "••••");
    EXPECT_EQ(maskedValue("B+", false), "B•");
    EXPECT_EQ(maskedValue("ñandú", false), "ñ•");
    EXPECT_EQ(maskedValue("\x1b[2J", false), "?•");
}

TEST(FindingLog, countsRepeatsAndKeepsThreeExamplesAtMost)
{
    FindingLog log("a.csv");
    const ColumnLabel column {"Grade", false};
    for (const std::string_view value : {"A1", "B1", "A2", "C1", "D1"})
        log.addValue(Rule::UnknownCode, FindingEffect::Note, 9, column, value, "grade");
    log.add(Rule::NoFinalLineEnd, FindingEffect::Note, 3);
    const std::vector<Finding> findings = log.takeSorted();
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].rule, "no-final-line-end");
    EXPECT_EQ(findings[1].count, 5);
    EXPECT_EQ(findings[1].line, 9);
    EXPECT_EQ(findings[1].maskedExamples, (std::vector<std::string> {"A•", "B•", "C•"}));
}

TEST(Report, isPrintedAsTextAndAsJson)
{
    QualityReport report;
    report.files.push_back({"a.csv", "mine", "UTF-8", 3, 1, 1, 1, 0, false});
    report.findings.push_back({FindingClass::Quality,
                               FindingEffect::Note,
                               "a.csv",
                               2,
                               "Grade",
                               "unknown-code",
                               "grade",
                               {"Q\"•"},
                               1});
    EXPECT_EQ(toText(report),
              "a.csv: mine, UTF-8, rows 3 = loaded 1 + repaired 1 + rejected 1 + duplicates 0\n"
              "a.csv:2 quality unknown-code note x1 [Grade] (grade) Q\"•\n");
    EXPECT_EQ(toJson(report),
              R"({"files":[{"duplicates":0,"encoding":"UTF-8","file":"a.csv","layout":"mine",)"
              R"("loaded":1,"refused":false,"rejected":1,"repaired":1,"rows":3}],)"
              R"("findings":[{"argument":"grade","class":"quality","count":1,"effect":"note",)"
              R"("element":"Grade","examples":["Q\"•"],"file":"a.csv","line":2,)"
              R"("rule":"unknown-code"}],"refused":false})");
}

TEST(FindingRules, haveDistinctIds)
{
    const auto ids = findingRules();
    EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), ids.size());
    for (const std::string_view id : ids)
        EXPECT_FALSE(id.empty());
}

} // namespace
} // namespace core::intake
