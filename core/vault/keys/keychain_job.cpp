// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/keychain_job.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <string.h>

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace core::vault {
namespace {

const QString ServiceName = QStringLiteral("Segue");

/// What the asker and the job share, whichever of the two ends first.
struct Exchange
{
    KeychainVerb verb = KeychainVerb::Read;
    QString item;
    SecretBuffer toWrite;

    std::mutex mutex = {};
    std::condition_variable finished = {};
    std::optional<KeychainOutcome> outcome = {};
};

/// In place: QtKeychain shares the same bytes, and writing through data() would copy them first.
void wipe(const QByteArray& bytes)
{
    explicit_bzero(const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
}

/// On return wipes what it is given: the copy that a job writes from, or has read.
SecretBuffer taken(const QByteArray& bytes)
{
    SecretBuffer secret(static_cast<std::size_t>(bytes.size()));
    std::ranges::copy(std::as_bytes(std::span(bytes.constData(), secret.size())),
                      secret.bytes().begin());
    wipe(bytes);
    return secret;
}

void finish(Exchange& exchange, KeychainOutcome outcome)
{
    const std::lock_guard lock(exchange.mutex);
    exchange.outcome = std::move(outcome);
    exchange.finished.notify_all();
}

QKeychain::Job* newJob(const std::shared_ptr<Exchange>& exchange)
{
    using namespace QKeychain;
    switch (exchange->verb) {
    case KeychainVerb::Read: {
        auto* read = new ReadPasswordJob(ServiceName, qApp);
        QObject::connect(read, &Job::finished, qApp, [exchange, read] {
            finish(*exchange, {read->error(), taken(read->binaryData())});
        });
        return read;
    }
    case KeychainVerb::Write: {
        auto* write = new WritePasswordJob(ServiceName, qApp);
        const QByteArray bytes(reinterpret_cast<const char*>(exchange->toWrite.bytes().data()),
                               static_cast<qsizetype>(exchange->toWrite.size()));
        write->setBinaryData(bytes);
        QObject::connect(write, &Job::finished, qApp, [exchange, write, bytes] {
            wipe(bytes);
            finish(*exchange, {write->error()});
        });
        return write;
    }
    case KeychainVerb::Remove:
        break;
    }
    auto* remove = new DeletePasswordJob(ServiceName, qApp);
    QObject::connect(remove, &Job::finished, qApp,
                     [exchange, remove] { finish(*exchange, {remove->error()}); });
    return remove;
}

/// In the application's own thread. The job deletes itself once it has finished, so that one that
/// nobody waits for any more is not taken from under the library that serves it.
QKeychain::Job* start(const std::shared_ptr<Exchange>& exchange)
{
    QKeychain::Job* job = newJob(exchange);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(exchange->item);
    job->start();
    return job;
}

/// The library answers through this thread's events, so they must go on; what the person does with
/// mouse and keys waits.
void waitInEventLoop(const std::shared_ptr<Exchange>& exchange, std::chrono::milliseconds patience)
{
    QEventLoop loop;
    QObject::connect(start(exchange), &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
}

} // namespace

std::optional<KeychainOutcome> runKeychainJob(KeychainVerb verb, const std::string& item,
                                              std::span<const std::byte> secret,
                                              std::chrono::milliseconds patience)
{
    const auto exchange = std::make_shared<Exchange>();
    exchange->verb = verb;
    exchange->item = QString::fromStdString(item);
    exchange->toWrite = SecretBuffer(secret.size());
    std::ranges::copy(secret, exchange->toWrite.bytes().begin());
    const bool ownThread = QThread::currentThread() == qApp->thread();
    if (ownThread)
        waitInEventLoop(exchange, patience);
    else
        QMetaObject::invokeMethod(
            qApp, [exchange] { start(exchange); }, Qt::QueuedConnection);
    std::unique_lock lock(exchange->mutex);
    if (!ownThread)
        exchange->finished.wait_for(lock, patience, [&] { return exchange->outcome.has_value(); });
    return std::exchange(exchange->outcome, std::nullopt);
}

} // namespace core::vault
