// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreements/agreements.h"

#include <gtest/gtest.h>

namespace {

using core::agreements::Agreements;

const std::string Region = R"({
"format": 1, "title": "Demo region", "synthetic": true, "observed_through": "2015-06-30",
"institutions": [
 {"id": "9900101", "name": "Yarrow High", "segment": "k12", "county": "Los Angeles",
  "district": "Toyon Union High", "district_id": "99001", "region": "south"},
 {"id": "9900102", "name": "Sumac High", "segment": "k12", "county": "Los Angeles"},
 {"id": "9900301", "name": "Manzanita Mesa High", "segment": "k12"},
 {"id": "Z01", "name": "Ironwood College", "segment": "cc"}],
"members": [
 {"id": "99001", "name": "Toyon", "institutions": ["9900101", "9900102"]},
 {"id": "99003", "name": "Manzanita", "institutions": ["9900301"]},
 {"id": "Z01", "name": "Ironwood", "institutions": ["Z01"]}],
"shares": [
 {"from": "99001", "to": "Z01", "kinds": []}, {"from": "Z01", "to": "99001", "kinds": []},
 {"from": "99001", "to": "99003", "kinds": []}, {"from": "99003", "to": "99001", "kinds": []},
 {"from": "99003", "to": "Z01", "kinds": []}]
})";

/// The region with one thing changed.
std::string with(const std::string& from, const std::string& to)
{
    std::string text = Region;
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string placeOfError(const std::string& json)
{
    const auto result = Agreements::parse(json);
    if (result.hasValue())
        return "accepted";
    EXPECT_EQ(result.error().code, core::ErrorCode::InvalidInput);
    return result.error().place;
}

TEST(Agreements, ReadsTheWholeFile)
{
    const auto result = Agreements::parse(Region);
    ASSERT_TRUE(result.hasValue()) << result.error().place;
    const Agreements& region = result.value();
    EXPECT_EQ(region.title(), "Demo region");
    EXPECT_TRUE(region.isSynthetic());
    ASSERT_TRUE(region.observedThrough().has_value());
    EXPECT_EQ(core::toIso(*region.observedThrough()), "2015-06-30");
    ASSERT_EQ(region.institutions().size(), 4U);
    const core::dictionary::Institution yarrow {
        "9900101", "Yarrow High", "k12", "Los Angeles", "Toyon Union High", "99001", "south"};
    EXPECT_EQ(region.institutions()[0], yarrow);
    ASSERT_EQ(region.members().size(), 3U);
    EXPECT_EQ(region.members()[0].institutions, (std::vector<std::string> {"9900101", "9900102"}));
}

TEST(Agreements, LinksOnlyWhereBothSidesAgreed)
{
    const Agreements region = Agreements::parse(Region).value();
    EXPECT_TRUE(region.mayLink("9900101", "Z01").allowed);
    EXPECT_TRUE(region.mayLink("Z01", "9900102").allowed);
    EXPECT_TRUE(region.mayLink("9900101", "9900301").allowed);
    const auto partial = Agreements::parse(
        with(R"("to": "99001", "kinds": [])", R"("to": "99001", "kinds": ["course"])"));
    ASSERT_TRUE(partial.hasValue());
    EXPECT_FALSE(partial.value().mayLink("9900101", "Z01").allowed); // some kinds are not enough

    const auto oneSided = region.mayLink("Z01", "9900301");
    EXPECT_FALSE(oneSided.allowed);
    EXPECT_EQ(oneSided.reason, "no-agreement");
    EXPECT_EQ(oneSided.members, (std::pair<std::string, std::string> {"Ironwood", "Manzanita"}));
    EXPECT_FALSE(region.mayLink("9900301", "Z01").allowed);
}

TEST(Agreements, NeedNoneWithinOneMemberAndForInstitutionsNobodySignsFor)
{
    const Agreements region = Agreements::parse(Region).value();
    EXPECT_TRUE(region.mayLink("9900101", "9900102").allowed);
    EXPECT_TRUE(region.mayLink("Z01", "elsewhere").allowed);
    EXPECT_TRUE(Agreements().mayLink("a", "b").allowed);
    EXPECT_TRUE(Agreements().notAgreed().empty());
}

TEST(Agreements, NameThePairsThatHaveNotAgreed)
{
    EXPECT_EQ(Agreements::parse(Region).value().notAgreed(),
              (std::vector<std::pair<std::string, std::string>> {{"Manzanita", "Ironwood"}}));
}

TEST(Agreements, RefuseWhatDoesNotHoldTogetherAndSayWhere)
{
    EXPECT_EQ(
        placeOfError(with(R"({"from": "99003", "to": "Z01")", R"({"from": "99009", "to": "Z01")")),
        "shares[4].from");
    EXPECT_EQ(placeOfError(with(R"("to": "99003")", R"("to": "9900301")")), "shares[2].to");
    EXPECT_EQ(placeOfError(with(R"(["9900301"])", R"([])")), "institutions");
    EXPECT_EQ(placeOfError(with(R"(["9900301"])", R"(["9900301", "9900101"])")),
              "members[1].institutions");
    EXPECT_EQ(placeOfError(with(R"(["9900301"])", R"(["9900301", "9900399"])")),
              "members[1].institutions");
    EXPECT_EQ(placeOfError(with(R"("segment": "cc")", R"("segment": "")")),
              "institutions[3].segment");
    EXPECT_EQ(placeOfError(with(R"("id": "9900102")", R"("id": "9900101")")), "institutions[1].id");
    EXPECT_EQ(placeOfError(with(R"("id": "99003")", R"("id": "99001")")), "members[1].id");
    EXPECT_EQ(placeOfError(with(R"("format": 1)", R"("format": 2)")), "format");
    EXPECT_EQ(placeOfError(with(R"("format": 1,)", "")), "format");
    EXPECT_EQ(placeOfError(with("2015-06-30", "2015-06-31")), "observed_through");
    EXPECT_EQ(placeOfError(with(R"("synthetic": true)", R"("synthetic": "yes")")), "synthetic");
    EXPECT_EQ(placeOfError(with(R"("name": "Toyon")", R"("name": 7)")), "members[0].name");
    EXPECT_EQ(placeOfError(with(R"("kinds": [])", R"("kinds": [1])")), "shares[0].kinds");
    EXPECT_EQ(placeOfError(with(R"("shares")", R"("chares")")), "shares");
    EXPECT_EQ(placeOfError("[]"), "agreements");
}

TEST(Agreements, SayLineAndColumnWhereTheTextIsNoJson)
{
    const auto broken = Agreements::parse("{\"format\": 1,\n \"title\" \"x\"}");
    ASSERT_FALSE(broken.hasValue());
    EXPECT_EQ(broken.error().position.line, 2);
    EXPECT_GT(broken.error().position.column, 1);
}

} // namespace
