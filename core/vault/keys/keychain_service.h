// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What QtKeychain does not say of the service behind it: whether there is one, which, and whether
// it is locked. Asked over D-Bus, from any thread; every question has an answer within seconds.
#pragma once

#include <string>

namespace core::vault {

enum class KeychainService
{
    None,
    Secrets, ///< org.freedesktop.secrets: GNOME Keyring, KeePassXC and others
    KWallet
};

/// Which one QtKeychain will use. One that is only installed counts: it starts when it is needed.
KeychainService presentKeychain();

/// "gnome-keyring", "kwallet" or the name of the process; empty when none answers.
std::string keychainName(KeychainService service);

enum class KeychainState
{
    Absent, ///< does not answer
    Empty, ///< has no collection to keep anything in yet
    Locked,
    Open ///< or a wallet, which tells only when it is used
};

KeychainState stateOf(KeychainService service);

/// Opens it if that needs nobody's word: a collection without a password. True when it is open.
bool unlockSilently(KeychainService service);

/// Whether this program has a screen on which a service can ask for its password.
bool canPrompt();

} // namespace core::vault
