// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A policy as text: strict JSON in which every rule stands, so that none is meant and not said.
// What a file may hold: resources/help/policy.md. Whose text it is is not asked here: see the
// signature.
#pragma once

#include "core/base/result.h"
#include "core/disclosure/policy.h"
#include "core/disclosure/strict_json.h"

#include <string>
#include <string_view>

namespace core::disclosure {

/// PolicyInvalid; place is the field. As parseStrictJson(), or detail is "missing", "unknown",
/// "type" (suggestion: what is expected), "range" (suggestion: "3-1000"), "cannot-apply"
/// (suggestion: the only value this version keeps), "not-stricter" (an override). NewerFormat.
Result<Policy> parsePolicy(std::string_view json);

/// All of it. @pre parsePolicy() could have made @p policy
JsonValue policyJson(const Policy& policy);

/// The canonical text, with one line end: what is signed.
std::string policyText(const Policy& policy);

} // namespace core::disclosure
