// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers a plan shard by shard, on one thread; memory is kept from one shard to the next.
#pragma once

#include "core/cohort/group_keys.h"
#include "core/cohort/members.h"
#include "core/cohort/meter.h"
#include "core/cohort/start_run.h"
#include "core/cohort/tally_table.h"

#include <map>
#include <memory>
#include <vector>

namespace core::cohort {

struct RunLimits
{
    bool mayEvict = true; ///< as ShardData
    std::size_t tableBytes = SIZE_MAX; ///< what the counts may need
    std::size_t memberBytes = 0; ///< what the members may need; 0: they are not wanted
    /// Rows of the longest slice that may be read; unknown: nothing is found in one pass.
    std::size_t longestSlice = SIZE_MAX;
};

class ShardRun
{
public:
    /// All must outlive it.
    ShardRun(const Plan& plan, const cache::SliceSource& source, const CancelToken& token,
             const RunLimits& limits);

    /// Cancelled, or the source's error. Adds to table() and startTimes().
    Result<void> run(std::uint32_t shard);

    /// InvalidInput when the counts or the members need more than the limit.
    Result<void> refuseTooLarge() const;

    /// What was counted in the shards run so far.
    TallyTable& table() { return m_table; }
    /// Who was counted, where that is wanted.
    std::optional<MemberList>& memberList() { return m_memberList; }
    /// By time code: a start record can have that time.
    const std::vector<std::uint8_t>& startTimes() const { return m_starts.times(); }
    cache::ReadCounts counts() const;

    /// By person of the shard: whether they are counted in the cohort, or yes at @p step. Errors as
    /// run().
    Result<std::vector<Truth>> members(std::uint32_t shard, std::optional<std::size_t> step);

private:
    Result<void> open(std::uint32_t shard);
    template<typename Run>
    Result<void> forEachRange(const Run& run);
    Result<void> runRange();
    template<typename Each>
    Result<void> forEachBlock(const Each& each);
    Result<void> membersOfRange(std::vector<Truth>& truths, std::optional<std::size_t> step);
    Result<void> loadSteps();

    Result<void> filter(std::vector<Truth>* truths);
    Result<void> keep(bool withHistories, Truth least, std::vector<Truth>* truths);
    Truth whereOf(const StartRow& row, bool withHistories) const;
    Truth historyOf(const History& history, const StartRow& row) const;
    const Wanted& wanted();

    void addPeople(std::span<const StartRow> rows);
    Result<void> addRows(std::span<const StartRow> rows);
    std::size_t addRow(const StartRow& row, std::size_t at);
    void addOnce(const StartRow& row, std::size_t at);
    void readOutcomes(std::size_t at);

    const Plan& m_plan;
    const CancelToken& m_token;
    std::size_t m_tableBytes;
    std::size_t m_memberBytes;
    ShardData m_data;
    StartRun m_starts;
    StepRun m_steps;
    GroupKeys m_groups;
    std::optional<Meter> m_meter;
    std::map<const Plan*, std::unique_ptr<ShardRun>> m_questions; ///< of the memberships
    std::vector<std::vector<Truth>> m_members; ///< by membership, by person of the shard
    std::vector<StartRow> m_rows;
    Wanted m_wanted;
    TallyTable m_table;
    std::optional<MemberList> m_memberList;
    std::uint32_t m_firstPerson = 0; ///< of the shard, among all
    std::vector<StepOutcome> m_outcomes; ///< by step, of one row
    std::vector<std::uint64_t> m_allOutcomes; ///< by row, packed
    std::vector<Candidate> m_pairs;
};

} // namespace core::cohort
