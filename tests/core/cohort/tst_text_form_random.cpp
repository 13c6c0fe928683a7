// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of the text form over random input.
#include "core/cohort/text_form.h"
#include "tests/conformance/random_case.h"

#include <gtest/gtest.h>

namespace {

using namespace core::cohort;

bool same(const std::shared_ptr<const Condition>& a, const std::shared_ptr<const Condition>& b);

bool same(const EventPattern& a, const EventPattern& b)
{
    return a.kind == b.kind && a.segments == b.segments && a.attempt == b.attempt
        && same(a.where, b.where) && same(a.test, b.test);
}

bool same(const Window& a, const Window& b)
{
    return a.limit == b.limit && (!a.limit || a.limitUnit == b.limitUnit) && a.side == b.side
        && a.anchor == b.anchor;
}

bool same(const std::shared_ptr<const Condition>& a, const std::shared_ptr<const Condition>& b)
{
    if (!a || !b)
        return !a && !b;
    if (a->kind != b->kind || a->parts.size() != b->parts.size() || a->field != b->field
        || a->comparison != b->comparison || a->values != b->values || a->atLeast != b->atLeast
        || !same(a->event, b->event) || !same(a->window, b->window))
        return false;
    for (std::size_t i = 0; i < a->parts.size(); ++i)
        if (!same(a->parts[i], b->parts[i]))
            return false;
    return true;
}

bool same(const Query& a, const Query& b)
{
    bool equal = a.title == b.title && same(a.start, b.start) && same(a.where, b.where)
        && a.order == b.order && a.cross == b.cross && a.unit == b.unit
        && a.steps.size() == b.steps.size() && a.by.size() == b.by.size()
        && a.sets.size() == b.sets.size();
    for (std::size_t i = 0; equal && i < a.steps.size(); ++i) {
        equal = a.steps[i].label == b.steps[i].label && a.steps[i].family == b.steps[i].family
            && same(a.steps[i].event, b.steps[i].event)
            && same(a.steps[i].window, b.steps[i].window)
            && a.steps[i].without.size() == b.steps[i].without.size();
        for (std::size_t k = 0; equal && k < a.steps[i].without.size(); ++k)
            equal = same(a.steps[i].without[k], b.steps[i].without[k]);
    }
    for (std::size_t i = 0; equal && i < a.by.size(); ++i)
        equal = a.by[i].of == b.by[i].of && a.by[i].field == b.by[i].field
            && a.by[i].bands == b.by[i].bands;
    for (std::size_t i = 0; equal && i < a.sets.size(); ++i)
        equal = a.sets[i].name == b.sets[i].name && a.sets[i].field == b.sets[i].field
            && a.sets[i].values == b.sets[i].values;
    return equal;
}

TEST(TextFormRandom, readingWhatWasPrintedGivesTheSameQuestion)
{
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        Query made = conformance::RandomCase(seed).question();
        if (seed % 3 == 0)
            made.title = "Title \"" + std::to_string(seed) + "\" # \\ ñ";
        const std::string text = print(made);
        const auto read = parse(text);
        ASSERT_TRUE(read) << "seed " << seed << "\n" << text << read.error().detail;
        ASSERT_TRUE(same(read.value(), made)) << "seed " << seed << "\n" << text;
    }
}

TEST(TextFormRandom, anyBytesAreReadOrRefused)
{
    std::mt19937_64 random(7);
    for (int round = 0; round < 20000; ++round) {
        std::string text = round % 2 == 0 ? "start course where " : "";
        for (std::size_t left = random() % 60; left > 0; --left)
            text += static_cast<char>(random() % 256);
        const auto read = parse(text);
        if (!read) {
            EXPECT_GE(read.error().position.line, 1);
        }
    }
}

TEST(TextFormRandom, changedQuestionsAreReadOrRefused)
{
    std::mt19937_64 random(11);
    for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
        std::string text = print(conformance::RandomCase(seed).question());
        for (int change = 0; change < 3; ++change) {
            const std::size_t at = random() % text.size();
            if (random() % 2 == 0)
                text.erase(at, 1 + random() % 8);
            else
                text.insert(at, text.substr(random() % text.size(), random() % 12));
            if (text.empty())
                text = " ";
        }
        if (const auto read = parse(text)) {
            const auto again = parse(print(read.value()));
            ASSERT_TRUE(again) << text;
            ASSERT_TRUE(same(again.value(), read.value())) << text;
        }
    }
}

TEST(TextFormRandom, veryLongTextsAreReadOrRefused)
{
    std::string text = "start course where a = 1";
    for (int i = 0; i < 200000; ++i)
        text += " and a = 1";
    EXPECT_TRUE(parse(text));
    EXPECT_FALSE(parse(std::string(2000000, 'x')));
    EXPECT_FALSE(parse(std::string(2000000, '"')));
}

} // namespace
