// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one file of codes/: entries written out, or a CSV copied from its publisher with rules that
// give properties to its codes.
#pragma once

#include "core/base/result.h"
#include "core/dictionary/dictionary.h"

#include <string>

namespace core::dictionary {

/// @p name of the resource, "codes/grade.json". Errors name it.
Result<CodeList> readCodeList(const std::string& name);

} // namespace core::dictionary
