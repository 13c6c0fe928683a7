// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An old file that two programs bring to a newer format.
#include "cheap_keys.h"

#include "core/cache/connection.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <latch>
#include <thread>

namespace {

using namespace core;
using namespace core::cache;

namespace fs = std::filesystem;

FileKind kindOf(int format)
{
    FileKind kind = ProfileFileKind;
    kind.format = format;
    return kind;
}

/// The second step fails where it is taken twice.
const std::array<Migration, 2> Steps {Migration {"CREATE TABLE first (a INTEGER)"},
                                      Migration {"CREATE TABLE second (b INTEGER)"}};

class TwoPrograms : public testing::Test
{
protected:
    static Seal seal()
    {
        return lendKey(tests::someKeys().key(ProfileFileKind.purpose), ProfileFileKind).value();
    }
    fs::path makeOld(int number) const
    {
        const fs::path path = m_folder.path() / std::to_string(number);
        const auto made = Connection::open(path, kindOf(1), Access::CreateMutable, seal());
        EXPECT_TRUE(made.hasValue() && made.value().migrate(kindOf(1), Steps));
        return path;
    }

    test_support::TemporaryFolder m_folder;
};

TEST_F(TwoPrograms, bringAnOldFileToANewFormatAtOnceAndBothFindIt)
{
    constexpr int Rounds = 20;
    for (int round = 0; round < Rounds; ++round) {
        const fs::path path = makeOld(round);
        std::latch start(2);
        std::array<bool, 2> isMigrated {};
        const auto program = [&](std::size_t which) {
            const auto file = Connection::open(path, kindOf(2), Access::Mutable, seal());
            start.arrive_and_wait();
            isMigrated[which] = file.hasValue() && file.value().migrate(kindOf(2), Steps)
                && file.value().run("INSERT INTO second VALUES (1)");
        };
        std::thread other(program, 1);
        program(0);
        other.join();
        EXPECT_TRUE(isMigrated[0] && isMigrated[1]) << round;
    }
}

TEST_F(TwoPrograms, theOlderOneLeavesTheNewFormatAlone)
{
    const fs::path path = makeOld(0);
    const auto older = Connection::open(path, kindOf(1), Access::Mutable, seal());
    const auto newer = Connection::open(path, kindOf(2), Access::Mutable, seal());
    ASSERT_TRUE(older.hasValue() && newer.hasValue());
    ASSERT_TRUE(newer.value().migrate(kindOf(2), Steps));
    const auto migrated = older.value().migrate(kindOf(1), Steps);
    ASSERT_FALSE(migrated);
    EXPECT_EQ(migrated.error().code, ErrorCode::NewerFormat);
    EXPECT_TRUE(newer.value().run("INSERT INTO second VALUES (1)"));
    EXPECT_EQ(Connection::open(path, kindOf(1), Access::Mutable, seal()).error().code,
              ErrorCode::NewerFormat);
}

} // namespace
