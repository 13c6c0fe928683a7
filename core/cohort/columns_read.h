// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a plan reads of each of its record sets, so that others need not be decoded.
#pragma once

#include "core/cohort/bound_query.h"

#include <vector>

namespace core::cohort {

/// By record set. What questions inside the question read is their own matter.
std::vector<cache::ColumnSet> columnsRead(const Plan& plan);

} // namespace core::cohort
