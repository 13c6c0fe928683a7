// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A hash-chained log of who asked what: one event per service call, whatever came of it.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/cache/profile.h"

#include <map>
#include <string>
#include <vector>

namespace core::audit {

/// Never a number about people, an identifier, a path or a key.
struct Event
{
    std::int64_t timeMs = 0;
    std::string action; ///< "query", "import", "validate", ...
    std::string outcome; ///< "done", "denied", "refused", "failed", "cancelled"
    std::map<std::string, std::string> details; ///< question text, data id, policy, hidden cells
};

struct Entry
{
    std::int64_t sequence = 0;
    Event event;
    std::string hash;
};

struct Verification
{
    bool intact = true;
    std::int64_t entries = 0;
    std::int64_t firstBroken = 0; ///< sequence; 0 when intact
};

class AuditLog
{
public:
    explicit AuditLog(cache::Profile& profile)
        : m_profile(profile)
    {
    }

    /// Appends; each entry's hash is SHA-256 over the hash before it and its own canonical JSON.
    /// A failure here fails the action.
    Result<void> append(const Event& event);
    Result<std::vector<Entry>> entries() const;
    Result<Verification> verify() const;

private:
    cache::Profile& m_profile;
};

} // namespace core::audit
