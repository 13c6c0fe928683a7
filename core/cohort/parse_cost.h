// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What reading a text costs, counted and not timed: so that a test can tell that no text costs more
// than its length allows.
#pragma once

#include "core/base/result.h"
#include "core/cohort/query.h"

#include <cstddef>
#include <string_view>

namespace core::cohort {

struct ParseCost
{
    std::size_t tokens = 0;
    std::size_t looks = 0; ///< at a token, by any rule of the grammar
};

/// As parse in text_form.h. @p cost is written also when the text is refused by the grammar.
Result<Query> parse(std::string_view text, ParseCost& cost);

} // namespace core::cohort
