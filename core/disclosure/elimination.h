// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which cells must be hidden beside the primary ones so that none of them is a combination of what
// is shown. Gaussian elimination, an own design: publish in order of weight, zeros first, unless
// that makes a protected cell computable.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/disclosure/cell_system.h"

namespace core::disclosure {

/// @p locked: further cells, beside the primary ones, that must be hidden and not be computable; as
/// long as the cells. @p kept: cells that stay hidden, secret or not; as long. Refused when the
/// forced cells make one of them computable; Cancelled when
/// @p token is.
Result<Pattern> suppressLinearly(const CellSystem& system, const Pattern& locked,
                                 const Pattern& kept, const CancelToken& token);

} // namespace core::disclosure
