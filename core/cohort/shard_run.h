// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers a plan shard by shard, on one thread; memory is kept from one shard to the next.
#pragma once

#include "core/cohort/meter.h"

#include <memory>
#include <vector>

namespace core::cohort {

class ShardRun
{
public:
    ShardRun(const Plan& plan, const cache::SliceSource& source, const CancelToken& token);

    /// Cancelled, or the source's error. Adds to @p table and marks @p startTimes by time code.
    Result<void> run(std::uint32_t shard, TallyTable& table, std::vector<std::uint8_t>& startTimes);

    /// By person of the shard: whether they are counted in the cohort, or yes at @p step. Errors as
    /// run().
    Result<std::vector<Truth>> members(std::uint32_t shard, std::optional<std::size_t> step);

private:
    Result<void> open(std::uint32_t shard);
    Result<void> loadSteps(const std::vector<std::uint8_t>& wanted);

    void pickStarts(std::vector<std::uint8_t>& startTimes, std::vector<Truth>* truths);
    bool isRepeated(const Candidate& record, std::span<const Candidate> records,
                    const Picker& start) const;
    Result<void> filter(std::vector<Truth>* truths);
    Truth whereOf(const StartRow& row, bool withHistories) const;
    Truth historyOf(const History& history, const StartRow& row) const;
    std::vector<std::uint8_t> wanted() const;

    void answer(const StartRow& row, TallyTable& table);
    void tally(const StartRow& row, TallyTable& table);
    std::uint64_t keyOf(const StartRow& row) const;
    std::uint16_t groupOf(const BoundGroup& group, const StartRow& row) const;

    const Plan& m_plan;
    const CancelToken& m_token;
    ShardData m_data;
    StepRun m_steps;
    std::optional<Meter> m_meter;
    std::vector<std::unique_ptr<ShardRun>> m_questions; ///< by membership
    std::vector<std::vector<Truth>> m_members; ///< by membership, by person of the shard
    std::vector<StartRow> m_rows;
    std::vector<StepOutcome> m_outcomes;
    std::vector<const Candidate*> m_pairs;
};

} // namespace core::cohort
