// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A hash-chained log of who asked what: one event per service call, whatever came of it. A changed,
// dropped, swapped or inserted entry is found. A cut tail is not, and neither is a log written
// wholly anew: that needs an anchor kept elsewhere, which is not part of this class.
#pragma once

#include "core/audit/audit_store.h"
#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
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
    std::int64_t firstBroken = 0; ///< the first sequence that is not as written; 0 when intact
};

/// Appends from several threads are put in a row.
class AuditLog
{
public:
    explicit AuditLog(cache::Profile& profile); ///< @p profile must outlive the log
    explicit AuditLog(std::unique_ptr<AuditStore> store);

    /// Appends; an entry's hash is SHA-256 over the hash before it (64 zeros before the first), a
    /// line feed, and its own canonical JSON (UTF-8, keys sorted, no space). A failure here fails
    /// the action.
    Result<void> append(const Event& event);
    /// Corrupt when an entry cannot be read.
    Result<std::vector<Entry>> entries() const;
    Result<Verification> verify() const;

private:
    std::unique_ptr<AuditStore> m_store;
    std::mutex m_appending; ///< guards the step from the last row to the next
};

} // namespace core::audit
