// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two ways in which a question comes back without an answer though nothing is broken.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string>

namespace core::cohort {

/// It cannot be asked: @p word at @p position is why; @p suggestion may be asked instead.
inline Error refused(const std::string& why, const std::string& word, Position position,
                     const std::string& suggestion = {})
{
    return {ErrorCode::InvalidInput, why, word, position, suggestion};
}

constexpr std::size_t RowsPerLook = 1024; ///< rows between two looks at the cancel token

/// Whoever asked does not want to know any more.
inline Error cancelled()
{
    return {ErrorCode::Cancelled, "query", {}, {}, {}};
}

} // namespace core::cohort
