// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/keychain.h"

#include "core/vault/keys/keychain_job.h"
#include "core/vault/keys/keychain_service.h"

#include <QCoreApplication>
#include <qt6keychain/keychain.h>

namespace core::vault {
namespace {

/// A person has to find a password; a service without one answers at once.
constexpr std::chrono::seconds PatienceWithPrompt {120};
constexpr std::chrono::seconds PatienceWithout {20};

Error locked()
{
    return {ErrorCode::KeychainLocked, "the keychain is locked"};
}

Error absent()
{
    return {ErrorCode::KeychainAbsent, "no keychain service answers"};
}

Error missing()
{
    return {ErrorCode::NotFound, "the keychain has no such item"};
}

/// What an answer of the library means, the keychain being open after it.
Result<SecretBuffer> meaningOf(KeychainOutcome outcome)
{
    switch (outcome.error) {
    case QKeychain::NoError:
        return std::move(outcome.secret);
    case QKeychain::EntryNotFound:
        return missing();
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return absent();
    default:
        return Error {ErrorCode::KeychainDenied,
                      "the keychain refused, error " + std::to_string(outcome.error)};
    }
}

class SystemKeychain final : public Keychain
{
public:
    Result<SecretBuffer> read(const std::string& item) override
    {
        return ask(KeychainVerb::Read, item, {});
    }

    Result<void> write(const std::string& item, std::span<const std::byte> secret) override
    {
        TRY_VOID(ask(KeychainVerb::Write, item, secret));
        return {};
    }

    Result<void> remove(const std::string& item) override
    {
        const auto answer = ask(KeychainVerb::Remove, item, {});
        if (!answer && answer.error().code != ErrorCode::NotFound)
            return answer.error();
        return {};
    }

    std::string backEnd() override { return keychainName(presentKeychain()); }

private:
    /// A locked GNOME Keyring that cannot ask for its password answers "not found" to a reader and
    /// "done" to whoever removes; one that asks waits for ever. So its state is asked before and
    /// after, and nobody is prompted where nobody can see it.
    static Result<SecretBuffer> ask(KeychainVerb verb, const std::string& item,
                                    std::span<const std::byte> secret)
    {
        if (!QCoreApplication::instance())
            return absent();
        const KeychainService service = presentKeychain();
        const KeychainState before = stateOf(service);
        if (before == KeychainState::Absent)
            return absent();
        if (before == KeychainState::Empty && verb != KeychainVerb::Write)
            return missing();
        if (before == KeychainState::Empty && !canPrompt())
            return absent();
        if (before == KeychainState::Locked && !canPrompt() && !unlockSilently(service))
            return locked();
        auto outcome = runKeychainJob(verb, item, secret,
                                      canPrompt() ? PatienceWithPrompt : PatienceWithout);
        const KeychainState after = stateOf(service);
        if (after == KeychainState::Absent)
            return absent();
        if (after == KeychainState::Locked || !outcome)
            return locked();
        return meaningOf(std::move(*outcome));
    }
};

} // namespace

std::shared_ptr<Keychain> systemKeychain()
{
    return std::make_shared<SystemKeychain>();
}

} // namespace core::vault
