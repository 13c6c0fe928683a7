// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/audited.h"

namespace core::session {

std::string_view outcomeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Denied:
        return "denied";
    case ErrorCode::Refused:
    case ErrorCode::InventedOnly:
    case ErrorCode::PolicyRefused:
    case ErrorCode::TooDetailed:
        return "refused";
    case ErrorCode::Cancelled:
        return "cancelled";
    default:
        return "failed";
    }
}

} // namespace core::session
