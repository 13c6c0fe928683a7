// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of every service: exactly one audit event, whatever comes of the call.
#pragma once

#include "core/audit/audit_log.h"
#include "core/base/clock.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace core::session {

using Details = std::map<std::string, std::string>;

/// "done", "denied", "refused", "cancelled" or "failed".
std::string_view outcomeOf(ErrorCode code);

/// Runs @p work, then appends one event. @p work may add details and may set "outcome" where its
/// value is no error but not "done" either. A failure of the log fails the call.
template<typename T>
Result<T> audited(audit::AuditLog& log, const Clock& clock, std::string_view action,
                  const std::function<Result<T>(Details&)>& work)
{
    audit::Event event;
    event.timeMs = clock.nowMs();
    event.action = action;
    Result<T> result = work(event.details);
    if (!result) {
        event.outcome = outcomeOf(result.error().code);
    } else if (auto said = event.details.extract("outcome"); !said.empty()) {
        event.outcome = said.mapped();
    } else {
        event.outcome = "done";
    }
    TRY_VOID(log.append(event));
    return result;
}

} // namespace core::session
