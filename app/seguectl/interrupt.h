// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C asks the running task to stop; a second one ends the program at once.
#pragma once

#include "core/base/task.h"

namespace app::seguectl {

/// Installs the handler and returns the token that it cancels.
core::CancelToken cancelOnInterrupt();

} // namespace app::seguectl
