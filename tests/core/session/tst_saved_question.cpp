// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/text_form.h"
#include "core/session/saved_question.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

namespace {

using core::dictionary::Words;
using core::session::SavedQuestion;

std::vector<SavedQuestion> questions()
{
    auto loaded = core::session::savedQuestions();
    EXPECT_TRUE(loaded) << loaded.error().detail << " " << loaded.error().place;
    return loaded ? std::move(loaded).value() : std::vector<SavedQuestion> {};
}

const SavedQuestion* find(const std::vector<SavedQuestion>& all, const std::string& id)
{
    for (const SavedQuestion& question : all)
        if (question.id == id)
            return &question;
    return nullptr;
}

std::vector<Words> wordsOf(const SavedQuestion& question)
{
    std::vector<Words> all {question.title, question.finding, question.startNode,
                            question.startRibbon};
    for (const auto& step : question.steps)
        all.insert(all.end(), {step.ribbon, step.yes, step.no});
    return all;
}

std::multiset<std::string> slotsOf(const std::string& text)
{
    static const std::regex slot(R"(\{[^}]*\})");
    std::multiset<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), slot), end; it != end; ++it)
        found.insert(it->str());
    return found;
}

TEST(SavedQuestions, comeInTheOrderOfTheListWithTheHeadlineFirst)
{
    const auto all = questions();
    ASSERT_GE(all.size(), 20u);
    EXPECT_EQ(all.front().id, "english-b");
    std::set<std::string> ids;
    for (const SavedQuestion& question : all)
        EXPECT_TRUE(ids.insert(question.id).second) << question.id << " is listed twice";
}

TEST(SavedQuestions, ofOnePurposeComeTogether)
{
    std::set<std::string> done;
    std::string now;
    for (const SavedQuestion& question : questions()) {
        ASSERT_FALSE(question.purpose.en.empty());
        ASSERT_FALSE(question.purpose.es.empty());
        if (question.purpose.en != now) {
            now = question.purpose.en;
            EXPECT_TRUE(done.insert(now).second) << now << " comes twice";
        }
    }
    EXPECT_GT(done.size(), 1u);
}

TEST(SavedQuestions, theFirstPageHasTheHeadlineThenTheBrightSpotAndThreeMore)
{
    std::map<int, std::string> places;
    for (const SavedQuestion& question : questions()) {
        if (question.homePlace) {
            EXPECT_TRUE(places.emplace(*question.homePlace, question.id).second);
        }
    }
    ASSERT_EQ(places.size(), 5u);
    EXPECT_EQ(places[0], "english-b");
    EXPECT_EQ(places[1], "bright-spot");
    EXPECT_EQ(places.rbegin()->first, 4);
}

TEST(SavedQuestions, allParseAndHaveWordsForEachStep)
{
    for (const SavedQuestion& question : questions()) {
        const auto query = core::cohort::parse(question.text);
        ASSERT_TRUE(query) << question.id << ": " << query.error().detail << " at line "
                           << query.error().position.line;
        EXPECT_EQ(query.value().steps.size(), question.steps.size()) << question.id;
        EXPECT_FALSE(query.value().title.empty()) << question.id;
    }
}

TEST(SavedQuestions, readTheSameAfterPrinting)
{
    for (const SavedQuestion& question : questions()) {
        const auto query = core::cohort::parse(question.text);
        ASSERT_TRUE(query) << question.id;
        const std::string printed = core::cohort::print(query.value());
        const auto again = core::cohort::parse(printed);
        ASSERT_TRUE(again) << question.id;
        EXPECT_EQ(core::cohort::print(again.value()), printed) << question.id;
    }
}

TEST(SavedQuestions, haveTheSameSlotsInBothLanguagesAndNoUnknownOne)
{
    static const std::regex known(R"(\{(n|rate|low|high|rate:[A-Za-z_]+)\})");
    for (const SavedQuestion& question : questions())
        for (const Words& words : wordsOf(question)) {
            EXPECT_EQ(slotsOf(words.en), slotsOf(words.es)) << question.id << ": " << words.en;
            for (const std::string& slot : slotsOf(words.en))
                EXPECT_TRUE(std::regex_match(slot, known)) << question.id << ": " << slot;
        }
}

TEST(SavedQuestions, countInEveryRibbon)
{
    for (const SavedQuestion& question : questions()) {
        EXPECT_EQ(slotsOf(question.startRibbon.en).count("{n}"), 1u) << question.id;
        for (const auto& step : question.steps)
            EXPECT_EQ(slotsOf(step.ribbon.en).count("{n}"), 1u) << question.id;
    }
}

TEST(SavedQuestions, sayTheHeadlineInTheAgreedWords)
{
    const auto all = questions();
    const SavedQuestion* headline = find(all, "english-b");
    ASSERT_TRUE(headline);
    EXPECT_EQ(headline->finding.en,
              "Of our B students who took college English, {rate} in 100 started below transfer "
              "level.");
    ASSERT_EQ(headline->steps.size(), 3u);
    EXPECT_EQ(headline->startRibbon.en, "{n} started");
    EXPECT_EQ(headline->steps[0].ribbon.en, "{n} at a community college");
    EXPECT_EQ(headline->steps[1].ribbon.en, "{n} took English there");
    EXPECT_EQ(headline->steps[2].ribbon.en, "{n} below transfer");
}

/// Not being found is no decision of the student's.
TEST(SavedQuestions, neverSayThatSomebodyDidNotEnrol)
{
    static const std::regex blame("did not enrol|dropped out|failed|failure",
                                  std::regex::icase | std::regex::ECMAScript);
    for (const SavedQuestion& question : questions())
        for (const Words& words : wordsOf(question))
            EXPECT_FALSE(std::regex_search(words.en, blame)) << question.id << ": " << words.en;
}

} // namespace
