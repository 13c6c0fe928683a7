// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small random region as submissions, with the pathways that must come out of them, worked out
// person by person from the generator's own knowledge.
#pragma once

#include "core/agreements/agreements.h"
#include "core/intake/submission.h"

#include <string>
#include <vector>

namespace core::cache::tests {

struct InventedRegion
{
    std::vector<intake::Submission> submissions;
    std::string agreementsText;
    agreements::Agreements agreements;
    std::vector<std::vector<std::string>> pathways; ///< sorted
    std::int64_t records = 0; ///< in the pathways
    std::int64_t withheld = 0;
};

InventedRegion inventRegion(unsigned seed, int persons);

} // namespace core::cache::tests
