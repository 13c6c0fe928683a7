// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The only maker of DisclosedTable: primary rule, then complementary suppression over the whole
// linear system of the table.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cohort/raw_table.h"
#include "core/disclosure/disclosed_table.h"

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

class Gate
{
public:
    explicit Gate(Policy policy);

    const Policy& policy() const { return m_policy; }

    /// @p observedThrough: latest observed day of the data, which decides DisclosedStep::isFair.
    Result<DisclosedTable> disclose(const cohort::RawTable& table, Day observedThrough,
                                    TaskContext& task) const;

private:
    Policy m_policy;
};

} // namespace core::disclosure
