// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question with the saved questions that it uses written into it.
#pragma once

#include "core/base/result.h"
#include "core/cohort/query.h"

namespace core::session {

/// As cohort::expand, over the saved questions, which are read only where @p asked uses one.
Result<cohort::Query> writtenOut(const cohort::Query& asked);

} // namespace core::session
