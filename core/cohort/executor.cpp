// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/plan.h"
#include "core/cohort/shard_run.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

namespace core::cohort {
namespace {

struct ShardAnswer
{
    std::unique_ptr<TallyTable> table;
    std::vector<std::uint8_t> startTimes;
    std::optional<Error> error;
};

/// What all workers share. Each shard's answer is written by the one worker that took it.
class Work
{
public:
    Work(const Plan& plan, const cache::SliceSource& source, const CancelToken& token)
        : m_plan(plan)
        , m_source(source)
        , m_token(token)
        , m_answers(source.catalog().shardCount)
    {
    }

    /// Takes shards until none is left or one has failed; calls @p after each.
    template<typename After>
    void run(const After& after)
    {
        ShardRun shardRun(m_plan, m_source, m_token);
        for (;;) {
            const std::uint32_t shard = m_next.fetch_add(1);
            if (shard >= m_answers.size() || m_failed.load())
                return;
            answer(shardRun, shard);
            after(static_cast<double>(m_done.fetch_add(1) + 1)
                  / static_cast<double>(m_answers.size()));
        }
    }

    Result<RawTable> merged() const
    {
        TallyTable total(m_plan);
        std::vector<std::uint8_t> startTimes(m_plan.time.size(), 0);
        if (m_token.isCancelled())
            return Error {ErrorCode::Cancelled, "query", {}, {}, {}};
        for (const ShardAnswer& one : m_answers) {
            if (one.error)
                return *one.error;
        }
        for (const ShardAnswer& one : m_answers) {
            total.merge(*one.table);
            for (std::size_t i = 0; i < startTimes.size(); ++i)
                startTimes[i] |= one.startTimes[i];
        }
        return total.toRaw(startTimes);
    }

private:
    void answer(ShardRun& run, std::uint32_t shard)
    {
        ShardAnswer& into = m_answers[shard];
        into.table = std::make_unique<TallyTable>(m_plan);
        into.startTimes.assign(m_plan.time.size(), 0);
        if (const auto done = run.run(shard, *into.table, into.startTimes); !done) {
            into.error = done.error();
            m_failed.store(true);
        }
    }

    const Plan& m_plan;
    const cache::SliceSource& m_source;
    CancelToken m_token;
    std::vector<ShardAnswer> m_answers;
    std::atomic<std::uint32_t> m_next = 0;
    std::atomic<std::uint32_t> m_done = 0;
    std::atomic<bool> m_failed = false;
};

} // namespace

Result<RawTable> execute(const Plan& plan, const cache::SliceSource& source, unsigned threads,
                         TaskContext& task)
{
    Work work(plan, source, task.token());
    {
        std::vector<std::jthread> others;
        const unsigned useful = std::min(std::max(threads, 1U), source.catalog().shardCount);
        for (unsigned i = 1; i < useful; ++i)
            others.emplace_back([&work] { work.run([](double) {}); });
        work.run([&task](double fraction) { task.report(fraction); });
    }
    return work.merged();
}

} // namespace core::cohort
