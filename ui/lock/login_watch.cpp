// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/login_watch.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <unistd.h>

namespace ui::lock {

namespace {

const QString Service = QStringLiteral("org.freedesktop.login1");
const QString Path = QStringLiteral("/org/freedesktop/login1");
const QString Manager = QStringLiteral("org.freedesktop.login1.Manager");
const QString SessionInterface = QStringLiteral("org.freedesktop.login1.Session");
const QString User = QStringLiteral("org.freedesktop.login1.User");
const QString Properties = QStringLiteral("org.freedesktop.DBus.Properties");

QDBusMessage toManager(const char* method, const QVariantList& arguments)
{
    QDBusMessage message
        = QDBusMessage::createMethodCall(Service, Path, Manager, QLatin1String(method));
    message.setArguments(arguments);
    return message;
}

} // namespace

LoginWatch::LoginWatch(QDBusConnection bus, QObject* parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(Service, Path, Manager, QStringLiteral("PrepareForSleep"), this,
                  SLOT(prepareForSleep(bool)));
    m_bus.connect(Service, Path, Manager, QStringLiteral("PrepareForShutdown"), this,
                  SLOT(prepareForShutdown(bool)));
    const QString changed = QStringLiteral("PropertiesChanged");
    const char* slot = SLOT(propertiesChanged(QString, QVariantMap, QStringList));
    m_bus.connect(Service, Path, Properties, changed, this, slot);
    // UPower tells of the lid where the login manager has the property but not the signal.
    m_bus.connect(QStringLiteral("org.freedesktop.UPower"),
                  QStringLiteral("/org/freedesktop/UPower"), Properties, changed, this, slot);
    findSession();
}

QDBusPendingCallWatcher* LoginWatch::call(const QDBusMessage& message)
{
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, watcher, &QObject::deleteLater);
    return watcher;
}

void LoginWatch::findSession()
{
    // A program that a desktop starts may stand outside its session; the environment knows it.
    const QString id = qEnvironmentVariable("XDG_SESSION_ID");
    auto* asked
        = call(id.isEmpty() ? toManager("GetSessionByPID",
                                        {static_cast<uint>(QCoreApplication::applicationPid())})
                            : toManager("GetSession", {id}));
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* it) {
        const QDBusPendingReply<QDBusObjectPath> reply = *it;
        if (reply.isValid())
            return listenToSession(reply.value().path());
        // Else the user's own display.
        QDBusMessage get = QDBusMessage::createMethodCall(
            Service, QStringLiteral("/org/freedesktop/login1/user/_%1").arg(::getuid()), Properties,
            QStringLiteral("Get"));
        get.setArguments({User, QStringLiteral("Display")});
        connect(call(get), &QDBusPendingCallWatcher::finished, this,
                [this](QDBusPendingCallWatcher* display) {
                    const QDBusPendingReply<QVariant> answer = *display;
                    if (!answer.isValid())
                        return;
                    const auto pair = qvariant_cast<QDBusArgument>(answer.value());
                    QString name;
                    QDBusObjectPath path;
                    pair.beginStructure();
                    pair >> name >> path;
                    pair.endStructure();
                    listenToSession(path.path());
                });
    });
}

void LoginWatch::listenToSession(const QString& path)
{
    m_bus.connect(Service, path, SessionInterface, QStringLiteral("Lock"), this, SLOT(locked()));
    m_bus.connect(Service, path, Properties, QStringLiteral("PropertiesChanged"), this,
                  SLOT(propertiesChanged(QString, QVariantMap, QStringList)));
    emit ready();
}

void LoginWatch::holdSleepUp()
{
    if (m_holds || !m_bus.isConnected())
        return;
    m_holds = true;
    auto* asked
        = call(toManager("Inhibit",
                         {QStringLiteral("sleep:shutdown"), QStringLiteral("Segue"),
                          QStringLiteral("Locks the open profile"), QStringLiteral("delay")}));
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* it) {
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *it;
        if (reply.isValid() && m_holds)
            m_inhibitor = reply.value();
    });
}

void LoginWatch::letSleep()
{
    m_holds = false;
    m_inhibitor = {};
}

void LoginWatch::prepareForSleep(bool begins)
{
    if (begins)
        emit lockWanted();
}

void LoginWatch::prepareForShutdown(bool begins)
{
    if (begins)
        emit lockWanted();
}

void LoginWatch::locked()
{
    emit lockWanted();
}

void LoginWatch::propertiesChanged(const QString& interface, const QVariantMap& changed,
                                   const QStringList& invalidated)
{
    Q_UNUSED(interface)
    for (const char* name : {"LidClosed", "LidIsClosed", "LockedHint"}) {
        const QString key = QLatin1String(name);
        // Which way an invalidated one went is not said; locking too often does no harm.
        if (changed.value(key).toBool() || invalidated.contains(key))
            return emit lockWanted();
    }
}

} // namespace ui::lock
