// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/columns_read.h"
#include "core/cohort/members.h"
#include "core/cohort/plan.h"
#include "core/cohort/refused.h"
#include "core/cohort/shard_run.h"
#include "core/cohort/zone_test.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <thread>
#include <utility>

namespace core::cohort {
namespace {

/// What the directory says of a question before anything is read.
struct Survey
{
    std::uint64_t slices = 0; ///< named, and there
    std::uint64_t pruned = 0; ///< of these, without any record that fits
    std::size_t bytes = 0; ///< of the others, decoded
    std::size_t longest = 0; ///< rows of the longest of the others
};

/// What is read of a kind's slices with one key: by which record sets, and in how many columns.
struct Named
{
    std::vector<const RecordSet*> sets;
    cache::ColumnSet columns;
};
using NamedSlices = std::map<std::pair<std::size_t, cache::Code>, Named>;

void addNamed(const Plan& plan, NamedSlices& named)
{
    const auto columns = columnsRead(plan);
    for (std::size_t i = 0; i < plan.recordSets.size(); ++i) {
        const RecordSet& set = plan.recordSets[i];
        for (const cache::Code key : set.keys) {
            Named& one = named[{*set.kindIndex, key}];
            one.sets.push_back(&set);
            one.columns.add(columns[i]);
        }
    }
    for (const Membership& membership : plan.memberships)
        addNamed(*membership.plan, named);
}

Survey surveyOf(const Plan& plan, const cache::SliceSource& source, const CancelToken& token)
{
    Survey survey;
    NamedSlices named;
    addNamed(plan, named);
    for (const auto& [place, one] : named) {
        const auto& [kind, key] = place;
        const std::size_t most = source.catalog().kinds[kind].elements.size();
        const std::size_t perRow = (3 + std::min(one.columns.count(), most)) * sizeof(cache::Code);
        for (std::uint32_t shard = 0; shard < source.catalog().shardCount; ++shard) {
            const auto zone = source.zone(kind, key, shard);
            if (!zone)
                continue;
            const bool isRead
                = std::any_of(one.sets.begin(), one.sets.end(),
                              [&](const RecordSet* set) { return mayHold(*set, key, *zone); });
            ++survey.slices;
            survey.pruned += isRead ? 0 : 1;
            survey.bytes += isRead ? perRow * zone->rows : 0;
            survey.longest = std::max<std::size_t>(survey.longest, isRead ? zone->rows : 0);
        }
        if (token.isCancelled())
            return survey; // whoever runs the shards says so
    }
    return survey;
}

/// What all workers share. Each runs the shards that it takes and counts on its own: sums do not
/// depend on who counted what.
class Work
{
public:
    Work(const Plan& plan, const cache::SliceSource& source, const ExecuteOptions& options,
         const CancelToken& token)
        : m_plan(plan)
        , m_source(source)
        , m_options(options)
        , m_token(token)
        , m_survey(surveyOf(plan, source, token))
    {
    }

    std::unique_ptr<ShardRun> worker()
    {
        const RunLimits limits {.mayEvict = m_survey.bytes <= m_source.cacheBudget(),
                                .tableBytes = m_options.tableBytes,
                                .memberBytes = m_options.members ? m_options.memberBytes : 0,
                                .longestSlice = m_survey.longest};
        return std::make_unique<ShardRun>(m_plan, m_source, m_token, limits);
    }

    /// Takes shards until none is left or one has failed; calls @p after each.
    template<typename After>
    Result<void> run(ShardRun& worker, const After& after)
    {
        const std::uint32_t shards = m_source.catalog().shardCount;
        for (;;) {
            const std::uint32_t shard = m_next.fetch_add(1);
            if (shard >= shards || m_failed.load())
                return {};
            auto done = worker.run(shard);
            if (!done) {
                m_failed.store(true);
                return done;
            }
            after(static_cast<double>(m_done.fetch_add(1) + 1) / static_cast<double>(shards));
        }
    }

    Result<RawTable> merged(std::vector<std::unique_ptr<ShardRun>>& workers) const
    {
        if (m_token.isCancelled())
            return cancelled();
        std::vector<std::uint8_t> startTimes = workers.front()->startTimes();
        for (const auto& worker : workers)
            worker->table().settle();
        TallyTable& total = workers.front()->table();
        for (std::size_t i = 1; i < workers.size(); ++i) {
            TRY_VOID(total.merge(workers[i]->table(), m_token));
            for (std::size_t time = 0; time < startTimes.size(); ++time)
                startTimes[time] |= workers[i]->startTimes()[time];
        }
        TRY_VOID(workers.front()->refuseTooLarge());
        return total.toRaw(startTimes, m_token);
    }

    /// Where they are wanted.
    Result<void> joinMembers(std::vector<std::unique_ptr<ShardRun>>& workers) const
    {
        if (!m_options.members)
            return {};
        std::vector<MemberList> lists;
        std::size_t bytes = 0;
        for (const auto& worker : workers) {
            bytes += worker->memberList()->bytes();
            lists.push_back(std::move(*worker->memberList()));
            worker->memberList().reset();
        }
        if (bytes > m_options.memberBytes)
            return refused("more people than fit into memory", "start", {}, "fewer people");
        TRY_ASSIGN(*m_options.members, MemberList::joined(m_plan, lists, m_token));
        return {};
    }

    void report(const std::vector<std::unique_ptr<ShardRun>>& workers) const
    {
        if (!m_options.report)
            return;
        *m_options.report
            = {m_survey.slices, m_survey.pruned, {}, m_survey.bytes > m_source.cacheBudget()};
        for (const auto& worker : workers)
            m_options.report->reads += worker->counts();
    }

private:
    const Plan& m_plan;
    const cache::SliceSource& m_source;
    const ExecuteOptions& m_options;
    CancelToken m_token;
    Survey m_survey;
    std::atomic<std::uint32_t> m_next = 0;
    std::atomic<std::uint32_t> m_done = 0;
    std::atomic<bool> m_failed = false;
};

} // namespace

Result<RawTable> execute(const Plan& plan, const cache::SliceSource& source, unsigned threads,
                         TaskContext& task, const ExecuteOptions& options)
{
    Work work(plan, source, options, task.token());
    const unsigned useful = std::clamp(threads, 1U, std::max(1U, source.catalog().shardCount));
    std::vector<std::unique_ptr<ShardRun>> workers(useful);
    std::vector<Result<void>> results(useful);
    const auto run = [&](unsigned i, const auto& after) {
        workers[i] = work.worker(); // by its own thread: it makes tables
        results[i] = work.run(*workers[i], after);
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < useful; ++i)
            others.emplace_back([&run, i] { run(i, [](double) {}); });
        run(0, [&task](double fraction) { task.report(fraction); });
    }
    if (task.isCancelled())
        return cancelled();
    for (const Result<void>& result : results)
        TRY_VOID(result);
    work.report(workers);
    TRY_VOID(work.joinMembers(workers));
    return work.merged(workers);
}

} // namespace core::cohort
