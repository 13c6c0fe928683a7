// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a policy is not read or not taken, in words, in one table.
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace app::seguectl {

/// A sentence in both languages.
struct Said
{
    std::string_view en, es;
};

/// With the rule it is about and what is expected. Empty where @p error is of something else (a
/// test walks over all reasons).
std::string policyReason(const core::Error& error, bool spanish);

} // namespace app::seguectl
