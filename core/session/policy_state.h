// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The policies that were ever in force in a profile, and what that allows the next one to be.
#pragma once

#include "core/base/result.h"
#include "core/cache/profile.h"
#include "core/disclosure/policy.h"
#include "core/session/policy_services.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace core::session {

/// Names of rules as a line: "min_event, min_group"; "none".
std::string listed(const std::vector<std::string>& names);

struct PolicyHistory
{
    std::int64_t count = 0;
    disclosure::Policy inForce;
    std::optional<disclosure::Policy> consortium; ///< the latest of a consortium
    std::map<std::string, int> latest; ///< version by id

    /// PolicyRefused: detail is "older" (place: the latest stamp of that id), "looser-consortium"
    /// or "looser" (place: the rules, the suggestion says what helps).
    Result<void> mayFollow(const disclosure::Policy& candidate, Loosening loosening) const;
    PolicyComparison compare(const disclosure::Policy& candidate) const;
};

/// Safe from any thread.
class PolicyKeeper
{
public:
    explicit PolicyKeeper(cache::Profile& profile);

    /// The default policy, signed, where there is none yet: a new profile, or one from before
    /// policies were signed.
    Result<void> begin(const Clock& clock);

    /// Read anew when another program has put a policy in force. PolicyRefused ("altered",
    /// "other-key", "unsigned") or PolicyInvalid when one does not hold: then nothing may be shown.
    Result<std::shared_ptr<const PolicyHistory>> history() const;

    /// A policy from a file: signed by this profile, or, with Unsigned::Read, plain JSON.
    enum class Unsigned
    {
        Refused,
        Read
    };
    Result<disclosure::Policy> read(const std::string& file, Unsigned plain) const;

    /// As mayFollow(), and Busy.
    Result<void> put(const std::string& signedText, Loosening loosening, const Clock& clock);

private:
    cache::Profile& m_profile;
    mutable std::mutex m_mutex; ///< guards m_known
    mutable std::shared_ptr<const PolicyHistory> m_known;
};

} // namespace core::session
