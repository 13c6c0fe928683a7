// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that other questions use by name: found in a library and written into the question, so
// that its canonical text says all that it asks.
#pragma once

#include "core/base/result.h"
#include "core/cohort/query.h"

#include <cstddef>
#include <map>
#include <string>

namespace core::cohort {

constexpr std::size_t MaxQuestions = 16; ///< inside one question, at all levels together
constexpr std::size_t MaxNesting = 8; ///< of questions inside questions

/// Texts (`.cohort`) of saved questions by name.
using Library = std::map<std::string, std::string>;

/// @p query with every `use` replaced by the question it names, recursively. InvalidInput where a
/// name is not in @p library (with the nearest), where a saved text is no question, where questions
/// use each other in a circle, or where there are more of them than the limits above.
Result<Query> expand(const Query& query, const Library& library);

} // namespace core::cohort
