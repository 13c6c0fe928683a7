// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "invented_region.h"
#include "pathways.h"
#include "submission_maker.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace core;
using namespace core::cache;
using namespace core::cache::tests;

namespace {

struct Built
{
    MemorySource source;
    BuildOutcome outcome;
};

Result<BuildOutcome> tryBuild(const std::vector<intake::Submission>& submissions,
                              const agreements::Agreements& agreements, MemorySource& source)
{
    SurrogateBook surrogates;
    surrogates.seal();
    SeededRandom random;
    TaskContext task;
    return buildData({submissions, agreements, builtInDictionary(), "d"}, surrogates, random,
                     source, task);
}

Built build(const std::vector<intake::Submission>& submissions,
            const agreements::Agreements& agreements)
{
    Built built;
    auto outcome = tryBuild(submissions, agreements, built.source);
    EXPECT_TRUE(outcome.hasValue()) << outcome.error().detail << outcome.error().place;
    built.outcome = std::move(outcome).value();
    built.source.setCatalog(built.outcome.catalog);
    return built;
}

const dictionary::Institution School {"9900101", "Yarrow High", "k12", "", "", "", ""};

} // namespace

TEST(DataBuilder, GivesEachPersonExactlyTheirRecordsAndAttributes)
{
    for (const unsigned seed : {1U, 2U, 3U}) {
        const auto region = inventRegion(seed, 400);
        const auto built = build(region.submissions, region.agreements);
        auto actual = pathways(built.source);
        std::sort(actual.begin(), actual.end());
        ASSERT_EQ(actual.size(), region.pathways.size());
        for (std::size_t i = 0; i < actual.size(); ++i)
            ASSERT_EQ(actual[i], region.pathways[i]) << "seed " << seed;
        EXPECT_EQ(built.outcome.records, region.records);
        EXPECT_EQ(built.outcome.linkage.withheldPersons, region.withheld);
        EXPECT_GT(region.withheld, 0);
        EXPECT_GT(built.outcome.repeatedRecords, 0);
    }
}

TEST(DataBuilder, DoesNotDependOnTheOrderOfSubmissions)
{
    auto region = inventRegion(4, 300);
    const auto expected = dump(build(region.submissions, region.agreements).source);
    std::mt19937 random(1);
    for (int round = 0; round < 5; ++round) {
        std::shuffle(region.submissions.begin(), region.submissions.end(), random);
        EXPECT_EQ(dump(build(region.submissions, region.agreements).source), expected);
    }
}

TEST(DataBuilder, OrdersPersonsByHomeFirstYearAndSurrogate)
{
    const auto region = inventRegion(5, 300);
    const auto built = build(region.submissions, region.agreements);
    const auto persons = built.source.persons(0).value();
    EXPECT_TRUE(std::is_sorted(persons->home.begin(), persons->home.end()));
    // Within a home and year the order is the surrogates': another draw gives another order.
    SurrogateBook surrogates;
    surrogates.seal();
    SeededRandom random(99);
    TaskContext task;
    MemorySource other;
    const auto outcome
        = buildData({region.submissions, region.agreements, builtInDictionary(), "d"}, surrogates,
                    random, other, task);
    ASSERT_TRUE(outcome.hasValue());
    other.setCatalog(outcome.value().catalog);
    EXPECT_NE(dump(other), dump(built.source));
    auto a = pathways(other);
    auto b = pathways(built.source);
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    EXPECT_EQ(a, b);
}

TEST(DataBuilder, SlicesAreSortedByPersonThenTime)
{
    const auto region = inventRegion(6, 300);
    const auto built = build(region.submissions, region.agreements);
    const auto& catalog = built.outcome.catalog;
    const auto* course = catalog.shapeOf("course");
    ASSERT_NE(course, nullptr);
    EXPECT_EQ(course->keyElement, "subject");
    EXPECT_EQ(course->elements.front(), "subject");
    const auto kind = static_cast<std::size_t>(course - catalog.kinds.data());
    int seen = 0;
    for (Code key = 1; key <= catalog.valuesOf("subject")->values.size(); ++key) {
        const auto slice = built.source.slice(kind, key, 0).value();
        if (!slice)
            continue;
        ++seen;
        for (std::size_t i = 1; i < slice->size(); ++i)
            EXPECT_LE(std::tuple(slice->person[i - 1], slice->time[i - 1]),
                      std::tuple(slice->person[i], slice->time[i]));
    }
    EXPECT_EQ(seen, 5);
}

TEST(DataBuilder, ObservesEachInstitutionAndCapsByTheStewardsDate)
{
    SubmissionMaker maker("a");
    const auto person = maker.person("district:1", {key(1), {}, {}, {}});
    const auto early = schoolYear(2007);
    const auto late = schoolYear(2012);
    const dictionary::Institution other {"9900102", "Sumac High", "k12", "", "", "", ""};
    maker.record("enrolled", person, School, &early, {{"segment", "k12"}});
    maker.record("enrolled", person, other, &late, {{"segment", "k12"}});
    maker.record("enrolled", person, other, nullptr, {{"segment", "k12"}});
    const auto region = inventRegion(1, 5); // its agreements end on 1 December 2012
    const auto catalog = build({maker.take()}, region.agreements).outcome.catalog;
    ASSERT_EQ(catalog.observed.size(), 2U);
    EXPECT_EQ(toIso(catalog.observed[0].through), "2008-06-14");
    EXPECT_EQ(toIso(catalog.observed[1].through), "2012-12-01");
    EXPECT_EQ(toIso(catalog.asOf), "2012-12-01");
    EXPECT_EQ(catalog.title, "Invented region");
    EXPECT_EQ(catalog.notices, std::vector<std::string> {"Manzanita|Ironwood"});
}

TEST(DataBuilder, PutsValuesInDictionaryOrderAndNumbersAscending)
{
    SubmissionMaker maker("a");
    const auto person = maker.person("district:1", {key(1), {}, {}, {}}, 1991);
    const auto time = schoolYear(2007);
    for (const auto* grade : {"F", "zz", "B", "A", "aa"})
        maker.record("course", person, School, &time,
                     {{"subject", "2131"}, {"grade", grade}, {"units", "10"}});
    for (const auto* units : {"2.5", "100", "5"})
        maker.record("course", person, School, &time, {{"subject", "2131"}, {"units", units}});
    const auto catalog = build({maker.take()}, {}).outcome.catalog;
    EXPECT_EQ(catalog.valuesOf("grade")->values,
              (std::vector<std::string> {"A", "B", "F", "aa", "zz"}));
    EXPECT_EQ(catalog.valuesOf("units")->values,
              (std::vector<std::string> {"2.5", "5", "10", "100"}));
    EXPECT_EQ(catalog.valuesOf("birth_year")->values, std::vector<std::string> {"1991"});
}

TEST(DataBuilder, RefusesAnElementWithTooManyValues)
{
    SubmissionMaker maker("a");
    const auto person = maker.person("district:1", {key(1), {}, {}, {}});
    const auto time = schoolYear(2007);
    maker.record("course", person, School, &time, {{"subject", "2131"}, {"course_number", "1"}});
    auto submission = maker.take();
    for (auto& pool : submission.pools)
        if (pool.element == "course_number")
            for (int i = 2; i <= 65535; ++i)
                pool.texts.push_back(std::to_string(i));
    MemorySource source;
    const auto outcome = tryBuild({submission}, {}, source);
    ASSERT_FALSE(outcome.hasValue());
    EXPECT_EQ(outcome.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(outcome.error().place, "course_number");
}

TEST(DataBuilder, TakesTheBirthYearOfTheBestTier)
{
    SubmissionMaker maker("a");
    const auto time = schoolYear(2007);
    const auto weak = maker.person("district:1", {key(1), {}, {}, key(9)}, 1980);
    const auto strong = maker.person("district:2", {key(2), {}, key(5), key(9)}, 1991);
    maker.record("enrolled", weak, School, &time, {{"segment", "k12"}});
    maker.record("enrolled", strong, School, &time, {{"segment", "k12"}});
    const auto built = build({maker.take()}, {});
    ASSERT_EQ(built.outcome.catalog.personCount, 1U);
    const auto lines = pathways(built.source).front();
    EXPECT_NE(std::find(lines.begin(), lines.end(), "birth_year=1991"), lines.end());
    EXPECT_EQ(built.outcome.linkage.attributeConflicts, 1);
}

TEST(DataBuilder, CutsPersonsIntoShards)
{
    SubmissionMaker maker("a");
    const auto time = schoolYear(2007);
    constexpr std::uint32_t Persons = ShardSize + 10;
    auto submission = [&] {
        maker.person("district:1", {key(1), {}, {}, {}});
        maker.record("enrolled", 0, School, &time, {{"segment", "k12"}});
        return maker.take();
    }();
    auto& table = submission.tables.front();
    for (std::uint32_t i = 1; i < Persons; ++i) {
        submission.persons.push_back({{key(i + 1), {}, {}, {}}, 0, 0});
        table.person.push_back(i);
        table.institution.push_back(0);
        table.time.push_back(1);
        for (auto& column : table.columns)
            column.push_back(column.front());
    }
    const auto built = build({submission}, {});
    EXPECT_EQ(built.outcome.catalog.shardCount, 2U);
    EXPECT_EQ(built.source.persons(0).value()->count, ShardSize);
    EXPECT_EQ(built.source.persons(1).value()->count, 10U);
    EXPECT_EQ(built.source.slice(0, 1, 0).value()->size(), ShardSize);
    EXPECT_EQ(built.source.slice(0, 1, 1).value()->size(), 10U);
}
