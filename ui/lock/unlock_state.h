// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the unlock page shows, as a value and the pure functions that change it.
#pragma once

#include "core/base/error.h"
#include "core/session/vault_services.h"

#include <chrono>
#include <optional>

namespace ui::lock {

enum class Doing
{
    Looking, ///< reads how the profile is protected
    Nothing, ///< waits for the user
    Unlocking,
    Closing ///< the profile is being locked
};

/// What can be said of the keychain.
enum class KeychainState
{
    NotUsed,
    Waiting,
    Answers,
    Locked,
    Absent,
    Denied,
    Changed
};

/// The ways back in beside the usual one.
enum class WayBack
{
    ForgottenPassphrase,
    LostKeychain,
    NewComputer,
    OlderCopy
};

struct UnlockState
{
    Doing doing = Doing::Looking;
    std::optional<core::session::VaultStatus> status; ///< none: there is no profile to unlock
    std::optional<core::Error> error;
    std::chrono::seconds wait {0}; ///< until the next try
};

UnlockState onLooking(UnlockState state);
UnlockState onStatus(UnlockState state, core::session::VaultStatus status);
UnlockState onNoStatus(UnlockState state, core::Error error);
UnlockState onTrying(UnlockState state);
UnlockState onFailed(UnlockState state, core::Error error);
/// Given up by the user: no error to tell.
UnlockState onGivenUp(UnlockState state);
UnlockState onClosing();

KeychainState keychainOf(const UnlockState& state);
bool needsPassphrase(const UnlockState& state);
/// May a try begin?
bool canTry(const UnlockState& state);
bool offers(const UnlockState& state, WayBack way);

} // namespace ui::lock
