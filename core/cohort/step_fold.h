// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of all rows of a range of people at one step, in one pass over the slices: what
// StepJudge does row by row, where records can be picked so.
#pragma once

#include "core/cohort/fold.h"
#include "core/cohort/step_judge.h"

#include <optional>
#include <span>
#include <vector>

namespace core::cohort {

class StepFold
{
public:
    /// Whether @p step of the plan can be run so. @p longestSlice: as KeyLayout.
    static bool fits(const Plan& plan, const BoundStep& step, std::size_t longestSlice);

    /// All must outlive it. @p states: as StepJudge. @pre fits
    StepFold(const Plan& plan, std::size_t index, const ShardData& data,
             std::vector<StepStates>& states, std::size_t longestSlice);

    /// Whether those elsewhere are found in one pass, too; else their records must be grouped.
    bool findsElsewhere() const { return m_elsewhere.has_value(); }

    /// Puts the step's states of all rows. Cancelled.
    Result<void> run(std::span<const StartRow> rows, const StepJudge& judge, Fold& fold,
                     const CancelToken& token);

private:
    Folding folding(const FoldRule& rule, std::size_t records, const CancelToken& token) const;
    void findReached(const Reached& isReached, std::size_t rows);
    template<typename RowAt>
    void seek(std::span<const StartRow> rows, const StepSight& sight, std::size_t count,
              const RowAt& rowAt);
    void takeFound(const Fold& fold);
    Result<void> askFurther(std::span<const StartRow> rows, const StepJudge& judge,
                            const CancelToken& token);
    Result<void> findElsewhere(std::span<const StartRow> rows, const StepJudge& judge, Fold& fold,
                               const CancelToken& token);
    Result<void> askElsewhere(std::span<const StartRow> rows, const StepJudge& judge,
                              const CancelToken& token);

    const Plan& m_plan;
    const std::size_t m_index;
    const BoundStep& m_step;
    const ShardData& m_data;
    std::vector<StepStates>& m_states; ///< by step
    FoldRule m_rule;
    std::optional<FoldRule> m_elsewhere;
    const bool m_keepsRecords;
    std::vector<std::uint32_t> m_reached; ///< rows
    std::vector<Sought> m_soughtRoom, m_foundRoom; ///< as long as they ever had to be
    std::span<Sought> m_sought, m_found; ///< in these
};

} // namespace core::cohort
