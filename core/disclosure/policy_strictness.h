// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of two policies is the stricter, rule by rule: pure functions of their values.
#pragma once

#include "core/disclosure/policy.h"

#include <string>
#include <vector>

namespace core::disclosure {

/// Of every rule the stricter one, for every institution. Its identity is that of whichever has the
/// greater (id, version): nothing else of the result depends on the order of the two.
Policy strictest(const Policy& a, const Policy& b);

/// Names of the rules of @p candidate that are looser than in @p inForce, in order of name; those
/// of an institution with its id in brackets: "primary.min_group_n [city]".
std::vector<std::string> looserFields(const Policy& candidate, const Policy& inForce);

/// The rules for a question that reads the records of @p institutions, without overrides.
Policy appliedTo(const Policy& policy, const std::vector<std::string>& institutions);

} // namespace core::disclosure
