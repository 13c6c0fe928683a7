// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a long call may ask of its caller: has it been cancelled, and how far along is it?
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace core {

/// Stops a long call from another thread. Copies share one flag.
class CancelToken
{
public:
    void cancel() const { m_cancelled->store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_cancelled->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
};

/// Lives on the worker's stack, for that one call. Not shared between threads.
class TaskContext
{
public:
    using ProgressFn = std::function<void(int permille)>;
    explicit TaskContext(CancelToken token = {}, ProgressFn progress = {})
        : m_token(std::move(token))
        , m_progress(std::move(progress))
    {
    }

    bool isCancelled() const { return m_token.isCancelled(); }
    const CancelToken& token() const { return m_token; }

    /// Reports @p fraction in [0, 1] of the current span; swallows repeats, so an inner loop may
    /// call it.
    void report(double fraction)
    {
        const int permille = static_cast<int>((m_from + (m_to - m_from) * fraction) * 1000.0);
        if (m_progress && permille != m_last)
            m_progress(m_last = permille);
    }

    /// From now on report(0..1) stands for [from, to] of the whole.
    void setSpan(double from, double to)
    {
        m_from = from;
        m_to = to;
    }

private:
    CancelToken m_token;
    ProgressFn m_progress;
    int m_last = -1;
    double m_from = 0.0;
    double m_to = 1.0;
};

} // namespace core
