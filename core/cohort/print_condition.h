// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions, events and windows as the text form of a question writes them.
#pragma once

#include "core/cohort/query.h"

#include <string>
#include <vector>

namespace core::cohort {

std::string conditionText(const Condition& condition);
std::string eventText(const EventPattern& event);

/// Whether it is two bounds on one field, as the parser makes them of `field in A to B`.
bool isRange(const Condition& condition);

/// @p shorter: further limits, before its own. Begins with a space, or is empty.
std::string windowText(const Window& window, const std::vector<int>& shorter = {});

} // namespace core::cohort
