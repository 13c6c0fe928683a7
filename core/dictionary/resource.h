// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files built into the program under :/dictionary.
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace core::dictionary {

/// @p name relative to the dictionary: "elements.json", "layouts/oulad-student.json". Internal when
/// it is not built in.
Result<std::string> readResource(const std::string& name);

/// Names of the files in @p folder that end with @p ending, sorted, as readResource takes them.
std::vector<std::string> resourcesIn(const std::string& folder, const std::string& ending);

} // namespace core::dictionary
