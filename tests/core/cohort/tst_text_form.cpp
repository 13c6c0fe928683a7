// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/text_form.h"

#include <gtest/gtest.h>

namespace {

using namespace core::cohort;

constexpr const char* Headline = R"(title  Grade-10 English B students and college remediation
start  course at k12 where subject = "English 10" and grade_level = 10 and grade in (B+, B, B-) and county = "Los Angeles" attempt first
where  ethnicity = hispanic
order  this
step   "At a community college"   enrolled at cc within 36 months after start
step   "Took English there"       course at cc where discipline = english attempt first within 36 months after start
step   "Started below transfer"   course at cc where discipline = english attempt first, level = below_transfer within 36 months after start
by     start.academic_year, gender
)";

std::string reprinted(const std::string& text)
{
    const auto query = parse(text);
    return query ? print(query.value()) : "refused: " + query.error().detail;
}

std::string refusal(const std::string& text)
{
    const auto query = parse(text);
    if (query)
        return "read: " + print(query.value());
    const core::Error& error = query.error();
    return std::to_string(error.position.line) + ":" + std::to_string(error.position.column) + " "
        + error.detail + ", found " + error.place
        + (error.suggestion.empty() ? "" : "; " + error.suggestion);
}

TEST(TextForm, readsTheHeadlineOfTheDesign)
{
    const auto read = parse(Headline);
    ASSERT_TRUE(read);
    const Query& query = read.value();
    EXPECT_EQ(query.title, "Grade-10 English B students and college remediation");
    EXPECT_EQ(query.start.kind, "course");
    EXPECT_EQ(query.start.segments, std::vector<std::string> {"k12"});
    EXPECT_EQ(query.start.attempt, Attempt::First);
    ASSERT_TRUE(query.start.where);
    ASSERT_EQ(query.start.where->parts.size(), 4U);
    EXPECT_EQ(query.start.where->parts[0]->values, std::vector<std::string> {"English 10"});
    EXPECT_EQ(query.start.where->parts[2]->comparison, core::cohort::Comparison::In);
    EXPECT_EQ(query.start.where->parts[2]->values, (std::vector<std::string> {"B+", "B", "B-"}));
    ASSERT_TRUE(query.where);
    EXPECT_EQ(query.where->field, "ethnicity");
    EXPECT_EQ(query.order, StepOrder::This);
    ASSERT_EQ(query.steps.size(), 3U);
    EXPECT_EQ(query.steps[0].window.limit, 36);
    EXPECT_EQ(query.steps[0].window.anchor, "start");
    EXPECT_FALSE(query.steps[1].event.test);
    ASSERT_TRUE(query.steps[2].event.test);
    EXPECT_EQ(query.steps[2].event.test->field, "level");
    ASSERT_EQ(query.by.size(), 2U);
    EXPECT_EQ(query.by[0].of, "start");
    EXPECT_EQ(query.by[0].field, "academic_year");
    EXPECT_EQ(query.by[1].of, "");
}

TEST(TextForm, printsCanonicalTextThatIsReadAgain)
{
    const std::string once = reprinted(Headline);
    EXPECT_EQ(once.substr(0, 6), "title ");
    EXPECT_EQ(reprinted(once), once);
}

TEST(TextForm, knowsEveryWordOfTheLanguage)
{
    const std::string text
        = "set \"Sums & more\" subject in (2131, \"sum\")\n"
          "start enrolled at cc, university where term in (\"fall 2008\", \"fall 2009\") attempt "
          "last, "
          "season = fall\n"
          "where (has award at cc where award = AA) and (has no test within 2 terms before start) "
          "or "
          "count(course where grade >= C from start) >= 3 and not age is missing or not "
          "sum(units of course at cc where subject = \"Sums & more\" within 2 years from start) >= "
          "12.5\n"
          "order straight\n"
          "step \"a\" course where units not in (3, 4) attempt best within 1 years from previous\n"
          "step \"b\" award attempt any, award is not missing before \"a\" without enrolled at cc "
          "without test\n"
          "cross start.score bands (-1.5, 3) by step(\"a\").grade\n"
          "unit enrolments\n";
    EXPECT_EQ(reprinted(text), text);
}

TEST(TextForm, knowsSameMembershipMeasuresAndChanges)
{
    for (const std::string& clause : std::vector<std::string> {
             "measure time to \"a\"", "measure start.score", "measure step(\"a\").score",
             "measure \"time\"", "measure growth of score to \"a\"",
             "measure sum(units of course at cc where same institution within 1 years from start)",
             "measure count(test after)", "change start.academic_year from 2006-07 to 2009-10",
             "change gender from \"to\" to F\nby start.county, ethnicity", "unit attempts"}) {
        const std::string text = "start test\nstep \"a\" test where same test_id and not same "
                                 "institution attempt first, (same county or score > 3) and same "
                                 "region without course where same district\n"
            + clause + "\n";
        EXPECT_EQ(reprinted(text), text);
    }
}

TEST(TextForm, readsQuestionsInsideAQuestion)
{
    const std::string text = "title Outer\n"
                             "use \"Saved \\\"one\\\"\"\n"
                             "question \"Took chemistry\" (\n"
                             "  title Inner (with parentheses)\n"
                             "  question \"Deeper\" (\n"
                             "    start award\n"
                             "    where gender = F\n"
                             "  )\n"
                             "  set \"Mine\" subject in (1, 2)\n"
                             "  start course where subject = Mine\n"
                             "  where in Deeper\n"
                             "  order this\n"
                             "  step \"Next\" test\n"
                             ")\n"
                             "start course at k12\n"
                             "where in \"Took chemistry\" step \"Next\" and not (in \"Saved\" or "
                             "same county)\n"
                             "step \"b\" award\n";
    EXPECT_EQ(refusal(text), "11:12 expected a question's name in quotes, found Deeper");
    std::string quoted = text;
    quoted.replace(quoted.find("in Deeper"), 9, "in \"Deeper\"");
    EXPECT_EQ(reprinted(quoted), quoted);
    const auto read = parse(quoted);
    ASSERT_TRUE(read);
    ASSERT_EQ(read.value().questions.size(), 2U);
    EXPECT_FALSE(read.value().questions[0].query);
    ASSERT_TRUE(read.value().questions[1].query);
    const Query& inner = *read.value().questions[1].query;
    EXPECT_EQ(inner.title, "Inner (with parentheses)");
    EXPECT_EQ(inner.order, StepOrder::This);
    EXPECT_EQ(inner.questions.at(0).query->where->field, "gender");
    EXPECT_EQ(read.value().order, StepOrder::Any);
    EXPECT_EQ(read.value().where->parts.at(0)->step, "Next");
}

TEST(TextForm, insideAQuestionTheColumnOfItsOwnStartTellsWhichWhere)
{
    const auto read = parse("question \"a\" (\n"
                            "    start course\n"
                            "      where grade = A\n"
                            "    where gender = F\n"
                            ")\n"
                            "question \"b\" (start test\n"
                            "              where score > 3)\n"
                            "start course\n"
                            "  where grade = B\n"
                            "where gender = M\n");
    ASSERT_TRUE(read) << read.error().detail;
    const Query& first = *read.value().questions.at(0).query;
    EXPECT_EQ(first.start.where->values, std::vector<std::string> {"A"});
    EXPECT_EQ(first.where->values, std::vector<std::string> {"F"});
    const Query& second = *read.value().questions.at(1).query;
    EXPECT_FALSE(second.start.where);
    EXPECT_TRUE(second.where);
    EXPECT_EQ(read.value().start.where->values, std::vector<std::string> {"B"});
    EXPECT_EQ(read.value().where->values, std::vector<std::string> {"M"});
}

TEST(TextForm, aStepThatBeginsALineIsTheNextClause)
{
    const auto read = parse("use \"q\"\nstart course\nwhere in \"q\"\nstep \"a\" test\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value().where->step, "");
    EXPECT_EQ(read.value().steps.size(), 1U);
    EXPECT_EQ(refusal("use \"q\"\nstart course\nwhere in \"q\" step \"a\" test"),
              "3:23 expected title, use, question, set, start, where, order, step, change, by, "
              "cross, measure or unit, found test; set");
}

TEST(TextForm, aMeasureOfSeveralLimitsMeansTheLongest)
{
    EXPECT_EQ(reprinted("start test\nstep \"Again\" test within 1, 2 years after start\nmeasure "
                        "growth of score to \"Again\"\n"),
              "start test\nstep \"Again\" test within 1, 2 years after start\nmeasure growth of "
              "score to \"Again (2 years)\"\n");
    const auto read = parse("question \"q\" (\n"
                            "  start course\n"
                            "  step \"Degree\" award within 4, 6 years from start\n"
                            "  measure time to \"Degree\"\n"
                            ")\n"
                            "start test\n");
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read.value().questions[0].query->measure->step, "Degree (6 years)");
}

TEST(TextForm, quotesNamesThatAreWordsOfTheLanguage)
{
    const std::string text
        = "start \"same\" at \"use\" where \"question\" = \"measure\" and \"change\" in "
          "(\"growth\") and \"same\" is missing\nby \"start.a\", start.b, \"time\"\n";
    EXPECT_EQ(reprinted(text), text);
    const auto read = parse(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value().by[0].of, "");
    EXPECT_EQ(read.value().by[0].field, "start.a");
    EXPECT_EQ(read.value().by[1].of, "start");
}

TEST(TextForm, readsRangesAsTwoBounds)
{
    EXPECT_EQ(reprinted("start course where score in 11 to 20"),
              "start course where score in 11 to 20\n");
    EXPECT_EQ(reprinted("start course where score >= 11 and score <= 20"),
              "start course where score in 11 to 20\n");
    EXPECT_EQ(
        reprinted("start course where academic_year in (2005-06, 2007-08 to 2011-12)"),
        "start course where academic_year in (2005-06) or academic_year in 2007-08 to 2011-12\n");
    EXPECT_EQ(reprinted("start course where score not in (11 to 20)"),
              "start course where not score in 11 to 20\n");
}

TEST(TextForm, tellsAListCommaFromATest)
{
    const auto read = parse("start course where grade in (A, B) attempt first, level in (x, y)");
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value().start.where->values.size(), 2U);
    EXPECT_EQ(read.value().start.test->values.size(), 2U);
}

TEST(TextForm, readsKeywordsInAnyCaseCommentsAndBreaks)
{
    EXPECT_EQ(
        reprinted("\xEF\xBB\xBF# who\r\nSTART course\r\n   WHERE grade = A # an event's own\r\n"
                  "Where gender = F\r\n"),
        "start course where grade = A\nwhere gender = F\n");
}

TEST(TextForm, aWhereThatBeginsALineIsAboutPeople)
{
    const auto read = parse("start course\nwhere gender = F");
    ASSERT_TRUE(read);
    EXPECT_FALSE(read.value().start.where);
    EXPECT_TRUE(read.value().where);
}

TEST(TextForm, quotesWhatIsNoWord)
{
    const std::string text
        = "title \" a # b\"\n"
          "start course where subject = \"a \\\"b\\\" \\\\ \\n\" and grade = \"not\"\n";
    EXPECT_EQ(reprinted(text), text);
}

TEST(TextForm, saysWhereAndWhatWasExpected)
{
    EXPECT_EQ(refusal(""), "1:1 expected start, found the end");
    EXPECT_EQ(refusal("start course attempt frist"),
              "1:22 expected first, last, best or any, found frist; first");
    EXPECT_EQ(
        refusal("start course\nstpe \"x\" test"),
        "2:1 expected title, use, question, set, start, where, order, step, change, by, cross, "
        "measure or unit, found stpe; step");
    EXPECT_EQ(refusal("start course\nstep \"x\" test within 0 months"),
              "2:22 expected a whole number from 1 to 1200, found 0");
    EXPECT_EQ(refusal("start course where grade in (A, B"), "1:34 expected ), found the end");
    EXPECT_EQ(refusal("start course where grade = \"A"),
              "1:28 a quoted text does not end on its line, found ; \"");
    EXPECT_EQ(
        refusal("start course ; x"),
        "1:14 unexpected character, found ; put names with special characters in double quotes");
    EXPECT_EQ(refusal("start course\nstart course"), "2:1 expected only one 'start', found start");
    EXPECT_EQ(refusal("start course\nwhere sum(units course) >= 3"),
              "2:17 expected of, found course");
    EXPECT_EQ(refusal("start course\nwhere sum(units of course) >= many"),
              "2:31 expected a number, found many");
    EXPECT_EQ(refusal("start course\nmeasure time for \"a\""), "2:14 expected to, found for");
    EXPECT_EQ(refusal("start course\nmeasure growth score"), "2:16 expected of, found score");
    EXPECT_EQ(refusal("start course\nmeasure sum(units of course"),
              "2:28 expected ), found the end");
    EXPECT_EQ(refusal("start course\nmeasure score\nmeasure score"),
              "3:1 expected only one 'measure', found measure");
    EXPECT_EQ(refusal("start course\nchange gender F to M"), "2:15 expected from, found F");
    EXPECT_EQ(refusal("start course\ncross gender by ethnicity\nchange gender from F to M"),
              "3:8 a change is split by groups, not by a table, found cross; by");
    EXPECT_EQ(refusal("start course\nunit atempts"),
              "2:6 expected students, enrolments or attempts, found atempts; attempts");
    EXPECT_EQ(refusal("use mine\nstart course"),
              "1:5 expected the question's name in quotes, found mine");
    EXPECT_EQ(refusal("use \"a\"\nquestion \"a\" (start test)\nstart course"),
              "2:10 two questions with one name, found a");
    EXPECT_EQ(refusal("question \"a\" (\n  start course\n  start test\n)\nstart course"),
              "3:3 expected only one 'start', found start");
    EXPECT_EQ(refusal("question \"a\" (by gender)\nstart course"), "1:24 expected start, found )");
    EXPECT_EQ(refusal("question \"a\" (start course"), "1:27 expected ), found the end");
    EXPECT_EQ(refusal("start course)").substr(0, 20), "1:13 expected title,");
    EXPECT_EQ(refusal("start course\nstep \"previous\" test"),
              "2:1 means another record: call the step otherwise, found previous");
    EXPECT_EQ(refusal("start course\nstep \"\" test"),
              "2:6 expected the step's label in quotes, found ");
    std::string many = "start course";
    for (int i = 0; i < 65; ++i)
        many += " step \"" + std::to_string(i) + "\" test";
    EXPECT_EQ(refusal(many), "1:978 more than 64 steps, found the end");
    EXPECT_EQ(refusal("set Mine subject in (1)\nstart course"),
              "1:5 expected the set's name in quotes, found Mine");
    EXPECT_EQ(refusal("start course\nby start.score bands 200"), "2:22 expected (, found 200");
}

TEST(TextForm, countsColumnsInCharacters)
{
    EXPECT_EQ(refusal("start course where x = \"ñandú\" oops").substr(0, 5), "1:32 ");
}

TEST(TextForm, refusesDeepNestingInsteadOfFalling)
{
    const std::string open(100000, '(');
    EXPECT_EQ(refusal("start course where " + open).substr(0, 36),
              "1:84 conditions are nested more than");
    std::string nots;
    for (int i = 0; i < 100000; ++i)
        nots += "not ";
    EXPECT_FALSE(parse("start course where " + nots + "grade = A"));
}

std::string nested(std::size_t depth)
{
    std::string text;
    for (std::size_t i = 0; i < depth; ++i)
        text += "question \"q\" (";
    text += "start course";
    for (std::size_t i = 0; i < depth; ++i)
        text += ")\nstart course";
    return text;
}

TEST(TextForm, holdsSixteenQuestionsAndEightInsideEachOther)
{
    EXPECT_TRUE(parse(nested(8)));
    EXPECT_EQ(refusal(nested(9)).substr(0, 48), "1:113 more than 8 questions inside each other, f");
    std::string many;
    for (int i = 0; i < 16; ++i)
        many += "use \"" + std::to_string(i) + "\"\n";
    EXPECT_TRUE(parse(many + "start course"));
    EXPECT_EQ(refusal(many + "use \"x\"\nstart course"),
              "17:1 more than 16 questions in a question, found use");
    EXPECT_EQ(refusal(many + "question \"x\" (start course)\nstart course"),
              "17:1 more than 16 questions in a question, found question");
    const std::string some = many.substr(0, many.find("use \"8\""));
    EXPECT_TRUE(
        parse("question \"a\" (\n" + some.substr(8) + "start course)\n" + some + "start course"));
    EXPECT_FALSE(parse("question \"a\" (\n" + some + "start course)\n" + some + "start course"))
        << "those inside count as well";
}

} // namespace
