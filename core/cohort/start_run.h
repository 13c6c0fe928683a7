// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Picks the records that people start with, range by range: in one pass over the slices where that
// can be, else person by person.
#pragma once

#include "core/cohort/fold.h"
#include "core/cohort/shard_data.h"
#include "core/cohort/step_states.h"

#include <optional>
#include <span>
#include <vector>

namespace core::cohort {

class StartRun
{
public:
    /// All must outlive it. @p longestSlice: as KeyLayout.
    StartRun(const Plan& plan, ShardData& data, const CancelToken& token, std::size_t longestSlice);

    /// Makes @p rows those who start, in the range of the data. @p truths, unless null: by person,
    /// whether they do; then the rows also hold those for whom it cannot be told. Cancelled, or the
    /// source's error.
    Result<void> run(std::vector<StartRow>& rows, std::vector<Truth>* truths);

    /// By time code: a start record can have that time, as far as was run.
    const std::vector<std::uint8_t>& times() const { return m_rule ? m_fold.times() : m_times; }

private:
    Result<void> runFolded(std::vector<StartRow>& rows, std::vector<Truth>* truths);
    void takeFound(std::vector<StartRow>& rows);
    void pick(std::uint32_t person, std::vector<StartRow>& rows, std::vector<Truth>* truths);
    bool isRepeated(const Candidate& record, std::span<const Candidate> records,
                    const Picker& start) const;

    const Plan& m_plan;
    ShardData& m_data;
    const CancelToken& m_token;
    std::optional<FoldRule> m_rule; ///< where starts can be folded
    Fold m_fold;
    std::vector<std::uint32_t> m_people; ///< who was found first, then any
    std::vector<std::uint8_t> m_times; ///< where they cannot
};

} // namespace core::cohort
