// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a steward does with the policy: see the one in force, try another, sign it, put it in force.
// The values these take and give; the calls are Session's.
#pragma once

#include "core/disclosure/policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::session {

/// Whether a policy may be looser than the one in force. Never than a consortium's.
enum class Loosening
{
    Refused,
    Wanted
};

struct PolicyInForce
{
    disclosure::Policy policy;
    std::string publicKey; ///< whose signature it has, in hexadecimal
    std::string consortium; ///< stamp of the policy that nothing may be looser than; or empty
};

/// How one policy compares with the one in force.
struct PolicyComparison
{
    std::string policy; ///< "ca-south@7"
    std::string inForce;
    std::vector<std::string> looser; ///< names of rules
    std::vector<std::string> stricter;
};

/// Cells hidden of all that the saved questions give.
struct HiddenShare
{
    int questions = 0; ///< that these data can answer
    int refused = 0; ///< beside them: under either policy nothing of them may be shown
    std::int64_t cells = 0;
    double inForce = 0; ///< in [0, 1]; in whole per cent where the policy would be looser
    double candidate = 0;
};

struct PolicyCheck
{
    PolicyComparison comparison;
    /// Absent without data, and where the policy is looser than a consortium's: nobody may see what
    /// it would show.
    std::optional<HiddenShare> hidden;
};

struct SignedPolicy
{
    PolicyComparison comparison;
    std::string text; ///< what `use` takes
};

} // namespace core::session
