// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers a plan shard by shard, on one thread; memory is kept from one shard to the next.
#pragma once

#include "core/cohort/picker.h"
#include "core/cohort/tally_table.h"

#include <memory>
#include <vector>

namespace core::cohort {

class ShardRun
{
public:
    ShardRun(const Plan& plan, const cache::SliceSource& source, const CancelToken& token);

    /// Cancelled, or the source's error. Adds to @p table and marks @p startTimes by time code.
    Result<void> run(std::uint32_t shard, TallyTable& table, std::vector<std::uint8_t>& startTimes);

private:
    struct StartRow
    {
        std::uint32_t person = 0;
        const Candidate* record = nullptr;
    };
    struct StepState
    {
        StepOutcome outcome;
        const Candidate* record = nullptr; ///< that stands for the step, where there is one
    };

    Result<void> load(std::size_t records, const std::vector<std::uint8_t>& wanted);
    Result<void> loadSteps(const std::vector<std::uint8_t>& wanted);
    const Selection& selection(std::size_t records) const { return m_selections[records]; }
    Picker picker(const BoundEvent& event) const;

    void pickStarts(std::vector<std::uint8_t>& startTimes);
    Result<void> filter();
    Truth whereOf(const StartRow& row, bool withHistories) const;
    Truth historyOf(const History& history, const StartRow& row) const;
    std::vector<std::uint8_t> wanted() const;

    void answer(const StartRow& row, TallyTable& table);
    void evaluateSteps(const StartRow& row, const Candidate* forced);
    StepState evaluateStep(std::size_t index, const StartRow& row, const Candidate* forced) const;
    Truth excluded(const BoundStep& step, std::uint32_t person, const Candidate& anchor,
                   const Candidate& record) const;
    std::uint8_t elsewhere(const BoundStep& step, const StartRow& row, Anchor anchor) const;
    std::uint64_t keyOf(const StartRow& row) const;
    std::uint16_t groupOf(const BoundGroup& group, const StartRow& row) const;

    const Plan& m_plan;
    const cache::SliceSource& m_source;
    const CancelToken& m_token;
    Selector m_selector;
    std::uint32_t m_shard = 0;
    std::shared_ptr<const cache::ShardPersons> m_persons;
    std::vector<Selection> m_selections; ///< by record set
    std::vector<bool> m_isLoaded; ///< beside each, in this shard
    std::vector<StartRow> m_rows;
    std::vector<StepState> m_states; ///< by step, of the row at hand
    std::vector<StepOutcome> m_outcomes;
    std::vector<const Candidate*> m_pairs;
};

} // namespace core::cohort
