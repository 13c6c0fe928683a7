// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names and values as the text form of a question writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::cohort {

/// In double quotes, with escapes.
std::string quote(std::string_view text);

/// Bare where that is read back as the same name, quoted otherwise.
std::string nameText(std::string_view text);

/// Names with commas between.
std::string joinedNames(const std::vector<std::string>& names);

} // namespace core::cohort
