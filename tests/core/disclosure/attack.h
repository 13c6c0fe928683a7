// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An attacker who knows how the table is made and solves the linear system of all that is shown,
// in exact fractions. Shares no code with the gate.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attack {

/// Everything on display: a name for each count, with its value where it is shown.
using View = std::map<std::string, std::optional<std::int64_t>>;

/// sum of coefficient * count = 0
using Relation = std::vector<std::pair<std::string, int>>;

/// Hidden counts whose value follows. Names in relations that are not in the view are unknown too.
std::map<std::string, std::int64_t> determined(const View& view,
                                               const std::vector<Relation>& relations);

} // namespace attack
