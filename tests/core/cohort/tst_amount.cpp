// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/amount.h"

#include <gtest/gtest.h>

namespace {

using core::cohort::millionthsIn;

TEST(Amount, readsDecimalsExactly)
{
    EXPECT_EQ(millionthsIn("12.5"), 12500000);
    EXPECT_EQ(millionthsIn("0.1"), 100000);
    EXPECT_EQ(millionthsIn("-3"), -3000000);
    EXPECT_EQ(millionthsIn("007.000001"), 7000001);
    EXPECT_EQ(millionthsIn("999999999.999999"), 999999999999999);
}

TEST(Amount, refusesWhatItCouldNotHoldExactly)
{
    for (const char* text : {"", "-", ".", "1.", ".5", "1e3", "1,5", "+1", "--1", "1.2.3", "nan",
                             "1000000000", "0.1234567", " 1", "1 "})
        EXPECT_FALSE(millionthsIn(text)) << text;
}

} // namespace
