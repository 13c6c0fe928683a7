// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// May this profile's owner see the institutions a question reads?
#pragma once

#include "core/agreements/agreements.h"
#include "core/cache/slices/slice.h"
#include "core/cohort/plan.h"

#include <string>
#include <vector>

namespace core::session {

/// Ids of the institutions whose records @p plan may read.
std::vector<std::string> institutionsOf(const cohort::Plan& plan, const cache::Catalog& catalog);

/// Where agreements are in force, every institution must belong to a member that signed them.
agreements::Decision authorise(const agreements::Agreements& agreements,
                               const std::vector<std::string>& institutions);

} // namespace core::session
