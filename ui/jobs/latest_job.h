// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one piece of work off the GUI thread and delivers its value on it; starting another forgets
// the first. The work owns values only, so that neither may outlive anything.
#pragma once

#include "core/base/task.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QtConcurrentRun>

#include <type_traits>
#include <utility>

namespace ui::jobs {

class LatestJob : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~LatestJob() override;

    bool isRunning() const { return !m_watcher.isNull(); }

    /// Tells the running work to stop and forgets it; its value is never delivered.
    void cancel();

    /// @p work (TaskContext&) -> value, on a pool thread; must capture values only.
    /// @p deliver (value), on this object's thread, unless cancelled or overtaken before.
    template<typename Work, typename Deliver>
    void start(Work work, Deliver deliver)
    {
        using Outcome = std::invoke_result_t<Work, core::TaskContext&>;
        cancel();
        m_token = core::CancelToken();
        auto* watcher = new QFutureWatcher<Outcome>(this);
        m_watcher = watcher;
        connect(watcher, &QFutureWatcherBase::progressValueChanged, this, &LatestJob::progressed);
        connect(watcher, &QFutureWatcherBase::finished, this,
                [this, watcher, deliver = std::move(deliver)]() mutable {
                    auto outcome = watcher->future().takeResult();
                    retire();
                    deliver(std::move(outcome));
                });
        watcher->setFuture(QtConcurrent::run(
            [work = std::move(work), token = m_token](QPromise<Outcome>& promise) {
                promise.setProgressRange(0, 1000);
                core::TaskContext context(
                    token, [&promise](int permille) { promise.setProgressValue(permille); });
                promise.addResult(work(context));
            }));
        emit runningChanged(true);
    }

signals:
    void progressed(int permille);
    void runningChanged(bool running);

private:
    void retire();

    QPointer<QFutureWatcherBase> m_watcher;
    core::CancelToken m_token;
};

} // namespace ui::jobs
