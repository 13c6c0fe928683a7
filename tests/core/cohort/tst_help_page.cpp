// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page about the language: every question on it is one, in the words of the real dictionary.
#include "core/cohort/named_questions.h"
#include "core/cohort/text_form.h"
#include "core/cohort/vocabulary.h"
#include "tests/conformance/memory_source.h"
#include "tests/conformance/random_case.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace {

using namespace core::cohort;

/// What stands between ```cohort and ```.
std::vector<std::string> examples()
{
    std::ifstream page(HELP_PAGE);
    std::vector<std::string> found;
    bool isInside = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("```")) {
            isInside = line == "```cohort";
            if (isInside)
                found.emplace_back();
        } else if (isInside) {
            found.back() += line + "\n";
        }
    }
    return found;
}

/// The page's questions under their titles, for those that use another one.
Library library()
{
    Library named;
    for (const std::string& text : examples()) {
        const auto read = parse(text);
        if (read)
            named[read.value().title] = text;
    }
    return named;
}

const core::dictionary::Dictionary& words()
{
    static const auto loaded = core::dictionary::Dictionary::load();
    return loaded.value();
}

TEST(HelpPage, everyExampleIsReadPrintedAndBound)
{
    const conformance::MemorySource data(conformance::RandomCase(5).data(), 100);
    const std::vector<std::string> all = examples();
    EXPECT_GE(all.size(), 12U);
    for (const std::string& text : all) {
        const auto read = parse(text);
        ASSERT_TRUE(read) << text << read.error().detail;
        const auto again = parse(print(read.value()));
        ASSERT_TRUE(again) << text;
        EXPECT_EQ(print(again.value()), print(read.value()));
        const auto whole = expand(read.value(), library());
        ASSERT_TRUE(whole) << text << whole.error().detail << ": " << whole.error().place;
        const auto plan = bind(whole.value(), vocabularyOf(words()), data.catalog());
        EXPECT_TRUE(plan) << text << plan.error().detail << ": " << plan.error().place;
        for (const char* language : {"en", "es"})
            EXPECT_FALSE(sentence(whole.value(), vocabularyOf(words()), language).empty());
    }
}

TEST(HelpPage, showsAllThatCanBeAsked)
{
    std::vector<Query> all;
    for (const std::string& text : examples()) {
        const auto read = parse(text);
        ASSERT_TRUE(read);
        all.push_back(read.value());
    }
    const auto has = [&all](auto&& what) { return std::any_of(all.begin(), all.end(), what); };
    const auto measures = [](Measure::Kind kind) {
        return [kind](const Query& one) { return one.measure && one.measure->kind == kind; };
    };
    EXPECT_TRUE(has(measures(Measure::Kind::TimeTo)));
    EXPECT_TRUE(has(measures(Measure::Kind::Growth)));
    EXPECT_TRUE(has(measures(Measure::Kind::Sum)));
    EXPECT_TRUE(has([](const Query& one) { return one.change && !one.by.empty(); }));
    EXPECT_TRUE(has([](const Query& one) {
        return !one.questions.empty() && one.questions.front().query != nullptr;
    }));
    EXPECT_TRUE(has([](const Query& one) {
        return !one.questions.empty() && one.questions.front().query == nullptr;
    }));
    EXPECT_TRUE(has([](const Query& one) { return one.cross; }));
    EXPECT_TRUE(has([](const Query& one) { return one.unit == Unit::Attempts; }));
    EXPECT_TRUE(has([](const Query& one) {
        return one.order == StepOrder::This && one.steps.size() >= 3 && one.by.size() >= 3;
    }));
    EXPECT_TRUE(has(
        [](const Query& one) { return !one.steps.empty() && !one.steps.back().family.empty(); }));
}

} // namespace
