// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/policy_strictness.h"

#include "core/disclosure/policy_fields.h"

#include <set>
#include <tuple>

namespace core::disclosure {

namespace {

/// The rule as it holds for records of @p institution.
std::int64_t valueFor(const Policy& policy, const std::string& institution,
                      const PolicyField& field)
{
    const std::int64_t own = field.of(policy);
    const auto overridden = policy.overrides.find(institution);
    if (overridden == policy.overrides.end())
        return own;
    const auto value = overridden->second.find(field.name());
    return value == overridden->second.end() ? own : field.stricterOf(own, value->second);
}

std::set<std::string> overriddenIn(const Policy& a, const Policy& b)
{
    std::set<std::string> institutions;
    for (const Policy* policy : {&a, &b})
        for (const auto& [institution, rules] : policy->overrides)
            institutions.insert(institution);
    return institutions;
}

} // namespace

Policy strictest(const Policy& a, const Policy& b)
{
    const auto identity = [](const Policy& policy) {
        return std::tie(policy.id, policy.version, policy.scope, policy.effective,
                        policy.determinationBy, policy.determinationDate);
    };
    Policy out = identity(a) < identity(b) ? b : a;
    out.overrides.clear();
    for (const PolicyField& field : policyFields())
        field.set(out, field.stricterOf(field.of(a), field.of(b)));
    for (const std::string& institution : overriddenIn(a, b)) {
        for (const PolicyField& field : policyFields()) {
            const auto value = field.stricterOf(valueFor(a, institution, field),
                                                valueFor(b, institution, field));
            if (value != field.of(out)) // else the policy's own rule says it
                out.overrides[institution][field.name()] = value;
        }
    }
    return out;
}

std::vector<std::string> looserFields(const Policy& candidate, const Policy& inForce)
{
    std::vector<std::string> names;
    const auto institutions = overriddenIn(candidate, inForce);
    for (const PolicyField& field : policyFields()) {
        const bool isLooser = field.isLooser(field.of(candidate), field.of(inForce));
        if (isLooser)
            names.push_back(field.name());
        for (const std::string& institution : institutions)
            if (!isLooser
                && field.isLooser(valueFor(candidate, institution, field),
                                  valueFor(inForce, institution, field)))
                names.push_back(field.name() + " [" + institution + "]");
    }
    return names;
}

Policy appliedTo(const Policy& policy, const std::vector<std::string>& institutions)
{
    Policy out = policy;
    out.overrides.clear();
    const std::set<std::string_view> read(institutions.begin(), institutions.end());
    for (const auto& [institution, rules] : policy.overrides) {
        if (!read.contains(institution))
            continue;
        for (const PolicyField& field : policyFields())
            field.set(out, field.stricterOf(field.of(out), valueFor(policy, institution, field)));
    }
    return out;
}

} // namespace core::disclosure
