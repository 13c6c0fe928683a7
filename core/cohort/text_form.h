// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The text form of a question (.cohort): parse and print are inverse up to layout.
#pragma once

#include "core/base/result.h"
#include "core/cohort/query.h"

#include <string>
#include <string_view>

namespace core::cohort {

/// InvalidInput with position and suggestion when @p text is not a question.
Result<Query> parse(std::string_view text);

/// Canonical text; parse(print(q)) gives q again.
std::string print(const Query& query);

} // namespace core::cohort
