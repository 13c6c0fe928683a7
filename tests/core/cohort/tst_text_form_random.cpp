// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of the text form over random input.
#include "core/cohort/horizons.h"
#include "core/cohort/text_form.h"
#include "tests/conformance/random_case.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace core::cohort;

bool same(const std::shared_ptr<const Condition>& a, const std::shared_ptr<const Condition>& b);
bool same(const EventPattern& a, const EventPattern& b);
bool same(const GroupField& a, const GroupField& b);
bool same(const ValueSet& a, const ValueSet& b);
bool same(const Step& a, const Step& b);
bool same(const Measure& a, const Measure& b);
bool same(const Change& a, const Change& b);
bool same(const NamedQuestion& a, const NamedQuestion& b);

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
        || a->question != b->question || a->step != b->step || !same(a->event, b->event)
        || !same(a->window, b->window))
        return false;
    for (std::size_t i = 0; i < a->parts.size(); ++i)
        if (!same(a->parts[i], b->parts[i]))
            return false;
    return true;
}

template<typename T>
bool allSame(const std::vector<T>& a, const std::vector<T>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const T& one, const T& other) { return same(one, other); });
}

bool same(const GroupField& a, const GroupField& b)
{
    return a.of == b.of && a.field == b.field && a.bands == b.bands;
}

bool same(const ValueSet& a, const ValueSet& b)
{
    return a.name == b.name && a.field == b.field && a.values == b.values;
}

bool same(const Step& a, const Step& b)
{
    return a.label == b.label && a.family == b.family && same(a.event, b.event)
        && same(a.window, b.window) && allSame(a.without, b.without);
}

bool same(const Measure& a, const Measure& b)
{
    return a.kind == b.kind && same(a.value, b.value) && a.step == b.step && same(a.event, b.event)
        && same(a.window, b.window);
}

bool same(const Change& a, const Change& b)
{
    return same(a.field, b.field) && a.from == b.from && a.to == b.to;
}

template<typename T>
bool same(const std::optional<T>& a, const std::optional<T>& b)
{
    return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

bool same(const Query& a, const Query& b);

bool same(const NamedQuestion& a, const NamedQuestion& b)
{
    return a.name == b.name && !a.query == !b.query && (!a.query || same(*a.query, *b.query));
}

bool same(const Query& a, const Query& b)
{
    return a.title == b.title && allSame(a.questions, b.questions) && allSame(a.sets, b.sets)
        && same(a.start, b.start) && same(a.where, b.where) && a.order == b.order
        && allSame(a.steps, b.steps) && allSame(a.by, b.by) && a.cross == b.cross
        && same(a.change, b.change) && same(a.measure, b.measure) && a.unit == b.unit;
}

/// As it is read: a measure of several limits means the longest.
Query canonical(Query made)
{
    for (NamedQuestion& named : made.questions)
        if (named.query)
            named.query = std::make_shared<const Query>(canonical(*named.query));
    nameLongest(made);
    return made;
}

/// A question with others around and inside it, of which no more is sure than that they can be
/// written.
Query wrapped(Query made, std::uint64_t seed)
{
    Query outer = conformance::RandomCase(seed + 1000000).question();
    made.title = "Inner (" + std::to_string(seed) + ")";
    made.questions.push_back({"used \"" + std::to_string(seed) + "\"", nullptr, {}});
    outer.questions.insert(outer.questions.begin(),
                           {"Within )", std::make_shared<const Query>(std::move(made)), {}});
    Condition in;
    in.kind = Condition::Kind::InQuestion;
    in.question = "Within )";
    in.step = seed % 2 == 0 ? "" : "no such step";
    outer.where = std::make_shared<const Condition>(std::move(in));
    return outer;
}

TEST(TextFormRandom, readingWhatWasPrintedGivesTheSameQuestion)
{
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        Query made = conformance::RandomCase(seed).question();
        if (seed % 4 == 0)
            made = wrapped(std::move(made), seed);
        if (seed % 3 == 0)
            made.title = "Title \"" + std::to_string(seed) + "\" # \\ ñ";
        made = canonical(std::move(made));
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
    std::string inner = "question \"a\" (\nstart course where in \"b\"";
    for (int i = 0; i < 100000; ++i)
        inner += " or in \"b\" step \"c\"";
    EXPECT_TRUE(parse("use \"b\"\n" + inner + ")\nstart course"));
}

} // namespace
