// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cheap_keys.h"
#include "invented_region.h"
#include "submission_maker.h"

#include "core/cache/submission_file.h"

#include <gtest/gtest.h>

#include <fstream>

using namespace core;
using namespace core::cache;
using namespace core::cache::tests;

namespace {

void expectSame(const intake::Submission& a, const intake::Submission& b)
{
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.submitter, b.submitter);
    EXPECT_EQ(a.synthetic, b.synthetic);
    EXPECT_EQ(a.institutions, b.institutions);
    EXPECT_EQ(a.times, b.times);
    EXPECT_EQ(a.nameSpaces, b.nameSpaces);
    EXPECT_EQ(a.attributes, b.attributes);
    ASSERT_EQ(a.persons.size(), b.persons.size());
    for (std::size_t i = 0; i < a.persons.size(); ++i) {
        EXPECT_EQ(a.persons[i].keys.local, b.persons[i].keys.local);
        EXPECT_EQ(a.persons[i].keys.statewide, b.persons[i].keys.statewide);
        EXPECT_EQ(a.persons[i].keys.ssn, b.persons[i].keys.ssn);
        EXPECT_EQ(a.persons[i].keys.nameBirthGender, b.persons[i].keys.nameBirthGender);
        EXPECT_EQ(a.persons[i].nameSpace, b.persons[i].nameSpace);
        EXPECT_EQ(a.persons[i].birthYear, b.persons[i].birthYear);
    }
    ASSERT_EQ(a.attributeReports.size(), b.attributeReports.size());
    for (std::size_t i = 0; i < a.attributeReports.size(); ++i) {
        EXPECT_EQ(a.attributeReports[i].person, b.attributeReports[i].person);
        EXPECT_EQ(a.attributeReports[i].attribute, b.attributeReports[i].attribute);
        EXPECT_EQ(a.attributeReports[i].value, b.attributeReports[i].value);
        EXPECT_EQ(a.attributeReports[i].academicYear, b.attributeReports[i].academicYear);
    }
    ASSERT_EQ(a.pools.size(), b.pools.size());
    for (std::size_t i = 0; i < a.pools.size(); ++i) {
        EXPECT_EQ(a.pools[i].element, b.pools[i].element);
        EXPECT_EQ(a.pools[i].texts, b.pools[i].texts);
    }
    ASSERT_EQ(a.tables.size(), b.tables.size());
    for (std::size_t i = 0; i < a.tables.size(); ++i) {
        EXPECT_EQ(a.tables[i].kind, b.tables[i].kind);
        EXPECT_EQ(a.tables[i].elements, b.tables[i].elements);
        EXPECT_EQ(a.tables[i].person, b.tables[i].person);
        EXPECT_EQ(a.tables[i].institution, b.tables[i].institution);
        EXPECT_EQ(a.tables[i].time, b.tables[i].time);
        EXPECT_EQ(a.tables[i].columns, b.tables[i].columns);
    }
}

intake::Submission someSubmission()
{
    auto submission = inventRegion(8, 200).submissions.at(3);
    submission.id = "s1";
    submission.persons.at(0).keys.ssn = key(77);
    submission.attributeReports.at(0).academicYear = 0;
    // values that need one, two and four bytes
    auto& pool = submission.pools.at(0);
    while (pool.texts.size() < 70000)
        pool.texts.push_back("t" + std::to_string(pool.texts.size()));
    for (auto& table : submission.tables)
        for (std::size_t i = 0; i < table.elements.size(); ++i)
            if (table.elements[i] == pool.element)
                table.columns[i].at(0) = 69999;
    return submission;
}

} // namespace

TEST(SubmissionFile, BringsASubmissionBack)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "s #1?.segue"; // a path that is no plain URI
    const auto submission = someSubmission();
    const auto saved = saveSubmission(submission, path, someKeys());
    ASSERT_TRUE(saved.hasValue()) << saved.error().detail;
    const auto loaded = loadSubmission(path, sealOf(SubmissionFileKind, saved.value()));
    ASSERT_TRUE(loaded.hasValue()) << loaded.error().detail;
    expectSame(loaded.value(), submission);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(SubmissionFile, AnEmptySubmissionIsOneToo)
{
    const TemporaryFolder folder;
    intake::Submission submission;
    submission.submitter = "nobody";
    const auto path = folder.path() / "s.segue";
    const auto saved = saveSubmission(submission, path, someKeys());
    ASSERT_TRUE(saved.hasValue()) << saved.error().detail;
    const auto loaded = loadSubmission(path, sealOf(SubmissionFileKind, saved.value()));
    ASSERT_TRUE(loaded.hasValue()) << loaded.error().detail;
    expectSame(loaded.value(), submission);
}

TEST(SubmissionFile, RefusesWhatDoesNotHoldTogether)
{
    const TemporaryFolder folder;
    const auto spoilt = [](auto spoil) {
        auto submission = someSubmission();
        spoil(submission);
        return holdsTogether(submission);
    };
    EXPECT_TRUE(spoilt([](auto&) {}));
    EXPECT_FALSE(spoilt([](auto& s) { s.tables[0].person[0] = 1000000; }));
    EXPECT_FALSE(spoilt([](auto& s) { s.tables[0].institution[0] = 60000; }));
    EXPECT_FALSE(spoilt([](auto& s) { s.tables[0].time[0] = 60000; }));
    EXPECT_FALSE(spoilt([](auto& s) { s.tables[0].columns[0][0] = 70000; }));
    EXPECT_FALSE(spoilt([](auto& s) { s.tables[0].columns[0].pop_back(); }));
    EXPECT_FALSE(spoilt([](auto& s) { s.persons[0].nameSpace = 9; }));
    EXPECT_FALSE(spoilt([](auto& s) { s.attributeReports[0].value = 70001; }));
    auto submission = someSubmission();
    submission.tables[0].time.pop_back();
    const auto saved = saveSubmission(submission, folder.path() / "s.segue", someKeys());
    ASSERT_FALSE(saved.hasValue());
    EXPECT_EQ(saved.error().code, ErrorCode::InvalidInput);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(SubmissionFile, SeesDamageInEveryPart)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "s.segue";
    const auto submission = inventRegion(8, 30).submissions.at(3);
    const auto saved = saveSubmission(submission, path, someKeys());
    ASSERT_TRUE(saved.hasValue());
    std::string good;
    {
        std::ifstream in(path, std::ios::binary);
        good.assign(std::istreambuf_iterator<char>(in), {});
    }
    std::mt19937 random(3);
    int refused = 0;
    for (int round = 0; round < 300; ++round) {
        std::string bad = good;
        const auto at = random() % bad.size();
        bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bad;
        const auto loaded = loadSubmission(path, sealOf(SubmissionFileKind, saved.value()));
        if (!loaded) {
            ++refused;
            continue;
        }
        expectSame(loaded.value(), submission); // a block that nothing reads
    }
    EXPECT_GT(refused, 200);
}

TEST(SubmissionFile, RefusesAnotherFileInItsPlace)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "s.segue";
    const auto first = saveSubmission(someSubmission(), path, someKeys());
    std::filesystem::remove(path);
    ASSERT_TRUE(saveSubmission(someSubmission(), path, someKeys()).hasValue());
    const auto loaded = loadSubmission(path, sealOf(SubmissionFileKind, first.value()));
    ASSERT_FALSE(loaded.hasValue());
    EXPECT_EQ(loaded.error().code, ErrorCode::OlderCopy);
}
