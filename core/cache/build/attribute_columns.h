// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fixed attributes of all persons of a data file, resolved from what their sources report.
#pragma once

#include "core/cache/build/code_book.h"
#include "core/cache/build/person_order.h"
#include "core/identity/linkage.h"
#include "core/intake/submission.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core::cache {

struct AttributeColumns
{
    std::vector<std::vector<Code>> columns; ///< per CodeBook::attributes, then place
    std::int64_t conflicts = 0; ///< persons and attributes with more than one value
};

/// Source persons are numbered through all submissions in order, as in Linkage::personOf. At most
/// 2^30 persons and 64 attributes, else InvalidInput.
Result<AttributeColumns> resolveAttributes(std::span<const intake::Submission> submissions,
                                           const CodeBook& codes, const identity::Linkage& linkage,
                                           const PersonOrder& order);

} // namespace core::cache
