// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's keychain: a few small secrets by name. Behind it stands QtKeychain with its
// insecure fallback off, or a test's memory.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <memory>
#include <span>
#include <string>

namespace core::vault {

/// Calls block; they may come from any thread. All fail with KeychainAbsent, KeychainLocked or
/// KeychainDenied.
class Keychain
{
public:
    virtual ~Keychain() = default;
    /// NotFound when there is no such item.
    virtual Result<SecretBuffer> read(const std::string& item) = 0;
    virtual Result<void> write(const std::string& item, std::span<const std::byte> secret) = 0;
    /// No error when there is no such item.
    virtual Result<void> remove(const std::string& item) = 0;
    /// Which service answers, for the record and for people: "gnome-keyring", "kwallet", ...; empty
    /// when none does.
    virtual std::string backEnd() = 0;
};

/// The keychain of this desktop session. Needs a QCoreApplication. A call from the main thread runs
/// an event loop of its own meanwhile; from another thread the main thread's must be running.
std::shared_ptr<Keychain> systemKeychain();

} // namespace core::vault
