// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cheap_keys.h"
#include "invented_region.h"
#include "pathways.h"
#include "submission_maker.h"

#include "core/cache/profile.h"
#include "core/cache/profile_paths.h"
#include "tests/support/memory_keychain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

using namespace core;
using namespace core::cache;
using namespace core::cache::tests;

namespace {

struct ProfileTest : testing::Test
{
    TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "profile";
    SeededRandom random;
    FixedClock clock;
    std::shared_ptr<vault::Keychain> keychain = std::make_shared<test_support::MemoryKeychain>();

    std::unique_ptr<Profile> create()
    {
        auto created = Profile::create(path, demoSafe(), keychain, clock);
        EXPECT_TRUE(created.hasValue()) << created.error().detail;
        return std::move(created.value().profile);
    }

    Result<std::unique_ptr<Profile>> open() const
    {
        return Profile::open(path, demoProof(), keychain);
    }

    Result<BuildReport> import(Profile& profile, std::vector<intake::Submission> submissions,
                               const InventedRegion& region)
    {
        TaskContext task;
        return profile.import(std::move(submissions), region.agreementsText, region.agreements,
                              builtInDictionary(), random, clock, task);
    }

    ErrorCode openError()
    {
        const auto profile = open();
        return profile ? ErrorCode::Internal : profile.error().code;
    }
};

std::vector<std::vector<std::string>> sortedPathways(const Profile& profile)
{
    const auto data = profile.openData();
    EXPECT_TRUE(data.hasValue()) << data.error().detail;
    auto all = pathways(*data.value());
    std::sort(all.begin(), all.end());
    return all;
}

std::size_t filesIn(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

} // namespace

TEST_F(ProfileTest, StartsEmptyAndKeepsItsKey)
{
    std::string id;
    std::vector<std::byte> key;
    {
        const auto profile = create();
        id = profile->id();
        EXPECT_EQ(id.size(), 32U);
        const auto secret = profile->linkageKey();
        ASSERT_TRUE(secret.hasValue());
        const auto bytes = secret.value().bytes();
        key.assign(bytes.begin(), bytes.end());
        EXPECT_EQ(key.size(), 32U);
        EXPECT_TRUE(profile->submissions().value().empty());
        EXPECT_EQ(profile->agreementsText().value(), "");
        EXPECT_EQ(profile->openData().error().code, ErrorCode::NotFound);
    }
    const auto again = open();
    ASSERT_TRUE(again.hasValue()) << again.error().detail;
    EXPECT_EQ(again.value()->id(), id);
    const auto secret = again.value()->linkageKey();
    const auto bytes = secret.value().bytes();
    EXPECT_TRUE(std::equal(bytes.begin(), bytes.end(), key.begin(), key.end()));
}

TEST_F(ProfileTest, IsNotMadeInAFolderThatIsNotEmpty)
{
    std::filesystem::create_directories(path);
    std::ofstream(path / "mine.txt") << "keep";
    const auto profile = Profile::create(path, demoSafe(), keychain, clock);
    ASSERT_FALSE(profile.hasValue());
    EXPECT_EQ(profile.error().code, ErrorCode::Io);
    EXPECT_EQ(filesIn(path), 1U);
}

TEST_F(ProfileTest, TellsForeignDamagedAndMissingProfilesApart)
{
    EXPECT_EQ(openError(), ErrorCode::NotFound);
    create().reset();
    std::filesystem::resize_file(path / "profile.segue", 4096);
    EXPECT_EQ(openError(), ErrorCode::Corrupt);
    std::ofstream(path / "profile.segue") << std::string(5000, 'x');
    EXPECT_EQ(openError(), ErrorCode::NotOurs);
    std::ofstream(path / "keys.segue") << std::string(500, 'x');
    EXPECT_EQ(openError(), ErrorCode::NotOurs);
    std::filesystem::remove(path / "keys.segue");
    EXPECT_EQ(openError(), ErrorCode::Corrupt) << "databases whose key file is gone";
}

TEST_F(ProfileTest, OpensWithItsPassphraseOnly)
{
    create().reset();
    const auto none = Profile::open(path, {}, keychain);
    ASSERT_FALSE(none.hasValue());
    EXPECT_EQ(none.error().code, ErrorCode::SecretNeeded);
    const auto wrong = Profile::open(path, {.passphrase = SecretBuffer(20)}, keychain);
    ASSERT_FALSE(wrong.hasValue());
    EXPECT_EQ(wrong.error().code, ErrorCode::WrongKey);
    EXPECT_TRUE(open().hasValue());
}

TEST_F(ProfileTest, KeepsADraft)
{
    auto profile = create();
    EXPECT_EQ(profile->draft().value(), "");
    ASSERT_TRUE(profile->keepDraft("half a question").hasValue());
    profile.reset();
    EXPECT_EQ(open().value()->draft().value(), "half a question");
}

TEST_F(ProfileTest, KeepsWhatWasSignedInTheOrderItCame)
{
    auto profile = create();
    const std::string key = profile->publicKey().value();
    const std::string first = profile->signPolicy("one").value();
    ASSERT_TRUE(profile->appendPolicy(0, first, clock).hasValue());
    // Another program that had seen none either comes too late; the same one again does no harm.
    EXPECT_EQ(profile->appendPolicy(0, profile->signPolicy("two").value(), clock).error().code,
              ErrorCode::Busy);
    EXPECT_TRUE(profile->appendPolicy(0, first, clock).hasValue());
    ASSERT_TRUE(profile->appendPolicy(1, profile->signPolicy("two").value(), clock).hasValue());
    profile.reset();
    const auto again = open();
    EXPECT_EQ(again.value()->publicKey().value(), key);
    EXPECT_EQ(again.value()->policyCount().value(), 2);
    EXPECT_EQ(again.value()->policies().value().front(), first);
    EXPECT_EQ(again.value()->verifyPolicy(again.value()->policies().value().back()).value(), "two");
}

TEST_F(ProfileTest, OneFromBeforePoliciesWereSignedGetsAKeyWhenItIsOpened)
{
    create().reset();
    {
        const ProfilePaths paths {path};
        const auto safe = vault::KeySafe::unlock(paths.keys(), demoProof(), nullptr);
        ASSERT_TRUE(safe.hasValue());
        auto seal = lendKey(safe.value().keys().key(ProfileFileKind.purpose), ProfileFileKind);
        const auto old = Connection::open(paths.profile(), ProfileFileKind, Access::Mutable,
                                          std::move(seal).value());
        for (const char* statement :
             {"DROP TABLE policy", "DROP TABLE signing_key", "PRAGMA user_version = 1"})
            ASSERT_TRUE(old.value().run(statement).hasValue());
    }
    const auto profile = open();
    ASSERT_TRUE(profile.hasValue()) << profile.error().detail;
    EXPECT_EQ(profile.value()->policyCount().value(), 0);
    const std::string text = profile.value()->signPolicy("one").value();
    EXPECT_EQ(profile.value()->verifyPolicy(text).value(), "one");
}

TEST_F(ProfileTest, ImportsAndAnswersFromAllThatWasAccepted)
{
    const auto region = inventRegion(21, 300);
    auto profile = create();
    const auto middle
        = region.submissions.begin() + static_cast<std::ptrdiff_t>(region.submissions.size() / 2);
    const auto first = import(*profile, {region.submissions.begin(), middle}, region);
    ASSERT_TRUE(first.hasValue()) << first.error().detail;
    const auto firstData = profile->openData().value();
    const auto second = import(*profile, {middle, region.submissions.end()}, region);
    ASSERT_TRUE(second.hasValue()) << second.error().detail;

    EXPECT_EQ(sortedPathways(*profile), region.pathways);
    EXPECT_EQ(second.value().records, region.records);
    EXPECT_EQ(second.value().linkage.withheldPersons, region.withheld);
    EXPECT_EQ(profile->openData().value()->catalog().id, second.value().dataId);
    EXPECT_EQ(profile->agreementsText().value(), region.agreementsText);
    const auto accepted = profile->submissions().value();
    ASSERT_EQ(accepted.size(), region.submissions.size());
    EXPECT_EQ(accepted.front().submitter, "district:99001");
    EXPECT_EQ(accepted.front().acceptedMs, clock.nowMs());
    EXPECT_GT(accepted.front().records, 0);
    EXPECT_EQ(filesIn(path / "data"), 1U) << "the old data file is gone";
    EXPECT_EQ(filesIn(path / "submissions"), accepted.size());
    EXPECT_EQ(firstData->catalog().id, first.value().dataId) << "an open file stays what it is";

    profile.reset();
    const auto again = open();
    ASSERT_TRUE(again.hasValue());
    EXPECT_EQ(sortedPathways(*again.value()), region.pathways);
}

TEST_F(ProfileTest, SurrogatesLastFromBuildToBuild)
{
    const auto region = inventRegion(22, 200);
    const auto profile = create();
    ASSERT_TRUE(import(*profile, region.submissions, region).hasValue());
    const auto before = dump(*profile->openData().value());
    ASSERT_TRUE(import(*profile, {}, region).hasValue()) << "a build of what is there";
    EXPECT_EQ(dump(*profile->openData().value()), before);
}

TEST_F(ProfileTest, NeverMixesInventedAndRealRecords)
{
    const auto region = inventRegion(23, 50);
    const auto profile = create();
    ASSERT_TRUE(import(*profile, {region.submissions[0]}, region).hasValue());
    auto real = region.submissions[1];
    real.synthetic = false;
    const auto mixed = import(*profile, {real}, region);
    ASSERT_FALSE(mixed.hasValue());
    EXPECT_EQ(mixed.error().code, ErrorCode::Refused);
    EXPECT_EQ(profile->submissions().value().size(), 1U);
}

TEST_F(ProfileTest, RemovesLeftoversAtOpen)
{
    const auto region = inventRegion(24, 50);
    auto profile = create();
    ASSERT_TRUE(import(*profile, region.submissions, region).hasValue());
    const auto before = sortedPathways(*profile);
    profile.reset();
    std::ofstream(path / "data" / "0123.segue.part") << "half";
    std::ofstream(path / "data" / "0123.segue") << "whole, never committed";
    std::ofstream(path / "submissions" / "4567.segue") << "left";
    const auto again = open();
    ASSERT_TRUE(again.hasValue());
    EXPECT_EQ(filesIn(path / "data"), 1U);
    EXPECT_EQ(filesIn(path / "submissions"), region.submissions.size());
    EXPECT_EQ(sortedPathways(*again.value()), before);
}

TEST_F(ProfileTest, OpeningLeavesTheFilesOfARunningImportAlone)
{
    const auto region = inventRegion(25, 50);
    const auto profile = create();
    std::size_t opened = 0;
    TaskContext task({}, [&](int permille) {
        if (permille > 500 && opened == 0) {
            EXPECT_TRUE(open().hasValue());
            ++opened;
        }
    });
    const auto report
        = profile->import(region.submissions, region.agreementsText, region.agreements,
                          builtInDictionary(), random, clock, task);
    ASSERT_TRUE(report.hasValue()) << report.error().detail;
    EXPECT_EQ(opened, 1U);
    EXPECT_EQ(sortedPathways(*profile), region.pathways);
}

TEST_F(ProfileTest, ASecondImportAtTheSameTimeIsTurnedAway)
{
    const auto region = inventRegion(26, 50);
    const auto profile = create();
    ErrorCode second = ErrorCode::Internal;
    TaskContext task({}, [&](int permille) {
        if (permille > 500 && second == ErrorCode::Internal)
            second = import(*profile, region.submissions, region).error().code;
    });
    ASSERT_TRUE(profile
                    ->import(region.submissions, region.agreementsText, region.agreements,
                             builtInDictionary(), random, clock, task)
                    .hasValue());
    EXPECT_EQ(second, ErrorCode::Busy);
}

TEST_F(ProfileTest, KeepsAuditRowsInOrder)
{
    auto profile = create();
    EXPECT_EQ(profile->lastAuditRow().value().sequence, 0);
    ASSERT_TRUE(profile->appendAudit({1, "{\"a\":\"é\"}", "h1"}).hasValue());
    ASSERT_TRUE(profile->appendAudit({2, "{}", "h2"}).hasValue());
    EXPECT_FALSE(profile->appendAudit({2, "{}", "h3"}).hasValue()) << "no number twice";
    profile.reset();
    const auto again = open().value()->auditRows().value();
    ASSERT_EQ(again.size(), 2U);
    EXPECT_EQ(again[0].body, "{\"a\":\"é\"}");
    EXPECT_EQ(again[1].hash, "h2");
}
