// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A failed or cancelled import leaves the profile as it was, wherever it ends.
#include "cheap_keys.h"
#include "invented_region.h"
#include "pathways.h"
#include "submission_maker.h"

#include "core/cache/linkage_file.h"
#include "core/cache/profile.h"
#include "tests/support/memory_keychain.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <map>
#include <optional>

using namespace core;
using namespace core::cache;
using namespace core::cache::tests;

namespace {

/// A profile with one import in it, and another import to try.
struct ProfileFailures : testing::Test
{
    TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "profile";
    SeededRandom random;
    FixedClock clock;
    std::shared_ptr<vault::Keychain> keychain = std::make_shared<test_support::MemoryKeychain>();
    InventedRegion region = inventRegion(31, 120);
    std::vector<intake::Submission> first {region.submissions.begin(),
                                           region.submissions.begin() + 6};
    std::vector<intake::Submission> second {region.submissions.begin() + 6,
                                            region.submissions.end()};

    void SetUp() override
    {
        const auto created = Profile::create(path, demoSafe(), keychain, clock);
        ASSERT_TRUE(created.hasValue()) << created.error().detail;
        TaskContext task;
        const auto imported = import(*created.value().profile, first, task);
        ASSERT_TRUE(imported.hasValue()) << imported.error().detail;
    }

    Result<std::unique_ptr<Profile>> open() const
    {
        return Profile::open(path, demoProof(), keychain);
    }

    Result<BuildReport> import(Profile& profile, const std::vector<intake::Submission>& submissions,
                               TaskContext& task)
    {
        return profile.import(submissions, region.agreementsText, region.agreements,
                              builtInDictionary(), random, clock, task);
    }

    /// Names and bytes of all files. The profile must be closed.
    std::map<std::string, std::string> listing() const
    {
        std::map<std::string, std::string> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
            if (entry.is_regular_file()) {
                std::ifstream in(entry.path(), std::ios::binary);
                files[entry.path().lexically_relative(path)]
                    = {std::istreambuf_iterator<char>(in), {}};
            }
        return files;
    }

    std::string answers() const
    {
        const auto profile = open();
        EXPECT_TRUE(profile.hasValue()) << profile.error().detail;
        const auto data = profile.value()->openData();
        EXPECT_TRUE(data.hasValue()) << data.error().detail;
        std::string text = dump(*data.value()) + profile.value()->agreementsText().value();
        const auto accepted = profile.value()->submissions();
        for (const auto& submission : accepted.value())
            text += submission.id + submission.submitter;
        return text;
    }
};

std::vector<std::string> differing(const std::map<std::string, std::string>& a,
                                   const std::map<std::string, std::string>& b)
{
    std::vector<std::string> names;
    for (const auto& [name, bytes] : a)
        if (const auto at = b.find(name); at == b.end() || at->second != bytes)
            names.push_back(name);
    for (const auto& [name, bytes] : b)
        if (!a.contains(name))
            names.push_back("new: " + name);
    return names;
}

} // namespace

TEST_F(ProfileFailures, ACancelAtAnyPointLeavesTheProfileAsItWas)
{
    const auto before = listing();
    const auto answered = answers();
    int cancelled = 0;
    for (int point = 1; point < 200; ++point) {
        const CancelToken token;
        int reports = 0;
        TaskContext task(token, [&](int) {
            if (++reports == point)
                token.cancel();
        });
        auto profile = open().value();
        const auto result = import(*profile, second, task);
        profile.reset();
        if (result.hasValue()) {
            EXPECT_LE(reports, point) << "only a cancel after the commit comes too late";
            break;
        }
        ASSERT_EQ(result.error().code, ErrorCode::Cancelled) << result.error().detail;
        ASSERT_EQ(differing(before, listing()), std::vector<std::string> {}) << point;
        ++cancelled;
    }
    EXPECT_GT(cancelled, 15);
    EXPECT_NE(answers(), answered) << "at last it went through";
}

TEST_F(ProfileFailures, AFailureInTheBuildLeavesTheProfileAsItWas)
{
    const auto before = listing();
    auto broken = second;
    broken.back().tables.front().kind = "no such kind";
    auto profile = open().value();
    TaskContext task;
    EXPECT_EQ(import(*profile, broken, task).error().code, ErrorCode::InvalidInput);
    broken = second;
    broken.back().tables.front().person.front() = 1000000;
    EXPECT_EQ(import(*profile, broken, task).error().code, ErrorCode::InvalidInput);
    profile.reset();
    EXPECT_EQ(differing(before, listing()), std::vector<std::string> {});
}

TEST_F(ProfileFailures, AFullDiskIsToldAndLeavesTheProfileAsItWas)
{
    const auto answered = answers();
    const auto before = listing();
    std::signal(SIGXFSZ, SIG_IGN); // writes beyond the limit fail instead of killing
    rlimit unlimited {};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    int failed = 0;
    bool succeeded = false;
    // From too small for a submission to enough for everything.
    for (rlim_t limit = 16 << 10; !succeeded && limit < 64 << 20; limit += limit / 4) {
        auto profile = open().value();
        rlimit small = unlimited;
        small.rlim_cur = limit;
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
        TaskContext task;
        const auto result = import(*profile, second, task);
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
        profile.reset();
        succeeded = result.hasValue();
        if (succeeded)
            break;
        EXPECT_EQ(result.error().code, ErrorCode::DiskFull) << limit << result.error().detail;
        // Where not even SQLite's index of a WAL fits, an empty one is left until the next open.
        EXPECT_EQ(answers(), answered);
        EXPECT_EQ(differing(before, listing()), std::vector<std::string> {}) << limit;
        ++failed;
    }
    EXPECT_GT(failed, 2);
    EXPECT_TRUE(succeeded);
}

TEST_F(ProfileFailures, AnInterruptedProgramLeavesFilesThatTheNextOpenRemoves)
{
    const auto before = listing();
    EXPECT_EXIT(
        {
            auto profile = open().value();
            TaskContext task({}, [](int permille) {
                if (permille >= 900)
                    std::raise(SIGKILL);
            });
            static_cast<void>(import(*profile, second, task));
        },
        testing::KilledBySignal(SIGKILL), "");
    EXPECT_NE(listing().size(), before.size()) << "something was left";
    open().value().reset();
    EXPECT_EQ(differing(before, listing()), std::vector<std::string> {});
}
