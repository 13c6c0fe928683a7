// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// May this profile's owner see the institutions a question reads?
#pragma once

#include "core/agreements/agreements.h"

#include <string>
#include <vector>

namespace core::session {

/// Where agreements are in force, every institution must belong to a member that signed them.
agreements::Decision authorise(const agreements::Agreements& agreements,
                               const std::vector<std::string>& institutions);

} // namespace core::session
