// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the number that a question measures from one row. Meaning:
// resources/help/query-language.md.
#pragma once

#include "core/cohort/measure_tally.h"
#include "core/cohort/step_run.h"

#include <cstdint>

namespace core::cohort {

class Meter
{
public:
    /// @p plan must have a measure.
    Meter(const Plan& plan, const ShardData& data, const StepRun& steps);

    /// Of the row that @p steps ran last.
    Measured read(const StartRow& row) const;

private:
    RecordView recordOf(std::optional<std::size_t> step, const StartRow& row) const;
    Measured value(const StartRow& row) const;
    Measured growth(const StartRow& row) const;
    Measured total(const StartRow& row) const;
    Measured time(const StartRow& row) const;

    const Plan& m_plan;
    const BoundMeasure& m_measure;
    const ShardData& m_data;
    const StepRun& m_steps;
};

} // namespace core::cohort
