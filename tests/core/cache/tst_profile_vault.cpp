// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a profile whose files were put back, damaged, rekeyed or wiped.
#include "cheap_keys.h"
#include "invented_region.h"
#include "pathways.h"
#include "submission_maker.h"

#include "core/cache/profile.h"
#include "core/vault/keys/recovery_code.h"
#include "tests/support/memory_keychain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <thread>

using namespace core;
using namespace core::cache;
using namespace core::cache::tests;

namespace {

namespace fs = std::filesystem;

/// A profile protected by a keychain alone, so that opening it costs nothing, with data in it.
struct ProfileVault : testing::Test
{
    TemporaryFolder folder;
    fs::path path = folder.path() / "profile";
    SeededRandom random;
    FixedClock clock;
    InventedRegion region = inventRegion(41, 120);
    std::shared_ptr<test_support::MemoryKeychain> keychain
        = std::make_shared<test_support::MemoryKeychain>();
    SecretBuffer recovery;

    void SetUp() override
    {
        auto created = Profile::create(path, {.protection = {.keychain = true}}, keychain, clock);
        ASSERT_TRUE(created.hasValue()) << created.error().detail;
        recovery = vault::parseRecoveryWords(created.value().recoveryWords.bytes()).value();
        import(*created.value().profile);
    }

    void import(Profile& profile)
    {
        TaskContext task;
        const bool first = profile.submissions().value().empty();
        const auto report = profile.import(
            first ? region.submissions : std::vector<intake::Submission>(), region.agreementsText,
            region.agreements, builtInDictionary(), random, clock, task);
        ASSERT_TRUE(report.hasValue()) << report.error().detail;
    }

    Result<std::unique_ptr<Profile>> open(Freshness freshness = Freshness::Required) const
    {
        return Profile::open(path, {}, keychain, freshness);
    }

    ErrorCode openError() const
    {
        const auto profile = open();
        return profile ? ErrorCode::Internal : profile.error().code;
    }

    /// A change that every close makes visible.
    void write(const std::string& text) const
    {
        const auto profile = open();
        ASSERT_TRUE(profile.hasValue()) << profile.error().detail;
        ASSERT_TRUE(profile.value()->keepDraft(text).hasValue());
    }

    void copyTo(const std::string& name) const
    {
        fs::copy(path, folder.path() / name, fs::copy_options::recursive);
    }
    void putBack(const std::string& name) const
    {
        fs::remove_all(path);
        fs::copy(folder.path() / name, path, fs::copy_options::recursive);
    }

    std::string answers() const
    {
        const auto profile = open();
        EXPECT_TRUE(profile.hasValue()) << profile.error().detail;
        const auto data = profile.value()->openData();
        EXPECT_TRUE(data.hasValue()) << data.error().detail;
        return dump(*data.value());
    }

    fs::path onlyFileIn(const char* name) const
    {
        return fs::directory_iterator(path / name)->path();
    }
};

void flipByte(const fs::path& file, std::uintmax_t at)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(at));
    const char was = static_cast<char>(stream.get());
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(static_cast<char>(was ^ 1));
}

} // namespace

TEST_F(ProfileVault, AnOlderWholeProfileIsRefusedAndOpensOnPurpose)
{
    write("first");
    copyTo("older");
    write("second");
    putBack("older");
    EXPECT_EQ(openError(), ErrorCode::OlderCopy);
    EXPECT_EQ(openError(), ErrorCode::OlderCopy) << "refusing changes nothing";
    {
        const auto restored = open(Freshness::Renewed);
        ASSERT_TRUE(restored.hasValue()) << restored.error().detail;
        EXPECT_EQ(restored.value()->draft().value(), "first");
    }
    EXPECT_TRUE(open().hasValue()) << "from then on it is the latest";
}

TEST_F(ProfileVault, AnOlderDatabaseBesideNewerOnesIsRefused)
{
    copyTo("older");
    write("later");
    fs::copy(folder.path() / "older" / "profile.segue", path / "profile.segue",
             fs::copy_options::overwrite_existing);
    EXPECT_EQ(openError(), ErrorCode::OlderCopy);
}

TEST_F(ProfileVault, AnOlderLinkageIsRefused)
{
    copyTo("older");
    const auto more = inventRegion(42, 60);
    {
        const auto profile = open().value();
        TaskContext task;
        ASSERT_TRUE(profile
                        ->import(more.submissions, more.agreementsText, more.agreements,
                                 builtInDictionary(), random, clock, task)
                        .hasValue());
    }
    fs::copy(folder.path() / "older" / "linkage.segue", path / "linkage.segue",
             fs::copy_options::overwrite_existing);
    EXPECT_EQ(openError(), ErrorCode::OlderCopy);
}

TEST_F(ProfileVault, AJournalPutBackBesideACleanProfileIsRefused)
{
    fs::path wal = path / "profile.segue";
    wal += "-wal";
    {
        const auto profile = open().value();
        ASSERT_TRUE(profile->keepDraft("in the journal").hasValue());
        ASSERT_TRUE(fs::exists(wal));
        fs::copy(wal, folder.path() / "old-wal");
    }
    ASSERT_FALSE(fs::exists(wal)) << "a clean close leaves none";
    fs::copy(folder.path() / "old-wal", wal);
    EXPECT_EQ(openError(), ErrorCode::OlderCopy);
}

TEST_F(ProfileVault, TwentyBytesMoreAreRefused)
{
    std::ofstream(path / "profile.segue", std::ios::app | std::ios::binary) << std::string(20, 'x');
    const auto error = openError();
    EXPECT_TRUE(error == ErrorCode::OlderCopy || error == ErrorCode::Corrupt);
}

TEST_F(ProfileVault, AProfileThatWasNotClosedOpensWithAllThatWasCommitted)
{
    std::map<std::string, std::vector<std::byte>> items;
    {
        const auto profile = open().value();
        ASSERT_TRUE(profile->keepDraft("committed").hasValue());
        copyTo("crashed"); // as a power cut would leave it
        items = keychain->items();
    }
    putBack("crashed");
    for (const auto& [name, secret] : items)
        keychain->put(name, secret);
    const auto profile = open();
    ASSERT_TRUE(profile.hasValue()) << profile.error().detail;
    EXPECT_EQ(profile.value()->draft().value(), "committed");
}

TEST_F(ProfileVault, ASecondOpenerNeitherRefusesNorMarks)
{
    auto first = open().value();
    ASSERT_TRUE(first->keepDraft("one").hasValue());
    {
        const auto second = open();
        ASSERT_TRUE(second.hasValue()) << second.error().detail;
        ASSERT_TRUE(second.value()->keepDraft("two").hasValue());
    }
    ASSERT_TRUE(first->keepDraft("three").hasValue()) << "the second to close was not the last";
    first.reset();
    EXPECT_EQ(open().value()->draft().value(), "three");
}

TEST_F(ProfileVault, AnEarlierDataFileUnderTheNameOfTheCurrentOneIsRefused)
{
    const fs::path earlier = onlyFileIn("data");
    fs::copy(earlier, folder.path() / "earlier");
    {
        const auto profile = open().value();
        import(*profile);
    }
    const fs::path current = onlyFileIn("data");
    ASSERT_NE(current, earlier);
    fs::copy(folder.path() / "earlier", current, fs::copy_options::overwrite_existing);
    const auto profile = open();
    ASSERT_TRUE(profile.hasValue());
    const auto data = profile.value()->openData();
    ASSERT_FALSE(data.hasValue());
    EXPECT_EQ(data.error().code, ErrorCode::OlderCopy);
}

TEST_F(ProfileVault, CheckNamesTheFileAndTheBlockThatIsDamaged)
{
    TaskContext task;
    {
        const auto profile = open().value();
        const auto files = profile->check(task).value();
        EXPECT_EQ(files.size(), 3 + region.submissions.size());
        for (const auto& file : files) {
            EXPECT_TRUE(file.isIntact()) << file.name;
            EXPECT_GT(file.check.blocks, 0U) << file.name;
        }
    }
    const auto data = onlyFileIn("data");
    flipByte(data, fs::file_size(data) - 5);
    const auto submission = onlyFileIn("submissions");
    flipByte(submission, 3); // in its magic
    const auto profile = open().value();
    int damaged = 0;
    const auto files = profile->check(task).value();
    for (const auto& file : files) {
        if (file.name == "data" / data.filename()) {
            EXPECT_EQ(file.check.damagedBlocks, 1U);
            EXPECT_EQ(file.check.damaged.at(0).block, file.check.blocks - 1);
        } else if (file.name == "submissions" / submission.filename()) {
            ASSERT_TRUE(file.check.refused);
            EXPECT_EQ(file.check.refused->code, ErrorCode::NotOurs);
        }
        damaged += file.isIntact() ? 0 : 1;
    }
    EXPECT_EQ(damaged, 2);
}

TEST_F(ProfileVault, ARekeyChangesEveryFileAndNoAnswer)
{
    const auto before = answers();
    copyTo("older");
    {
        const auto profile = open().value();
        TaskContext task;
        const auto words = profile->rekey({}, task);
        ASSERT_TRUE(words.hasValue()) << words.error().detail;
        EXPECT_FALSE(Profile::facts(path).value().rekeyPending);
        const auto files = profile->check(task).value();
        for (const auto& file : files)
            EXPECT_TRUE(file.isIntact()) << file.name;
        EXPECT_EQ(dump(*profile->openData().value()), before);
        const auto fresh = vault::parseRecoveryWords(words.value().bytes());
        ASSERT_TRUE(fresh.hasValue());
    }
    EXPECT_EQ(answers(), before);
    const auto old
        = Profile::open(path, {.recovery = SecretBuffer::copyOf(recovery.bytes())}, keychain);
    ASSERT_FALSE(old.hasValue());
    EXPECT_EQ(old.error().code, ErrorCode::WrongKey) << "the code of before opens nothing";
    for (const char* name : {"profile.segue", "linkage.segue"}) {
        copyTo("rekeyed");
        fs::copy(folder.path() / "older" / name, path / name, fs::copy_options::overwrite_existing);
        const auto error = openError();
        EXPECT_TRUE(error == ErrorCode::WrongKey || error == ErrorCode::OlderCopy) << name;
        putBack("rekeyed");
        fs::remove_all(folder.path() / "rekeyed");
    }
}

TEST_F(ProfileVault, WhatWasSignedStaysSignedThroughARekey)
{
    const auto profile = open().value();
    const std::string before = profile->signPolicy("one").value();
    TaskContext task;
    ASSERT_TRUE(profile->rekey({}, task).hasValue());
    EXPECT_EQ(profile->verifyPolicy(before).value(), "one");
    EXPECT_EQ(profile->signPolicy("one").value(), before);
}

TEST_F(ProfileVault, ARekeyThatIsCutOffAnywhereLosesNothing)
{
    const auto before = answers();
    const std::size_t frozenFiles = region.submissions.size() + 1;
    for (std::size_t point = 1; point <= frozenFiles; ++point) {
        {
            const auto profile = open().value();
            const CancelToken token;
            std::size_t reports = 0;
            TaskContext task(token, [&](int) {
                if (++reports == point)
                    token.cancel();
            });
            const auto words = profile->rekey({}, task);
            ASSERT_TRUE(words.hasValue()) << words.error().detail;
            ASSERT_TRUE(Profile::facts(path).value().rekeyPending) << point;
            EXPECT_EQ(dump(*profile->openData().value()), before);
            import(*profile); // files under old and new keys side by side
        }
        EXPECT_EQ(answers(), before) << point;
        const auto profile = open().value();
        TaskContext task;
        ASSERT_TRUE(profile->rekey({}, task).hasValue());
        EXPECT_FALSE(Profile::facts(path).value().rekeyPending);
        const auto files = profile->check(task).value();
        for (const auto& file : files)
            EXPECT_TRUE(file.isIntact()) << file.name;
    }
    EXPECT_EQ(answers(), before);
}

TEST_F(ProfileVault, FilesOfBeforeARekeyAreRefusedAlsoWhileItIsPending)
{
    copyTo("older");
    {
        const auto profile = open().value();
        const CancelToken token;
        TaskContext task(token, [&](int) { token.cancel(); });
        ASSERT_TRUE(profile->rekey({}, task).hasValue());
        ASSERT_TRUE(Profile::facts(path).value().rekeyPending);
    }
    const auto submissions
        = std::distance(fs::directory_iterator(path / "submissions"), fs::directory_iterator());
    for (const char* name : {"profile.segue", "linkage.segue"})
        fs::copy(folder.path() / "older" / name, path / name, fs::copy_options::overwrite_existing);
    EXPECT_EQ(openError(), ErrorCode::OlderCopy);
    EXPECT_EQ(std::distance(fs::directory_iterator(path / "submissions"), fs::directory_iterator()),
              submissions)
        << "and nothing is tidied away";
}

TEST_F(ProfileVault, AChangeOfProtectionAndARekeyNeverMeet)
{
    const auto before = answers();
    {
        const auto profile = open().value();
        const auto isFine = [](ErrorCode code) { return code == ErrorCode::Busy; };
        std::jthread protecting([&] {
            for (int i = 0; i < 20; ++i)
                if (const auto done = profile->protect({.keychain = true}, {}); !done) {
                    EXPECT_TRUE(isFine(done.error().code)) << done.error().detail;
                }
        });
        for (int i = 0; i < 5; ++i) {
            TaskContext task;
            if (const auto words = profile->rekey({}, task); !words) {
                EXPECT_TRUE(isFine(words.error().code)) << words.error().detail;
            }
            if (const auto checked = profile->check(task)) {
                for (const auto& file : checked.value())
                    EXPECT_TRUE(file.isIntact()) << file.name;
            }
        }
    }
    EXPECT_EQ(answers(), before);
}

TEST_F(ProfileVault, IsNotRekeyedOrWipedWhileOpenElsewhere)
{
    const auto first = open().value();
    const auto second = open().value();
    TaskContext task;
    EXPECT_EQ(first->rekey({}, task).error().code, ErrorCode::Busy);
    EXPECT_EQ(Profile::wipe(path, keychain).error().code, ErrorCode::Busy);
    EXPECT_TRUE(second->keepDraft("still here").hasValue());
}

TEST_F(ProfileVault, ProtectingAnewKeepsTheDataAndTheFreshness)
{
    const auto before = answers();
    {
        const auto profile = open().value();
        ASSERT_TRUE(profile->protect({.keychain = true}, {}).hasValue());
    }
    EXPECT_EQ(answers(), before);
    copyTo("older");
    write("newer");
    putBack("older");
    EXPECT_EQ(openError(), ErrorCode::OlderCopy);
}

TEST_F(ProfileVault, AWipedProfileIsGone)
{
    std::ofstream(folder.path() / "profile" / "notes.txt") << "mine";
    ASSERT_TRUE(Profile::wipe(path, keychain).hasValue());
    EXPECT_TRUE(keychain->items().empty());
    EXPECT_EQ(openError(), ErrorCode::NotFound);
    EXPECT_EQ(std::distance(fs::directory_iterator(path), {}), 1) << "what is not ours stays";
    EXPECT_EQ(Profile::wipe(path, keychain).error().code, ErrorCode::NotFound);
}
