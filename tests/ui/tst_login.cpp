// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Needs a system bus with a mock of the login manager: run by with_login_manager.py.
#include "ui/lock/login_watch.h"

#include <QDBusArgument>
#include <QDBusInterface>
#include <QDBusReply>
#include <QSignalSpy>
#include <QTest>

using ui::lock::LoginWatch;

namespace {

const QString Service = QStringLiteral("org.freedesktop.login1");
const QString Manager = QStringLiteral("/org/freedesktop/login1");
const QString ManagerInterface = QStringLiteral("org.freedesktop.login1.Manager");
const QString SessionInterface = QStringLiteral("org.freedesktop.login1.Session");

QString sessionPath()
{
    return Manager + QStringLiteral("/session/") + qEnvironmentVariable("XDG_SESSION_ID");
}

/// Lets the mock send a signal.
bool emitSignal(const QString& path, const QString& interface, const QString& name,
                const QString& signature, const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        Service, path, QStringLiteral("org.freedesktop.DBus.Mock"), QStringLiteral("EmitSignal"));
    message << interface << name << signature << QVariant(arguments);
    return QDBusConnection::systemBus().call(message).type() == QDBusMessage::ReplyMessage;
}

bool updateProperty(const QString& path, const QString& interface, const QString& name,
                    const QVariant& value)
{
    QDBusMessage message
        = QDBusMessage::createMethodCall(Service, path, QStringLiteral("org.freedesktop.DBus.Mock"),
                                         QStringLiteral("UpdateProperties"));
    message << interface << QVariantMap {{name, value}};
    return QDBusConnection::systemBus().call(message).type() == QDBusMessage::ReplyMessage;
}

/// How many hold sleep up, as the login manager sees it.
int inhibitors()
{
    QDBusMessage message = QDBusMessage::createMethodCall(Service, Manager, ManagerInterface,
                                                          QStringLiteral("ListInhibitors"));
    const QDBusMessage reply = QDBusConnection::systemBus().call(message);
    const auto list = reply.arguments().value(0).value<QDBusArgument>();
    int count = 0;
    list.beginArray();
    while (!list.atEnd()) {
        list.beginStructure();
        QString what;
        QString who;
        QString why;
        QString mode;
        uint user = 0;
        uint process = 0;
        list >> what >> who >> why >> mode >> user >> process;
        list.endStructure();
        count += what == QLatin1String("sleep:shutdown") && mode == QLatin1String("delay");
    }
    list.endArray();
    return count;
}

} // namespace

class LoginTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LoginWatch> m_watch;
    std::unique_ptr<QSignalSpy> m_locks;

private slots:
    void init()
    {
        m_watch = std::make_unique<LoginWatch>(QDBusConnection::systemBus());
        m_locks = std::make_unique<QSignalSpy>(m_watch.get(), &LoginWatch::lockWanted);
        QSignalSpy ready(m_watch.get(), &LoginWatch::ready);
        QVERIFY(ready.wait());
    }

    void locksBeforeTheComputerSleepsAndNotWhenItWakes()
    {
        const QString name = QStringLiteral("PrepareForSleep");
        QVERIFY(emitSignal(Manager, ManagerInterface, name, QStringLiteral("b"), {false}));
        QVERIFY(emitSignal(Manager, ManagerInterface, name, QStringLiteral("b"), {true}));
        QTRY_COMPARE(m_locks->count(), 1);
    }

    void locksBeforeTheComputerShutsDown()
    {
        QVERIFY(emitSignal(Manager, ManagerInterface, QStringLiteral("PrepareForShutdown"),
                           QStringLiteral("b"), {true}));
        QTRY_COMPARE(m_locks->count(), 1);
    }

    void locksWithItsSession()
    {
        QVERIFY(emitSignal(sessionPath(), SessionInterface, QStringLiteral("Lock"), QString(), {}));
        QTRY_COMPARE(m_locks->count(), 1);
    }

    void locksWhenTheScreenIsSaidToBeLocked()
    {
        QVERIFY(
            updateProperty(sessionPath(), SessionInterface, QStringLiteral("LockedHint"), true));
        QTRY_COMPARE(m_locks->count(), 1);
        QVERIFY(
            updateProperty(sessionPath(), SessionInterface, QStringLiteral("LockedHint"), false));
        QVERIFY(emitSignal(Manager, ManagerInterface, QStringLiteral("PrepareForSleep"),
                           QStringLiteral("b"), {true}));
        QTRY_COMPARE(m_locks->count(), 2); // nothing in between
    }

    void locksWhenTheLidCloses()
    {
        QVERIFY(updateProperty(Manager, ManagerInterface, QStringLiteral("LidClosed"), true));
        QTRY_COMPARE(m_locks->count(), 1);
        QVERIFY(updateProperty(Manager, ManagerInterface, QStringLiteral("LidClosed"), false));
    }

    void anotherSessionIsNoneOfItsBusiness()
    {
        QDBusMessage add = QDBusMessage::createMethodCall(
            Service, Manager, QStringLiteral("org.freedesktop.DBus.Mock"),
            QStringLiteral("AddSession"));
        add << QStringLiteral("other") << QStringLiteral("seat0") << 4711U
            << QStringLiteral("somebody") << true;
        QCOMPARE(QDBusConnection::systemBus().call(add).type(), QDBusMessage::ReplyMessage);
        QVERIFY(emitSignal(Manager + QStringLiteral("/session/other"), SessionInterface,
                           QStringLiteral("Lock"), QString(), {}));
        QVERIFY(emitSignal(sessionPath(), SessionInterface, QStringLiteral("Lock"), QString(), {}));
        QTRY_COMPARE(m_locks->count(), 1);
    }

    void holdsSleepUpWhileItIsOpen()
    {
        QCOMPARE(inhibitors(), 0);
        m_watch->holdSleepUp();
        QTRY_VERIFY(m_watch->holdsSleepUp());
        QCOMPARE(inhibitors(), 1);
        m_watch->letSleep();
        QVERIFY(!m_watch->holdsSleepUp());
        QTRY_COMPARE(inhibitors(), 0);
    }

    void withoutABusNothingHappens()
    {
        LoginWatch alone(QDBusConnection(QStringLiteral("none")));
        alone.holdSleepUp();
        QVERIFY(!alone.holdsSleepUp());
    }
};

QTEST_GUILESS_MAIN(LoginTest)
#include "tst_login.moc"
