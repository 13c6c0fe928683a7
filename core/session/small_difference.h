// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two disclosed tables, one coarser than the other, can be subtracted so that few people
// are left. Reads what is shown only: whoever may ask both tables could say as much.
#pragma once

#include "core/disclosure/disclosed_table.h"

#include <functional>
#include <string>
#include <vector>

namespace core::session {

/// The keys of the coarse row that a fine row is part of.
using KeysIn = std::function<std::vector<std::string>(const std::vector<std::string>& fine)>;

/// True where a count of @p coarse exceeds the sum of what @p fine shows of it by less than leaves
/// each hidden part the whole range of its marker (1 to @p few - 1, beside others of at least one),
/// or where nobody is left of yes or of no although somebody was hidden there, or where a rate told
/// as a band bounds a hidden part of it: what is left of the others is then known nearly as well.
/// Both tables' counts only: neither curves nor changes.
bool tellsOfFew(const disclosure::DisclosedTable& fine, const disclosure::DisclosedTable& coarse,
                const KeysIn& keysIn, std::int64_t few);

} // namespace core::session
