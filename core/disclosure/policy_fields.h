// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule of a policy in one table: its name in the file, where it stands in Policy, its range,
// which way is stricter, and whether this version can apply another value than the default. Reader,
// writer, comparison and overrides all walk over it.
#pragma once

#include "core/disclosure/policy.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace core::disclosure {

enum class Stricter
{
    Higher,
    Lower,
    LowerButNotZero ///< 0 is no limit at all
};

/// A rule that only the default keeps would be ignored in silence: a file that says otherwise is
/// refused. Whoever makes a rule work sets it to Yes.
enum class Obeyed
{
    Yes,
    DefaultOnly
};

struct PolicyField
{
    using Member = std::variant<int Policy::*, std::int64_t Policy::*, bool Policy::*,
                                ZeroPolicy Policy::*, RateRule Policy::*>;

    std::string_view section; ///< "primary"
    std::string_view key; ///< "min_group_n"
    Member member;
    std::int64_t least = 0;
    std::int64_t greatest = 0;
    Stricter stricter = Stricter::Higher;
    Obeyed obeyed = Obeyed::Yes;
    std::span<const std::string_view> choices = {}; ///< words of an enumeration, loosest first

    std::string name() const; ///< "primary.min_group_n"
    bool isFlag() const { return std::holds_alternative<bool Policy::*>(member); }
    bool isRounding() const;
    /// Flags are 0 and 1, enumerations count from the loosest.
    std::int64_t of(const Policy& policy) const;
    void set(Policy& policy, std::int64_t value) const;
    /// In range; of a rounding also 1, 2 or 5 times a power of ten, so that it prints exactly.
    bool takes(std::int64_t value) const;
    /// The stricter of two values.
    std::int64_t stricterOf(std::int64_t a, std::int64_t b) const;
    bool isLooser(std::int64_t value, std::int64_t than) const;
};

/// In order of name.
std::span<const PolicyField> policyFields();

/// Null for an unknown name.
const PolicyField* findPolicyField(std::string_view name);

/// A rule of the specification that this version keeps in one way only: it has to stand in the file
/// as it is here.
struct FixedRule
{
    std::string_view section;
    std::string_view key;
    std::string_view json; ///< the only value, as canonical JSON
};
std::span<const FixedRule> fixedRules();

} // namespace core::disclosure
