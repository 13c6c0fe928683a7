// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/open_count.h"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

namespace ui::lock {

using core::session::Protection;
using core::session::Typed;

namespace {

bool isGuiThread()
{
    return QThread::currentThread() == QCoreApplication::instance()->thread();
}

Opened cancelled()
{
    return core::Error {.code = core::ErrorCode::Cancelled, .detail = "unlocking was given up"};
}

} // namespace

OpenCount::~OpenCount()
{
    m_ledger->orphan();
}

std::shared_ptr<void> OpenCount::Ledger::enter(const std::shared_ptr<Ledger>& self)
{
    const std::scoped_lock lock(m_mutex);
    ++m_open;
    return {nullptr, [self](void*) { self->leave(); }};
}

void OpenCount::Ledger::leave()
{
    const std::scoped_lock lock(m_mutex);
    if (--m_open == 0 && m_owner)
        QMetaObject::invokeMethod(
            m_owner,
            [owner = m_owner] {
                if (!owner->isAnythingOpen())
                    emit owner->allClosed();
            },
            Qt::QueuedConnection);
}

void OpenCount::Ledger::orphan()
{
    const std::scoped_lock lock(m_mutex);
    m_owner = nullptr;
}

int OpenCount::Ledger::open() const
{
    const std::scoped_lock lock(m_mutex);
    return m_open;
}

Opened OpenCount::guarded(Opened opened, std::shared_ptr<void> entry)
{
    if (!opened)
        return opened;
    std::shared_ptr<OpenProfile> inner = std::move(opened).value();
    OpenProfile* raw = inner.get();
    auto close = [inner = std::move(inner), entry = std::move(entry)](OpenProfile*) mutable {
        auto closing = [last = std::move(inner), left = std::move(entry)]() mutable {
            last.reset(); // before the count says so
            left.reset();
        };
        if (isGuiThread())
            QThreadPool::globalInstance()->start(std::move(closing));
        else
            closing();
    };
    return std::shared_ptr<OpenProfile>(raw, std::move(close));
}

VaultDoor OpenCount::counted(VaultDoor door)
{
    // Entered first and asked for a cancel second: who cancels and then counts misses nobody.
    door.open = [open = std::move(door.open),
                 ledger = m_ledger](const Typed& typed, core::TaskContext& task) -> Opened {
        auto entry = ledger->enter(ledger);
        return task.isCancelled() ? cancelled() : guarded(open(typed, task), std::move(entry));
    };
    door.restore = [restore = std::move(door.restore),
                    ledger = m_ledger](const Typed& typed, core::TaskContext& task) -> Opened {
        auto entry = ledger->enter(ledger);
        return task.isCancelled() ? cancelled() : guarded(restore(typed, task), std::move(entry));
    };
    door.recover = [recover = std::move(door.recover), ledger = m_ledger](
                       const Typed& typed, Protection protection,
                       const core::SecretBuffer& passphrase, core::TaskContext& task) -> Opened {
        auto entry = ledger->enter(ledger);
        return task.isCancelled()
            ? cancelled()
            : guarded(recover(typed, protection, passphrase, task), std::move(entry));
    };
    return door;
}

} // namespace ui::lock
