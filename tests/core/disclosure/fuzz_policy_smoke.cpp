// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds the fuzz target with a bounded number of texts: policies, cut, doubled and spliced by a
// seeded hand; and texts made to be costly.
#include "core/disclosure/policy_file.h"

#include <gtest/gtest.h>

#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace core::disclosure;

void feed(const std::string& text)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

std::vector<std::string> seeds()
{
    Policy other;
    other.id = "b";
    other.minGroup = 20;
    other.determinationBy = "Núñez \"\\";
    other.overrides = {{"i", {{"primary.min_group_n", 30}, {"statistics.mean_min_n", 31}}}};
    std::vector<std::string> texts;
    for (const Policy& policy : {Policy {}, other}) {
        texts.push_back(policyText(policy));
        texts.push_back(indentedJson(policyJson(policy)));
    }
    return texts;
}

TEST(FuzzPolicy, everySeedHolds)
{
    for (const std::string& text : seeds()) {
        ASSERT_TRUE(parsePolicy(text));
        feed(text);
    }
}

TEST(FuzzPolicy, changedSeedsHold)
{
    const std::vector<std::string> texts = seeds();
    std::mt19937_64 random(20261122);
    for (int round = 0; round < 10000; ++round) {
        std::string text = texts[random() % texts.size()];
        for (std::size_t change = 1 + random() % 4; change > 0 && !text.empty(); --change) {
            const std::size_t place = random() % text.size();
            const std::string& other = texts[random() % texts.size()];
            const std::size_t from = random() % other.size();
            if (random() % 3 == 0)
                text.erase(place, 1 + random() % 9);
            else if (random() % 2 == 0)
                text.insert(place, other.substr(from, random() % 30));
            else
                text[place] = static_cast<char>(random() % 256);
        }
        feed(text);
    }
}

/// Whichever digit of a policy is replaced by whichever other, and whichever byte goes missing.
TEST(FuzzPolicy, everySingleChangeHolds)
{
    const std::string text = seeds().front();
    for (std::size_t place = 0; place < text.size(); ++place) {
        std::string changed = text;
        changed.erase(place, 1);
        feed(changed);
        for (char digit = '0'; digit <= '9'; ++digit) {
            changed = text;
            changed[place] = digit;
            feed(changed);
        }
    }
}

TEST(FuzzPolicy, costlyTextsEnd)
{
    for (const char* part :
         {"[", "{\"a\":", "\"", "\\", "1", "{\"a\":1,", "[1,", " ", "\"\\u0041"}) {
        std::string text;
        while (text.size() < LargestJson)
            text += part;
        feed(text);
    }
    std::string keys = "{";
    for (int i = 0; i < 20000; ++i)
        keys += "\"" + std::to_string(i) + "\":1,";
    feed(keys + "\"z\":1}");
}

} // namespace
