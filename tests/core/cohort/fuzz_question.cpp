// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target of the question's text: whatever the bytes, reading, printing, binding,
// expanding and saying them ends, costs no more than their length allows, and printing what was
// read gives it again. With clang: -fsanitize=fuzzer,address fuzz_question.cpp. Otherwise
// fuzz_smoke.cpp feeds it.
#include "core/cohort/named_questions.h"
#include "core/cohort/parse_cost.h"
#include "core/cohort/text_form.h"
#include "tests/conformance/memory_source.h"
#include "tests/conformance/random_case.h"
#include "tests/conformance/test_words.h"

#include <cstdlib>
#include <iostream>

namespace {

using namespace core::cohort;

/// No rule of the grammar looks at a token more often: the most, for a comparison in parentheses,
/// passes clause, event, window, or, and, not and six signs.
constexpr std::size_t LooksPerToken = 64;

void must(bool holds, const char* what, std::string_view text)
{
    if (holds)
        return;
    std::cerr << what << ":\n" << text << "\n";
    std::abort();
}

void holdsPrinted(const Query& query, std::string_view text)
{
    const std::string printed = print(query);
    const auto again = parse(printed);
    must(again && print(again.value()) == printed, "not read again", text);
}

const core::cache::Catalog& catalog()
{
    static const conformance::MemorySource source(conformance::RandomCase(5).data(), 100);
    return source.catalog();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    ParseCost cost;
    const auto query = parse(text, cost);
    must(cost.tokens <= text.size() + 1, "more tokens than bytes", text);
    must(cost.looks <= LooksPerToken * (cost.tokens + 1), "too many looks", text);
    if (!query)
        return 0;
    holdsPrinted(query.value(), text);
    const Library library = {{"a", text}, {"b", "use \"a\"\nstart test"}, {"q", "start course"}};
    if (const auto whole = expand(query.value(), library))
        holdsPrinted(whole.value(), text);
    for (const char* language : {"en", "es"})
        must(!sentence(query.value(), conformance::testWords(), language).empty(), "unsaid", text);
    if (const auto plan = bind(query.value(), conformance::testWords(), catalog()))
        must(!explain(*plan.value()).empty(), "unexplained", text);
    return 0;
}
