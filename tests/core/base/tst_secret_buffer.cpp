// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_buffer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>

namespace {

using core::SecretBuffer;

SecretBuffer filledWith(std::byte value, std::size_t size)
{
    SecretBuffer buffer(size);
    std::ranges::fill(buffer.bytes(), value);
    return buffer;
}

TEST(SecretBuffer, isMovedAndNeverCopied)
{
    static_assert(!std::is_copy_constructible_v<SecretBuffer>);
    static_assert(!std::is_copy_assignable_v<SecretBuffer>);
    SecretBuffer first = filledWith(std::byte {7}, 4);
    const SecretBuffer second = std::move(first);
    EXPECT_EQ(first.size(), 0U); // NOLINT(bugprone-use-after-move): what a move leaves is the point
    EXPECT_TRUE(first.bytes().empty());
    ASSERT_EQ(second.size(), 4U);
    EXPECT_EQ(second.bytes()[3], std::byte {7});
}

TEST(SecretBuffer, takesOverWhatIsMovedIntoIt)
{
    SecretBuffer first = filledWith(std::byte {1}, 100);
    first = filledWith(std::byte {2}, 3);
    ASSERT_EQ(first.size(), 3U);
    EXPECT_EQ(first.bytes()[2], std::byte {2});
    SecretBuffer& same = first;
    first = std::move(same);
    ASSERT_EQ(first.size(), 3U);
    EXPECT_EQ(first.bytes()[0], std::byte {2});
}

TEST(SecretBuffer, beginsWithZerosAndMayBeEmpty)
{
    for (const std::size_t size : {1U, 32U, 5000U}) {
        const SecretBuffer buffer(size);
        ASSERT_EQ(buffer.size(), size);
        EXPECT_TRUE(std::ranges::all_of(buffer.bytes(),
                                        [](std::byte byte) { return byte == std::byte {}; }));
    }
    EXPECT_TRUE(SecretBuffer(0).bytes().empty());
    EXPECT_TRUE(SecretBuffer().bytes().empty());
}

} // namespace
