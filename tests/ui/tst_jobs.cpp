// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/latest_job.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <memory>

using ui::jobs::LatestJob;

namespace {

/// Works until told to stop, then returns @p value.
auto untilCancelled(int value)
{
    return [value](core::TaskContext& task) {
        while (!task.isCancelled())
            QThread::yieldCurrentThread();
        return value;
    };
}

} // namespace

class JobsTest : public QObject
{
    Q_OBJECT

private slots:
    void deliversOnTheThreadThatAsked()
    {
        LatestJob job;
        int got = 0;
        QThread* where = nullptr;
        job.start([](core::TaskContext&) { return 7; },
                  [&](int value) {
                      got = value;
                      where = QThread::currentThread();
                  });
        QTRY_COMPARE(got, 7);
        QCOMPARE(where, QThread::currentThread());
        QVERIFY(!job.isRunning());
    }

    void onlyTheNewestIsDelivered()
    {
        LatestJob job;
        QList<int> got;
        for (int i = 0; i < 20; ++i)
            job.start(untilCancelled(i), [&](int value) { got << value; });
        job.start([](core::TaskContext&) { return 99; }, [&](int value) { got << value; });
        QTRY_COMPARE(got.size(), 1);
        QCOMPARE(got.first(), 99);
    }

    void aCancelledJobIsNeverDelivered()
    {
        LatestJob job;
        bool delivered = false;
        const QSignalSpy running(&job, &LatestJob::runningChanged);
        job.start(untilCancelled(1), [&](int) { delivered = true; });
        job.cancel();
        QTest::qWait(30);
        QVERIFY(!delivered);
        QCOMPARE(running.count(), 2);
    }

    void mayBeStartedAgainWhileItDelivers()
    {
        LatestJob job;
        int got = 0;
        job.start([](core::TaskContext&) { return 1; },
                  [&](int) {
                      job.start([](core::TaskContext&) { return 2; },
                                [&](int value) { got = value; });
                  });
        QTRY_COMPARE(got, 2);
    }

    void mayDieWhileItWorks()
    {
        for (int i = 0; i < 100; ++i) {
            auto job = std::make_unique<LatestJob>();
            job->start(untilCancelled(i), [](int) { QFAIL("delivered after its end"); });
        }
        QTest::qWait(20);
    }

    void progressArrives()
    {
        LatestJob job;
        QSignalSpy progressed(&job, &LatestJob::progressed);
        job.start(
            [](core::TaskContext& task) {
                task.report(0.5);
                while (!task.isCancelled())
                    QThread::yieldCurrentThread();
                return 0;
            },
            [](int) {});
        QTRY_VERIFY(!progressed.isEmpty() && progressed.last().first().toInt() == 500);
    }
};

QTEST_GUILESS_MAIN(JobsTest)
#include "tst_jobs.moc"
