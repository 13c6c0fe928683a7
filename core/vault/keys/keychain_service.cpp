// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/keychain_service.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QFile>
#include <QStringList>

#include <optional>

namespace core::vault {
namespace {

const QString BusName = QStringLiteral("org.freedesktop.DBus");
const QString SecretsName = QStringLiteral("org.freedesktop.secrets");
const QString SecretsPath = QStringLiteral("/org/freedesktop/secrets");
const QString SecretsInterface = QStringLiteral("org.freedesktop.Secret.Service");
const QString CollectionInterface = QStringLiteral("org.freedesktop.Secret.Collection");
const QString PromptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");
const QString PropertiesInterface = QStringLiteral("org.freedesktop.DBus.Properties");
const QString WalletName = QStringLiteral("org.kde.kwalletd5");
/// The specification's word for "no object" and "no prompt needed".
const QString NoObject = QStringLiteral("/");

/// A service that is being started needs some; one that hangs must not hang us.
constexpr int TimeoutMs = 10'000;

/// By messages alone: they may be sent from any thread, which is not said of QDBusInterface.
QDBusMessage callOf(const QString& service, const QString& path, const QString& interface,
                    const QString& method, const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message, QDBus::Block, TimeoutMs);
}

QDBusMessage call(const QString& path, const QString& interface, const QString& method,
                  const QVariantList& arguments)
{
    return callOf(SecretsName, path, interface, method, arguments);
}

/// Asks the bus itself.
QDBusMessage callBus(const QString& method, const QVariantList& arguments)
{
    return callOf(BusName, QStringLiteral("/org/freedesktop/DBus"), BusName, method, arguments);
}

bool isRunningOrInstalled(const QString& name)
{
    const QDBusReply<bool> running = callBus(QStringLiteral("NameHasOwner"), {name});
    if (running.isValid() && running.value())
        return true;
    const QDBusReply<QStringList> names = callBus(QStringLiteral("ListActivatableNames"), {});
    return names.isValid() && names.value().contains(name);
}

/// As QtKeychain tells it.
bool isPlasma()
{
    const QByteArray desktop = qgetenv("XDG_CURRENT_DESKTOP");
    return desktop.split(':').contains("KDE") || !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION");
}

/// The path of the collection into which new items go, NoObject when there is none yet; nothing
/// when the service does not answer. Starts it, if it was only installed.
std::optional<QString> defaultCollection()
{
    const QDBusReply<QDBusObjectPath> reply = call(
        SecretsPath, SecretsInterface, QStringLiteral("ReadAlias"), {QStringLiteral("default")});
    return reply.isValid() ? std::optional(reply.value().path()) : std::nullopt;
}

/// The name of the process that owns a name on the bus.
std::string ownerOf(const QString& name)
{
    const QDBusReply<uint> process = callBus(QStringLiteral("GetConnectionUnixProcessID"), {name});
    if (!process.isValid())
        return {};
    QFile file(QStringLiteral("/proc/%1/comm").arg(process.value()));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
}

} // namespace

KeychainService presentKeychain()
{
    if (!QDBusConnection::sessionBus().isConnected())
        return KeychainService::None;
    const bool hasWallet = isRunningOrInstalled(WalletName);
    if (isPlasma() && hasWallet)
        return KeychainService::KWallet;
    if (isRunningOrInstalled(SecretsName))
        return KeychainService::Secrets;
    return hasWallet ? KeychainService::KWallet : KeychainService::None;
}

std::string keychainName(KeychainService service)
{
    if (service == KeychainService::None)
        return {};
    if (service == KeychainService::KWallet)
        return "kwallet";
    if (!defaultCollection())
        return {};
    const std::string owner = ownerOf(SecretsName);
    // The kernel keeps fifteen letters of a name.
    if (owner.starts_with("gnome-keyring"))
        return "gnome-keyring";
    if (owner.starts_with("kwalletd") || owner.starts_with("ksecretd"))
        return "kwallet";
    return owner.empty() ? "secret service" : owner;
}

KeychainState stateOf(KeychainService service)
{
    if (service == KeychainService::None)
        return KeychainState::Absent;
    if (service == KeychainService::KWallet)
        return KeychainState::Open;
    const std::optional<QString> collection = defaultCollection();
    if (!collection)
        return KeychainState::Absent;
    if (*collection == NoObject)
        return KeychainState::Empty;
    const QDBusReply<QDBusVariant> locked
        = call(*collection, PropertiesInterface, QStringLiteral("Get"),
               {CollectionInterface, QStringLiteral("Locked")});
    if (!locked.isValid())
        return KeychainState::Absent;
    return locked.value().variant().toBool() ? KeychainState::Locked : KeychainState::Open;
}

bool unlockSilently(KeychainService service)
{
    if (service != KeychainService::Secrets)
        return stateOf(service) == KeychainState::Open;
    const QList<QDBusObjectPath> wanted {QDBusObjectPath(defaultCollection().value_or(NoObject))};
    const QDBusMessage reply = call(SecretsPath, SecretsInterface, QStringLiteral("Unlock"),
                                    {QVariant::fromValue(wanted)});
    if (reply.arguments().size() == 2) {
        const QString prompt = reply.arguments().at(1).value<QDBusObjectPath>().path();
        if (!prompt.isEmpty() && prompt != NoObject)
            call(prompt, PromptInterface, QStringLiteral("Dismiss"), {});
    }
    return stateOf(service) == KeychainState::Open;
}

bool canPrompt()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

} // namespace core::vault
