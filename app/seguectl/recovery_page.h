// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page with the recovery code, for printing: shown once, when the code is made.
#pragma once

#include "core/base/secret_buffer.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace app::seguectl {

/// Takes a stretch of the page; must not keep it, because it may be a word of the code.
using PageSink = std::function<void(std::string_view)>;

/// @p words separated by blanks; @p profile is the folder's name.
void writeRecoveryPage(const core::SecretBuffer& words, const std::string& profile,
                       const PageSink& sink);

} // namespace app::seguectl
