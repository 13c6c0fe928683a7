// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The system's keychain in the states that run_real_keychain.py puts it into, one suite a state.
// SEGUE_TEST_PROFILE names the folder of a profile that lives through all of them.
#include "core/vault/keys/key_safe.h"
#include "core/vault/keys/keychain.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <vector>

namespace core::vault {
namespace {

constexpr Protection KeychainOnly {.keychain = true, .passphrase = false};

std::filesystem::path profile()
{
    return qEnvironmentVariable("SEGUE_TEST_PROFILE").toStdString();
}

std::filesystem::path keyFile()
{
    return profile() / "keys.segue";
}

template<typename T>
std::optional<ErrorCode> codeOf(const Result<T>& result)
{
    return result ? std::nullopt : std::optional(result.error().code);
}

/// Every byte there is, zero first: no text.
std::vector<std::byte> awkwardBytes()
{
    std::vector<std::byte> bytes(256);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(i);
    return bytes;
}

/// Runs @p work on a thread of its own while this one's events go on.
template<typename Work>
void onAnotherThread(Work work)
{
    QEventLoop loop;
    const std::unique_ptr<QThread> thread(QThread::create(work));
    QObject::connect(thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    thread->start();
    loop.exec();
    thread->wait();
}

TEST(OpenKeychain, saysItsName)
{
    EXPECT_EQ(systemKeychain()->backEnd(), "gnome-keyring");
}

TEST(OpenKeychain, keepsReplacesAndForgetsAnyBytes)
{
    const auto keychain = systemKeychain();
    EXPECT_EQ(codeOf(keychain->read("test/item")), ErrorCode::NotFound);
    for (const auto& bytes : {awkwardBytes(), std::vector<std::byte>(32)}) {
        ASSERT_TRUE(keychain->write("test/item", bytes));
        const auto back = keychain->read("test/item");
        ASSERT_TRUE(back);
        EXPECT_TRUE(std::ranges::equal(back.value().bytes(), bytes));
    }
    ASSERT_TRUE(keychain->remove("test/item"));
    EXPECT_EQ(codeOf(keychain->read("test/item")), ErrorCode::NotFound);
    EXPECT_TRUE(keychain->remove("test/item"));
}

TEST(OpenKeychain, answersAnotherThread)
{
    onAnotherThread([] {
        const auto keychain = systemKeychain();
        ASSERT_TRUE(keychain->write("test/thread", awkwardBytes()));
        const auto back = keychain->read("test/thread");
        ASSERT_TRUE(back);
        EXPECT_TRUE(std::ranges::equal(back.value().bytes(), awkwardBytes()));
        EXPECT_TRUE(keychain->remove("test/thread"));
    });
}

TEST(OpenKeychain, protectsAProfile)
{
    auto made = KeySafe::create(keyFile(), {KeychainOnly}, systemKeychain());
    ASSERT_TRUE(made);
    EXPECT_EQ(made.value().safe.facts().backEnd, "gnome-keyring");
    ASSERT_TRUE(made.value().safe.protect(KeychainOnly, {}));
    ASSERT_TRUE(made.value().safe.setHighWater({.counter = 7, .clean = true}));
}

TEST(KeychainOfLater, stillOpensTheProfile)
{
    const auto safe = KeySafe::unlock(keyFile(), {}, systemKeychain());
    ASSERT_TRUE(safe);
    const auto mark = safe.value().highWater();
    ASSERT_TRUE(mark && mark.value());
    EXPECT_EQ(mark.value()->counter, 7U);
}

TEST(LockedKeychain, saysSoWhateverIsAsked)
{
    const auto keychain = systemKeychain();
    EXPECT_EQ(keychain->backEnd(), "gnome-keyring");
    EXPECT_EQ(codeOf(keychain->read("test/item")), ErrorCode::KeychainLocked);
    EXPECT_EQ(codeOf(keychain->write("test/item", awkwardBytes())), ErrorCode::KeychainLocked);
    EXPECT_EQ(codeOf(keychain->remove("test/item")), ErrorCode::KeychainLocked);
    EXPECT_EQ(codeOf(KeySafe::unlock(keyFile(), {}, keychain)), ErrorCode::KeychainLocked);
    onAnotherThread(
        [] { EXPECT_EQ(codeOf(systemKeychain()->read("test/item")), ErrorCode::KeychainLocked); });
}

TEST(OtherKeychain, doesNotOpenTheProfile)
{
    EXPECT_EQ(codeOf(KeySafe::unlock(keyFile(), {}, systemKeychain())), ErrorCode::KeychainChanged);
}

TEST(EmptyKeychain, hasNothingAndTakesNothingWhereNobodyCanBeAsked)
{
    const auto keychain = systemKeychain();
    EXPECT_EQ(codeOf(KeySafe::unlock(keyFile(), {}, keychain)), ErrorCode::KeychainChanged);
    EXPECT_EQ(codeOf(keychain->write("test/item", awkwardBytes())), ErrorCode::KeychainAbsent);
    EXPECT_TRUE(keychain->remove("test/item"));
}

TEST(AbsentKeychain, saysSoWhateverIsAsked)
{
    const auto keychain = systemKeychain();
    EXPECT_EQ(keychain->backEnd(), "");
    EXPECT_EQ(codeOf(keychain->read("test/item")), ErrorCode::KeychainAbsent);
    EXPECT_EQ(codeOf(keychain->write("test/item", awkwardBytes())), ErrorCode::KeychainAbsent);
    EXPECT_EQ(codeOf(keychain->remove("test/item")), ErrorCode::KeychainAbsent);
    EXPECT_EQ(codeOf(KeySafe::unlock(keyFile(), {}, keychain)), ErrorCode::KeychainAbsent);
    EXPECT_EQ(codeOf(KeySafe::create(profile() / "second.segue", {KeychainOnly}, keychain)),
              ErrorCode::KeychainAbsent);
    EXPECT_FALSE(std::filesystem::exists(profile() / "second.segue"));
}

} // namespace
} // namespace core::vault

int main(int argc, char* argv[])
{
    testing::InitGoogleTest(&argc, argv);
    const QCoreApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
