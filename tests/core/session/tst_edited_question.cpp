// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question while it is written: the same numbers as when it is asked, one event for each count,
// and none for reading the text.
#include "core/audit/audit_log.h"
#include "tests/core/session/toy_profile.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::session;

constexpr const char* Everybody = "start enrolled at university attempt first\n"
                                  "step \"A degree\" award at university within 6 years from start";

class EditedQuestion : public ToyProfile
{
protected:
    static std::vector<audit::Entry> entries() { return s_session->auditEntries().value(); }
};

TEST_F(EditedQuestion, isASentenceWithoutAnEvent)
{
    const auto before = entries().size();
    const auto english = s_session->check(Everybody, "en");
    ASSERT_TRUE(english) << english.error().detail;
    const auto spanish = s_session->check(std::string("\n") + Everybody, "es");
    ASSERT_TRUE(spanish) << spanish.error().detail;
    EXPECT_NE(english.value().sentence, spanish.value().sentence);
    EXPECT_NE(english.value().sentence.find("A degree"), std::string::npos);
    EXPECT_EQ(english.value().hash, spanish.value().hash) << "but for its layout the same";
    EXPECT_EQ(entries().size(), before);
}

TEST_F(EditedQuestion, namesThePlaceAndTheNearestNames)
{
    const auto before = entries().size();
    const auto unparsed = s_session->check("start enrolled at university\nsteq \"A\" award", "en");
    ASSERT_FALSE(unparsed);
    EXPECT_EQ(unparsed.error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(unparsed.error().position.line, 2);
    EXPECT_EQ(unparsed.error().position.column, 1);
    const auto unbound = s_session->check("start enrolled at university\nwhere gendre = F", "en");
    ASSERT_FALSE(unbound);
    EXPECT_EQ(unbound.error().position.line, 2);
    EXPECT_EQ(unbound.error().position.column, 7);
    EXPECT_NE(unbound.error().suggestion.find("gender"), std::string::npos);
    EXPECT_EQ(entries().size(), before);
}

TEST_F(EditedQuestion, countsWhatItsChartWillShowAsOneEvent)
{
    TaskContext task;
    const auto before = entries().size();
    const auto count = s_session->count(Everybody, task);
    ASSERT_TRUE(count) << count.error().detail;
    ASSERT_TRUE(count.value().n.isShown());
    EXPECT_EQ(count.value().n.value(), 150);
    ASSERT_EQ(count.value().steps.size(), 1U);
    EXPECT_EQ(count.value().steps[0].label, "A degree");
    ASSERT_EQ(entries().size(), before + 1);
    const audit::Event event = entries().back().event;
    EXPECT_EQ(event.action + " " + event.outcome, "count done");
    EXPECT_TRUE(event.details.contains("question"));
    EXPECT_TRUE(event.details.contains("data"));
    EXPECT_TRUE(event.details.contains("policy"));
    const auto asked = s_session->ask(Everybody, "en", task);
    ASSERT_TRUE(asked) << asked.error().detail;
    EXPECT_EQ(asked.value().questionHash, count.value().questionHash);
    EXPECT_EQ(s_session->check(Everybody, "en").value().hash, count.value().questionHash);
    EXPECT_EQ(asked.value().table.total().n.value(), count.value().n.value());
    EXPECT_EQ(asked.value().table.total().steps[0].yes.isShown(),
              count.value().steps[0].yes.isShown());
}

TEST_F(EditedQuestion, hidesACountThatIsTooSmall)
{
    TaskContext task;
    const auto count = s_session->count("start enrolled at university attempt first\n"
                                        "where ethnicity = black", // four of them
                                        task);
    ASSERT_TRUE(count) << count.error().detail;
    EXPECT_FALSE(count.value().n.isShown());
}

TEST_F(EditedQuestion, givenUpIsAnEventToo)
{
    const CancelToken token;
    token.cancel();
    TaskContext task(token);
    const auto count = s_session->count(Everybody, task);
    ASSERT_FALSE(count);
    EXPECT_EQ(count.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(entries().back().event.outcome, "cancelled");
}

} // namespace
