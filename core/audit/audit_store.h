// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where audit rows are kept: append and read, nothing else.
#pragma once

#include "core/base/result.h"
#include "core/cache/profile.h"

#include <vector>

namespace core::audit {

class AuditStore
{
public:
    virtual ~AuditStore() = default;
    virtual Result<void> append(const cache::AuditRow& row) = 0;
    virtual Result<std::vector<cache::AuditRow>> rows() const = 0; ///< in order of sequence
    virtual Result<cache::AuditRow> last() const = 0; ///< sequence 0 when there is none
};

} // namespace core::audit
