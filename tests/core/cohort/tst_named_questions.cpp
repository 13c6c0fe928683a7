// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/named_questions.h"
#include "core/cohort/text_form.h"
#include "core/cohort/value_sets.h"
#include "tests/conformance/test_words.h"

#include <gtest/gtest.h>

namespace {

using namespace core::cohort;

std::string expanded(const std::string& text, const Library& library)
{
    const auto read = parse(text);
    if (!read)
        return read.error().detail;
    const auto whole = expand(read.value(), library);
    if (whole)
        return print(whole.value());
    const core::Error& error = whole.error();
    return std::to_string(error.position.line) + ":" + std::to_string(error.position.column) + " "
        + error.detail + ", found " + error.place
        + (error.suggestion.empty() ? "" : "; " + error.suggestion);
}

constexpr const char* Chemistry = "title Took chemistry\nstart course at k12 where subject = "
                                  "Chemistry\nstep \"Passed\" course within 1, 2 years\n";

TEST(NamedQuestions, aUsedQuestionIsWrittenOutWhole)
{
    EXPECT_EQ(expanded("use \"chemistry\"\nstart test\nwhere in \"chemistry\" step \"Passed\"",
                       {{"chemistry", Chemistry}, {"other", "no question at all"}}),
              "question \"chemistry\" (\n"
              "  title Took chemistry\n"
              "  start course at k12 where subject = Chemistry\n"
              "  step \"Passed\" course within 1, 2 years\n"
              ")\n"
              "start test\n"
              "where in \"chemistry\" step \"Passed\"\n");
}

TEST(NamedQuestions, whatIsWrittenOutIsReadAsTheSameQuestion)
{
    const Library library = {{"chemistry", Chemistry},
                             {"algebra",
                              "use \"chemistry\"\nstart test\nwhere in \"chemistry\" "
                              "step \"Passed\" or gender = F"}};
    const std::string once = expanded(
        "use \"algebra\"\nuse \"chemistry\"\nquestion \"own\" (\n  start test\n  where in "
        "\"chemistry\" step \"Passed\")\nstart test\nwhere in \"algebra\" and in \"own\"",
        library);
    EXPECT_NE(once.find("\n  question \"chemistry\" (\n    title"), std::string::npos) << once;
    EXPECT_NE(once.find("\n  where in \"chemistry\" step \"Passed\"\n"), std::string::npos) << once;
    EXPECT_EQ(expanded(once, {}), once) << "nothing is left to be found";
}

TEST(NamedQuestions, anUnknownNameIsRefusedWithTheNearest)
{
    EXPECT_EQ(expanded("start test\nuse \"chemistri\"", {{"chemistry", Chemistry}}),
              "2:5 no saved question, found chemistri; chemistry");
    EXPECT_EQ(expanded("use \"a\"\nstart test", {{"a", "use \"nothing\"\nstart test"}}),
              "1:5 no saved question, found nothing")
        << "inside a saved question the place is where that one is used";
}

TEST(NamedQuestions, aTextThatIsNoQuestionIsRefusedWithItsPlace)
{
    EXPECT_EQ(expanded("use \"a\"\nstart test", {{"a", "start course\nstep x"}}),
              "1:5 a saved question cannot be read: expected the step's label in quotes (line 2, "
              "column 6), found a");
}

TEST(NamedQuestions, aCircleIsRefused)
{
    EXPECT_EQ(expanded("use \"a\"\nstart test", {{"a", "use \"a\"\nstart test"}}),
              "1:5 questions use each other in a circle, found a");
    const Library ring = {{"a", "use \"b\"\nstart test"},
                          {"b", "question \"x\" (use \"c\"\nstart test)\nstart test"},
                          {"c", "use \"a\"\nstart test"}};
    EXPECT_EQ(expanded("start test\nuse \"b\"", ring),
              "2:5 questions use each other in a circle, found b");
}

TEST(NamedQuestions, twoUsesOfOneQuestionAreNoCircle)
{
    const Library library
        = {{"c", "start test"}, {"a", "use \"c\"\nstart test"}, {"b", "use \"c\"\nstart test"}};
    const std::string text = expanded("use \"a\"\nuse \"b\"\nuse \"c\"\nstart test", library);
    EXPECT_EQ(text.substr(0, 15), "question \"a\" (\n");
}

TEST(NamedQuestions, usesThatMultiplyAreRefusedBeforeTheyGrow)
{
    Library library = {{"0", "start test"}};
    for (int i = 1; i <= 7; ++i) {
        const std::string below = std::to_string(i - 1);
        library[std::to_string(i)] = "use \"" + below + "\"\nquestion \"x\" (use \"" + below
            + "\"\nstart test)\nstart test";
    }
    EXPECT_EQ(expanded("use \"4\"\nstart test", library),
              "1:5 more than 16 questions in a question with those that are used, found x");
    Library chain = {{"0", "start test"}};
    for (int i = 1; i <= 9; ++i)
        chain[std::to_string(i)] = "use \"" + std::to_string(i - 1) + "\"\nstart test";
    EXPECT_EQ(expanded("use \"7\"\nstart test", chain).substr(0, 10), "question \"");
    EXPECT_EQ(expanded("use \"8\"\nstart test", chain),
              "1:5 more than 8 questions inside each other with those that are used, found 0");
}

std::string withSets(const std::string& text)
{
    const auto read = parse(text);
    if (!read)
        return read.error().detail;
    auto plain = withSetsApplied(read.value(), conformance::testWords());
    if (!plain)
        return plain.error().detail + ", found " + plain.error().place;
    plain.value().questions.clear();
    plain.value().sets.clear();
    return print(plain.value());
}

TEST(NamedQuestions, setsOfAQuestionInsideStandForTheOuterOne)
{
    const std::string inner = "question \"a\" (\n"
                              "  question \"deep\" (\n"
                              "    set \"D\" subject in (4)\n"
                              "    start test\n"
                              "  )\n"
                              "  set \"S\" subject in (1)\n"
                              "  set \"T\" subject in (S, D, 2)\n"
                              "  set \"S\" grade in (A)\n"
                              "  start test\n"
                              ")\n";
    EXPECT_EQ(withSets(inner + "start course where subject = t and grade = S and subject = D\n"),
              "start course where subject in (1, 4, 2) and grade in (A) and subject in (4)\n");
    EXPECT_EQ(withSets(inner
                       + "set \"S\" subject in (7, D)\nset \"U\" subject in (T, S)\n"
                         "start course where subject in (S, T) and subject = U\n"),
              "start course where subject in (7, 4, 1, 2) and subject in (1, 4, 2, 7)\n")
        << "its own S wins, and T is what it is inside";
    EXPECT_EQ(withSets(inner
                       + "question \"b\" (\n  set \"S\" subject in (9)\n  start test\n)\n"
                         "start course where subject = S\n"),
              "start course where subject in (9)\n")
        << "the last written question's";
    EXPECT_EQ(withSets(inner + "start test\nmeasure count(course where subject = S)\n"),
              "start test\nmeasure count(course where subject in (1))\n");
    EXPECT_EQ(withSets("set \"S\" subject in (1)\nset \"s\" subject in (2)\nstart test\n"),
              "two sets with one name, found s");
    EXPECT_EQ(withSets("question \"a\" (\nset \"S\" sbject in (1)\nstart test)\nstart test\n"),
              "no field for a set, found sbject");
}

} // namespace
