// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target of the policy reader: whatever the bytes, reading ends, and what was read is written
// as a text that is read as the same. With clang: -fsanitize=fuzzer,address fuzz_policy.cpp.
// Otherwise fuzz_policy_smoke.cpp feeds it.
#include "core/disclosure/policy_fields.h"
#include "core/disclosure/policy_file.h"
#include "core/disclosure/policy_strictness.h"

#include <cstdlib>
#include <iostream>

namespace {

using namespace core::disclosure;

void must(bool holds, const char* what, std::string_view text)
{
    if (holds)
        return;
    std::cerr << what << ":\n" << text << "\n";
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto value = parseStrictJson(text)) {
        const std::string canonical = canonicalJson(value.value());
        const auto again = parseStrictJson(canonical);
        must(again && canonicalJson(again.value()) == canonical, "not read again", text);
    }
    const auto policy = parsePolicy(text);
    if (!policy) {
        must(!policy.error().detail.empty(), "refused without a reason", text);
        return 0;
    }
    const auto again = parsePolicy(policyText(policy.value()));
    must(again && again.value() == policy.value(), "written as another policy", text);
    must(strictest(policy.value(), policy.value()) == policy.value(), "not idempotent", text);
    for (const PolicyField& field : policyFields()) {
        must(field.takes(field.of(policy.value())), "out of range", text);
        must(field.obeyed == Obeyed::Yes || field.of(policy.value()) == field.of(Policy {}),
             "a rule that nobody applies", text);
    }
    return 0;
}
