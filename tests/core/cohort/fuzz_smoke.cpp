// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds the fuzz target with a bounded number of texts: the conformance questions and random ones,
// cut, doubled and spliced by a seeded hand; and texts made to be costly.
#include "core/cohort/text_form.h"
#include "tests/conformance/case_file.h"
#include "tests/conformance/random_case.h"

#include <gtest/gtest.h>

#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void feed(const std::string& text)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

std::vector<std::string> seeds()
{
    std::vector<std::string> texts;
    for (const auto& file : std::filesystem::directory_iterator(CONFORMANCE_CASES))
        texts.push_back(conformance::readCase(file.path()).question);
    std::sort(texts.begin(), texts.end());
    for (std::uint64_t seed = 1; seed <= 100; ++seed)
        texts.push_back(core::cohort::print(conformance::RandomCase(seed).question()));
    return texts;
}

TEST(FuzzSmoke, everySeedHolds)
{
    for (const std::string& text : seeds())
        feed(text);
}

TEST(FuzzSmoke, changedSeedsHold)
{
    const std::vector<std::string> texts = seeds();
    std::mt19937_64 random(20070815);
    for (int round = 0; round < 4000; ++round) {
        std::string text = texts[random() % texts.size()];
        for (std::size_t change = 1 + random() % 4; change > 0 && !text.empty(); --change) {
            const std::size_t at = random() % text.size();
            const std::string& other = texts[random() % texts.size()];
            const std::size_t from = random() % other.size();
            if (random() % 3 == 0)
                text.erase(at, 1 + random() % 9);
            else if (random() % 2 == 0)
                text.insert(at, other.substr(from, random() % 30));
            else
                text[at] = static_cast<char>(random() % 256);
        }
        feed(text);
    }
}

std::string repeated(const std::string& part, std::size_t times)
{
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += part;
    return text;
}

/// The target counts looks at tokens: these would show any rule that goes back or looks ahead.
TEST(FuzzSmoke, costlyTextsCostNoMoreThanTheirLength)
{
    constexpr std::size_t Many = 20000;
    for (const char* part : {"(",
                             "not ",
                             "not (",
                             "\"",
                             "\\",
                             "where ",
                             "step \"a\" test ",
                             "a = 1 or ",
                             "has ",
                             "has test where ",
                             "count(",
                             "sum(a of ",
                             "title ",
                             "1, ",
                             "set ",
                             "question \"a\" (",
                             "question \"a\" (\nstart test)\n",
                             "use \"a\" ",
                             "same ",
                             "in \"a\" step \"b\" or ",
                             "measure time to ",
                             "measure growth of ",
                             "change a from ",
                             "use \"",
                             "step(\"a\")."})
        for (const char* begin : {"", "start course\nwhere ", "start course where a in ("})
            feed(begin + repeated(part, Many));
    feed("start course\nstep \"a\" test within " + repeated("1, ", Many) + "2 years");
    feed("start course where a = 1" + repeated(" and (a = 1 or a in (1, 2 to 3))", Many));
    feed("start course at " + repeated("cc, ", Many) + "cc");
    feed("start course\n" + repeated("by gender ", Many));
    feed("question \"a\" (\n" + repeated("question \"b\" (start test)\n", Many));
    feed("question \"a\" (start course\nstep \"s\" test within 1, 2 years)\nstart test\nwhere in "
         "\"a\" step \"s\""
         + repeated(" or in \"a\" step \"s\"", Many));
    std::string doubled = "set \"s0\" subject in (1, 2)\n";
    for (int i = 1; i < 64; ++i)
        doubled += "set \"s" + std::to_string(i) + "\" subject in (s" + std::to_string(i - 1)
            + ", s" + std::to_string(i - 1) + ")\n";
    feed(doubled + "start course where subject = s63");
    feed("start test\nby score bands (" + repeated("1, ", Many) + "2)");
}

} // namespace
