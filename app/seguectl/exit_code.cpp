// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/exit_code.h"

namespace app::seguectl {

ExitCode exitCodeOf(core::ErrorCode code)
{
    switch (code) {
    case core::ErrorCode::Cancelled:
        return Cancelled;
    case core::ErrorCode::InvalidInput:
    case core::ErrorCode::InvalidFile:
    case core::ErrorCode::InvalidArgument:
    case core::ErrorCode::NoLayout:
    case core::ErrorCode::NoSuchQuestion:
    case core::ErrorCode::WeakPassphrase:
    case core::ErrorCode::PolicyInvalid:
    case core::ErrorCode::TooDetailed:
        return Usage;
    case core::ErrorCode::Denied:
    case core::ErrorCode::InventedOnly:
    case core::ErrorCode::KeychainDenied:
    case core::ErrorCode::PolicyRefused:
        return Denied;
    case core::ErrorCode::Refused:
        return Findings;
    case core::ErrorCode::Corrupt:
    case core::ErrorCode::NewerFormat:
    case core::ErrorCode::NotOurs:
    case core::ErrorCode::WrongKey:
    case core::ErrorCode::SecretNeeded:
    case core::ErrorCode::KeychainAbsent:
    case core::ErrorCode::KeychainLocked:
    case core::ErrorCode::KeychainChanged:
    case core::ErrorCode::OlderCopy:
        return Damaged;
    case core::ErrorCode::NoProfile:
    case core::ErrorCode::NotFound:
    case core::ErrorCode::Io:
    case core::ErrorCode::DiskFull:
    case core::ErrorCode::Busy:
        return Unreadable;
    case core::ErrorCode::Crypto:
    case core::ErrorCode::Backend:
    case core::ErrorCode::Internal:
        break;
    }
    return Internal;
}

} // namespace app::seguectl
