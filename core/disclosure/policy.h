// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the gate is told: from how many people up a count is shown.
#pragma once

#include <string>

namespace core::disclosure {

/// Thresholds on people: a count is shown from these numbers up.
struct Policy
{
    std::string id = "local";
    int version = 1;
    int minGroup = 11; ///< n
    int minEvent = 11; ///< x
    int minNonEvent = 11; ///< n - x
};

} // namespace core::disclosure
