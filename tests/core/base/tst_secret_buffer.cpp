// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_buffer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>

namespace {

using core::SecretBuffer;

TEST(SecretBuffer, isMovedAndNeverCopied)
{
    static_assert(!std::is_copy_constructible_v<SecretBuffer>);
    static_assert(!std::is_copy_assignable_v<SecretBuffer>);
    SecretBuffer first(4);
    std::fill(first.bytes().begin(), first.bytes().end(), std::byte {7});
    const SecretBuffer second = std::move(first);
    EXPECT_EQ(first.size(), 0U); // NOLINT(bugprone-use-after-move): what a move leaves is the point
    ASSERT_EQ(second.size(), 4U);
    EXPECT_EQ(second.bytes()[3], std::byte {7});
}

} // namespace
