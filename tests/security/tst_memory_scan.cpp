// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A scan that finds nothing proves something only if it finds what is there.
#include "memory_scan.h"

#include "core/base/secret_buffer.h"
#include "core/vault/sealed/process.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <thread>

namespace security_test {
namespace {

constexpr std::string_view Letters = "abcdefghijklmnopqrstuvwxyz";

class Scan : public testing::Test
{
protected:
    void SetUp() override
    {
        if (!canScan())
            GTEST_SKIP() << "not under a sanitizer";
        m_scan.add("planted", m_mark);
    }
    Mark m_mark = Mark::random(20, Letters);
    MemoryScan m_scan;
};

TEST_F(Scan, findsWhatIsPlantedInTheHeapAndForgetsItWhenItIsWiped)
{
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
    {
        const core::WipedString planted = m_mark.plain();
        EXPECT_EQ(m_scan.found(), std::vector<std::string> {"planted in [heap]"});
    }
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
}

TEST_F(Scan, findsWhatWasFreedAndNotWiped)
{
    // Large enough to outlive what malloc writes into a freed block.
    auto careless = std::make_unique<std::vector<char>>(4096, '.');
    std::ranges::copy(std::string_view(m_mark.plain()), careless->begin() + 2048);
    careless.reset();
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {"planted in [heap]"});
}

TEST_F(Scan, findsWhatIsInLockedMemory)
{
    ASSERT_TRUE(core::vault::startVault());
    {
        core::SecretBuffer secret(20);
        std::ranges::transform(std::string_view(m_mark.plain()), secret.bytes().begin(),
                               [](char c) { return static_cast<std::byte>(c); });
        EXPECT_EQ(m_scan.found(), std::vector<std::string> {"planted in unnamed memory"});
    }
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
}

TEST_F(Scan, findsWhatAThreadLeftOnItsStack)
{
    std::thread([this] {
        std::array<char, 4096> careless {};
        std::ranges::copy(std::string_view(m_mark.plain()), careless.begin() + 2048);
        EXPECT_EQ(m_scan.found(), std::vector<std::string> {"planted in unnamed memory"});
    }).join();
}

TEST_F(Scan, findsATextInEveryCaseAndInUtf16)
{
    MemoryScan scan;
    scan.addText("planted", m_mark);
    std::u16string wide;
    for (const char c : m_mark.plain())
        wide.push_back(static_cast<char16_t>(c - 'a' + 'A'));
    EXPECT_EQ(scan.found(), std::vector<std::string> {"planted as UTF-16 in [heap]"});
    std::ranges::fill(wide, u' ');
    EXPECT_EQ(scan.found(), std::vector<std::string> {});
}

TEST_F(Scan, aVectorThatGrowsWipesWhatItLeaves)
{
    core::WipedVector<char> growing;
    for (const char c : m_mark.plain())
        growing.push_back(c);
    growing.resize(1U << 20U);
    std::ranges::fill(growing, '.');
    EXPECT_EQ(m_scan.found(), std::vector<std::string> {});
}

} // namespace
} // namespace security_test
