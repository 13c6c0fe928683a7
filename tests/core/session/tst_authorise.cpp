// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/authorise.h"

#include <gtest/gtest.h>

namespace {

using core::agreements::Agreements;
using core::session::authorise;

constexpr auto Region = R"({"format":1,"title":"R","synthetic":true,
  "institutions":[{"id":"1","name":"One","segment":"k12","county":"C"},
                  {"id":"2","name":"Two","segment":"cc","county":"C"}],
  "members":[{"id":"m1","name":"M1","institutions":["1"]},
             {"id":"m2","name":"M2","institutions":["2"]}],
  "shares":[{"from":"m1","to":"m2"},{"from":"m2","to":"m1"}]})";

TEST(Authorise, withoutAgreementsTheOwnerSeesWhatTheyImported)
{
    EXPECT_TRUE(authorise(Agreements(), {"anything"}).allowed);
}

TEST(Authorise, institutionsThatNoMemberSignsForAreDeniedByName)
{
    const auto agreements = Agreements::parse(Region);
    ASSERT_TRUE(agreements);
    EXPECT_TRUE(authorise(agreements.value(), {"1", "2"}).allowed);
    const auto decision = authorise(agreements.value(), {"1", "3"});
    EXPECT_FALSE(decision.allowed);
    EXPECT_EQ(decision.reason, "no-agreement");
    EXPECT_EQ(decision.members.first, "3");
}

} // namespace
