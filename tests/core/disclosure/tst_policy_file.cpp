// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A policy is what its file says and nothing else: whatever is missing, unknown, doubled, of
// another type, out of range or beyond this version is refused with the name of the field.
#include "core/disclosure/policy_fields.h"
#include "core/disclosure/policy_file.h"
#include "core/disclosure/policy_strictness.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace core;
using namespace core::disclosure;

JsonValue* memberOf(JsonValue& object, const std::string& key)
{
    for (JsonMember& member : std::get<JsonValue::Object>(object.value))
        if (member.key == key)
            return &member.value;
    return nullptr;
}

JsonValue* at(JsonValue& root, const std::string& name)
{
    const auto dot = name.find('.');
    JsonValue* first = memberOf(root, name.substr(0, dot));
    return dot == std::string::npos ? first : memberOf(*first, name.substr(dot + 1));
}

std::string textWith(const std::string& name, JsonValue value)
{
    JsonValue root = policyJson(Policy {});
    *at(root, name) = std::move(value);
    return canonicalJson(root);
}

std::string textWithout(const std::string& name)
{
    JsonValue root = policyJson(Policy {});
    const auto dot = name.find('.');
    JsonValue& parent = dot == std::string::npos ? root : *memberOf(root, name.substr(0, dot));
    const std::string key = dot == std::string::npos ? name : name.substr(dot + 1);
    std::erase_if(std::get<JsonValue::Object>(parent.value),
                  [&](const JsonMember& member) { return member.key == key; });
    return canonicalJson(root);
}

/// "range primary.min_group_n", or "read".
std::string faultOf(const std::string& text)
{
    const auto policy = parsePolicy(text);
    if (policy)
        return "read";
    EXPECT_EQ(policy.error().code, ErrorCode::PolicyInvalid);
    return policy.error().detail + " " + policy.error().place;
}

/// Everything that must stand in a file.
std::vector<std::string> everyName()
{
    std::vector<std::string> names = {"format",
                                      "policy",
                                      "overrides",
                                      "policy.id",
                                      "policy.version",
                                      "policy.scope",
                                      "policy.effective",
                                      "policy.determination_by",
                                      "policy.determination_date"};
    for (const PolicyField& field : policyFields())
        names.push_back(field.name());
    for (const FixedRule& rule : fixedRules())
        names.push_back(std::string(rule.section) + "." + std::string(rule.key));
    return names;
}

TEST(PolicyFile, whatIsWrittenIsReadAgainAndIsTheSameToTheByte)
{
    Policy policy;
    policy.id = "ca-south";
    policy.version = 7;
    policy.scope = PolicyScope::Consortium;
    policy.determinationBy = "Dr. Núñez \"el \\ actuario\"";
    policy.minGroup = 15;
    policy.roundPoints = 500'000;
    policy.overrides
        = {{"inst:37-68338", {{"primary.min_group_n", 20}, {"trend.change_min_n", 30}}}};
    const std::string text = policyText(policy);
    const auto again = parsePolicy(text);
    ASSERT_TRUE(again) << again.error().place;
    EXPECT_EQ(again.value(), policy);
    EXPECT_EQ(policyText(again.value()), text);
    EXPECT_EQ(policyText(parsePolicy(indentedJson(policyJson(policy))).value()), text);
}

TEST(PolicyFile, theDefaultIsTheOneOfAProfileThatIsNew)
{
    const Policy policy;
    EXPECT_EQ(policy.stamp(), "local@1");
    EXPECT_EQ(parsePolicy(policyText(policy)).value(), policy);
    EXPECT_EQ(toIso(policy.effective), "2026-11-01");
    for (const PolicyField& field : policyFields())
        EXPECT_TRUE(field.takes(field.of(policy))) << field.name();
}

TEST(PolicyFile, everyFieldHasToBeThere)
{
    for (const std::string& name : everyName())
        EXPECT_EQ(faultOf(textWithout(name)), "missing " + name);
}

TEST(PolicyFile, everyFieldHasItsType)
{
    for (const std::string& name : everyName()) {
        const std::string fault = faultOf(textWith(name, {JsonValue::List {{true}}}));
        EXPECT_TRUE(fault == "type " + name || fault == "cannot-apply " + name) << fault;
    }
    EXPECT_EQ(faultOf(textWith("primary.min_group_n", {std::string("11")})),
              "type primary.min_group_n");
    EXPECT_EQ(faultOf(textWith("primary", {std::int64_t {1}})), "type primary");
    EXPECT_EQ(faultOf("[]"), "type policy");
}

TEST(PolicyFile, numbersStayInTheirRange)
{
    for (const PolicyField& field : policyFields()) {
        if (field.isFlag() || !field.choices.empty())
            continue;
        for (const std::int64_t value : {field.least - 1, field.greatest + 1, std::int64_t {-1}})
            EXPECT_EQ(faultOf(textWith(field.name(), {value})), "range " + field.name());
    }
    EXPECT_EQ(faultOf(textWith("statistics.round_days_millionths", {std::int64_t {300'000}})),
              "range statistics.round_days_millionths");
    EXPECT_EQ(faultOf(textWith("statistics.round_days_millionths", {std::int64_t {500'000}})),
              "read");
    EXPECT_EQ(faultOf(textWith("policy.version", {std::int64_t {0}})), "range policy.version");
    EXPECT_EQ(faultOf(textWith("policy.id", {std::string("CA South")})), "type policy.id");
    EXPECT_EQ(faultOf(textWith("policy.scope", {std::string("all")})), "type policy.scope");
    EXPECT_EQ(faultOf(textWith("policy.effective", {std::string("2026-7-1")})),
              "type policy.effective");
    EXPECT_EQ(faultOf(textWith("primary.zero_policy", {std::string("never")})),
              "type primary.zero_policy");
    EXPECT_EQ(faultOf(textWith("format", {std::int64_t {0}})), "range format");
    EXPECT_EQ(parsePolicy(textWith("format", {std::int64_t {2}})).error().code,
              ErrorCode::NewerFormat);
}

/// The least or greatest value that is not the default, as JSON.
JsonValue anotherValue(const PolicyField& field)
{
    const std::int64_t kept = field.of(Policy {});
    const std::int64_t other = field.least == kept ? field.greatest : field.least;
    if (!field.choices.empty())
        return {std::string(field.choices[static_cast<std::size_t>(other)])};
    return field.isFlag() ? JsonValue {other != 0} : JsonValue {other};
}

TEST(PolicyFile, aRuleThatThisVersionDoesNotApplyIsRefusedAndNotIgnored)
{
    for (const PolicyField& field : policyFields())
        EXPECT_EQ(faultOf(textWith(field.name(), anotherValue(field))),
                  field.obeyed == Obeyed::Yes ? "read" : "cannot-apply " + field.name());
    for (const FixedRule& rule : fixedRules()) {
        const std::string name = std::string(rule.section) + "." + std::string(rule.key);
        EXPECT_EQ(faultOf(textWith(name, {std::string("other")})), "cannot-apply " + name);
        EXPECT_EQ(parsePolicy(textWith(name, {std::string("other")})).error().suggestion,
                  rule.json);
    }
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return text.replace(place, from.size(), to);
}

TEST(PolicyFile, whatNobodyKnowsAndWhatStandsTwiceIsRefused)
{
    const std::string text = policyText(Policy {});
    EXPECT_EQ(faultOf(replaced(text, "\"min_group_n\":11", "\"min_group_n\":11,\"min_grup\":1")),
              "unknown primary.min_grup");
    EXPECT_EQ(faultOf(replaced(text, "{\"adhoc\"", "{\"aaa\":{},\"adhoc\"")), "unknown aaa");
    EXPECT_EQ(faultOf(replaced(text, "\"version\":1", "\"version\":1,\"colour\":1")),
              "unknown policy.colour");
    EXPECT_EQ(faultOf(replaced(text, "\"min_group_n\":11", "\"min_group_n\":11,\"min_group_n\":3")),
              "duplicate min_group_n");
    EXPECT_EQ(faultOf(replaced(text, "\"overrides\":{}", "\"overrides\":{},\"overrides\":{}")),
              "duplicate overrides");
    EXPECT_EQ(faultOf(replaced(text, "\"min_group_n\":11", "\"min_group_n\":11.0")), "not-whole ");
    EXPECT_EQ(faultOf(replaced(text, "\"min_group_n\":11", "\"min_group_n\":011")), "syntax ");
    EXPECT_EQ(faultOf(text + "x"), "syntax ");
    EXPECT_EQ(faultOf(""), "syntax ");
}

std::string overriding(const std::string& json)
{
    return replaced(policyText(Policy {}), "\"overrides\":{}", "\"overrides\":" + json);
}

TEST(PolicyFile, anOverrideHasToBeStricterThanThePolicy)
{
    EXPECT_EQ(faultOf(overriding(R"({"i1":{"primary":{"min_group_n":12}}})")), "read");
    EXPECT_EQ(faultOf(overriding(R"({"i1":{"primary":{"min_group_n":11}}})")),
              "not-stricter overrides.i1.primary.min_group_n");
    EXPECT_EQ(faultOf(overriding(R"({"i1":{"primary":{"min_group_n":5}}})")),
              "not-stricter overrides.i1.primary.min_group_n");
    EXPECT_EQ(faultOf(overriding(R"({"i1":{"primary":{"min_group":12}}})")),
              "unknown overrides.i1.primary.min_group");
    EXPECT_EQ(faultOf(overriding(R"({"i1":{"adhoc":{"guard_ledger":true}}})")),
              "cannot-apply overrides.i1.adhoc.guard_ledger");
    EXPECT_EQ(faultOf(overriding(R"({"i1":{"primary":{"min_group_n":1001}}})")),
              "range overrides.i1.primary.min_group_n");
    EXPECT_EQ(faultOf(overriding(R"({"i1":{}})")), "type overrides.i1");
    EXPECT_EQ(faultOf(overriding(R"({"i1":{"primary":{}}})")), "type overrides.i1.primary");
    EXPECT_EQ(faultOf(overriding(R"({"i1":{"primary":12}})")), "type overrides.i1.primary");
    EXPECT_EQ(faultOf(overriding(R"({"i1":12})")), "type overrides.i1");
}

TEST(PolicyFile, theTextIsPinnedBecauseSignaturesAreOverIt)
{
    EXPECT_EQ(policyText(Policy {}),
              R"({"adhoc":{"diff_guard":11,"enabled":true,"guard_lattice":true,)"
              R"("guard_ledger":false,"max_predicates":0,"max_queries_per_day":0,"min_n":0,)"
              R"("threshold_jitter":0},"binary":{"if_small":"hide_both_keep_total"},)"
              R"("complementary":{"enabled":true,"interval_rule":"covers_marker"},)"
              R"("counts":{"rounding":"none"},"display":{"marker_single":true,)"
              R"("pool_masked_rows":false,"reason_to_user":"generic"},"format":1,)"
              R"("lattice":{"forbid_pairs":[],"max_person_dims":2,"min_parent_n":30},)"
              R"("overrides":{},"perturb":{"method":"none"},)"
              R"("policy":{"determination_by":"Segue","determination_date":"2026-11-01",)"
              R"("effective":"2026-11-01","id":"local","scope":"profile","version":1},)"
              R"("primary":{"min_event_n":11,"min_group_n":11,"min_non_event_n":11,)"
              R"("min_teachers":0,"sensitive_variables":"all","structural_zeros":"show",)"
              R"("zero_policy":"hide_when_sensitive"},)"
              R"("rates":{"possible_counts":3,"rule":"min_integers_in_band"},)"
              R"("statistics":{"mean_min_n":11,"median_min_n":20,"minmax":"never",)"
              R"("quartile_min_n":40,"round_days_millionths":1000000,)"
              R"("round_number_millionths":100000,"round_points_millionths":10000},)"
              R"("three_category":{"if_small":"hide_two"},"trend":{"change_min_n":20},)"
              R"("unit":{"count":"students"}})"
              "\n");
}

} // namespace
