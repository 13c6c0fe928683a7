// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compares an answer with one that was computed elsewhere, such as the planted truth of the demo.
#pragma once

#include "core/base/result.h"
#include "core/session/answer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app::seguectl {

/// Differences between @p answer and the entry @p id of the truth file, in words; empty when every
/// shown cell equals the truth. A hidden cell agrees with any number: it was not said.
/// Io or InvalidInput when the file cannot be read or holds no such entry.
core::Result<std::vector<std::string>> differences(const core::session::Answer& answer,
                                                   const std::filesystem::path& truth,
                                                   const std::string& id);

} // namespace app::seguectl
