// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Listens to the login manager: the computer is about to sleep or shut down, its lid closed, or its
// session was locked. Holds sleep up for the moment that locking takes. Without a system bus it is
// silent and nothing fails.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QVariantMap>

class QDBusPendingCallWatcher;

namespace ui::lock {

class LoginWatch final : public QObject
{
    Q_OBJECT

public:
    explicit LoginWatch(QDBusConnection bus, QObject* parent = nullptr);

    /// From now on sleep waits until letSleep(), for a few seconds at most.
    void holdSleepUp();
    void letSleep();
    bool holdsSleepUp() const { return m_inhibitor.isValid(); }

signals:
    void lockWanted();
    void ready(); ///< the session is known; for tests

private slots:
    void prepareForSleep(bool begins);
    void prepareForShutdown(bool begins);
    void locked();
    void propertiesChanged(const QString& interface, const QVariantMap& changed,
                           const QStringList& invalidated);

private:
    void findSession();
    void listenToSession(const QString& path);
    QDBusPendingCallWatcher* call(const QDBusMessage& message);

    QDBusConnection m_bus;
    QDBusUnixFileDescriptor m_inhibitor; ///< sleep goes on when it is closed
    bool m_holds = false; ///< wanted, whether or not the login manager has answered
};

} // namespace ui::lock
