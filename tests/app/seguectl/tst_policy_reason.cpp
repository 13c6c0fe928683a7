// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/policy_reason.h"

#include <gtest/gtest.h>

namespace {

using app::seguectl::policyReason;
using core::ErrorCode;

TEST(PolicyReason, everyReasonHasWordsInBothLanguages)
{
    for (const char* id :
         {"syntax", "not-whole", "too-long", "too-deep", "duplicate", "missing", "unknown", "type",
          "range", "cannot-apply", "not-stricter", "unsigned", "other-key", "altered", "older",
          "looser", "looser-consortium", "no-institution", "not-yet"}) {
        const core::Error error {ErrorCode::PolicyInvalid, id, "primary.min_group_n"};
        const std::string en = policyReason(error, false), es = policyReason(error, true);
        EXPECT_FALSE(en.empty()) << id;
        EXPECT_FALSE(es.empty()) << id;
        EXPECT_NE(en, es) << id;
    }
    EXPECT_EQ(policyReason({ErrorCode::Io, "the disk"}, false), "");
}

TEST(PolicyReason, namesTheRuleAndWhatIsExpected)
{
    const core::Error error {.code = ErrorCode::PolicyInvalid,
                             .detail = "range",
                             .place = "primary.min_group_n",
                             .suggestion = "3-1000"};
    EXPECT_EQ(policyReason(error, false), "“primary.min_group_n” is out of its range: 3-1000.");
    EXPECT_EQ(policyReason(error, true),
              "«primary.min_group_n» está fuera de su intervalo: 3-1000.");
}

} // namespace
