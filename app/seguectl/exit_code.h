// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The exit codes of the command line: a contract with scripts.
#pragma once

#include "core/base/error.h"

namespace app::seguectl {

enum ExitCode : int
{
    Done = 0,
    Findings = 1,
    Usage = 2,
    Denied = 3,
    Damaged = 4, ///< or a wrong key
    Internal = 5,
    Cancelled = 6,
    Unreadable = 7 ///< a file or device that cannot be read or written
};

ExitCode exitCodeOf(core::ErrorCode code);

} // namespace app::seguectl
