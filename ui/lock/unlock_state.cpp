// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/unlock_state.h"

#include <utility>

namespace ui::lock {

using core::ErrorCode;
using std::chrono::seconds;

UnlockState onLooking(UnlockState state)
{
    state.doing = Doing::Looking;
    return state;
}

UnlockState onStatus(UnlockState state, core::session::VaultStatus status)
{
    state.doing = Doing::Nothing;
    state.status = std::move(status);
    state.error.reset();
    return state;
}

UnlockState onNoStatus(UnlockState state, core::Error error)
{
    state.doing = Doing::Nothing;
    state.status.reset();
    state.error = std::move(error);
    return state;
}

UnlockState onTrying(UnlockState state)
{
    state.doing = Doing::Unlocking;
    return state; // an old error stays until there is a new one
}

UnlockState onFailed(UnlockState state, core::Error error)
{
    state.doing = Doing::Nothing;
    state.error = std::move(error);
    return state;
}

UnlockState onGivenUp(UnlockState state)
{
    state.doing = Doing::Nothing;
    state.error.reset();
    return state;
}

UnlockState onClosing()
{
    UnlockState state;
    state.doing = Doing::Closing;
    return state;
}

KeychainState keychainOf(const UnlockState& state)
{
    if (!state.status || !state.status->protection.keychain)
        return KeychainState::NotUsed;
    if (state.doing == Doing::Unlocking)
        return KeychainState::Waiting;
    if (state.error) {
        switch (state.error->code) {
        case ErrorCode::KeychainLocked:
            return KeychainState::Locked;
        case ErrorCode::KeychainAbsent:
            return KeychainState::Absent;
        case ErrorCode::KeychainDenied:
            return KeychainState::Denied;
        case ErrorCode::KeychainChanged:
            return KeychainState::Changed;
        default:
            break;
        }
    }
    if (state.status->presentBackEnd.empty())
        return KeychainState::Absent;
    return state.status->presentBackEnd == state.status->recordedBackEnd ? KeychainState::Answers
                                                                         : KeychainState::Changed;
}

bool needsPassphrase(const UnlockState& state)
{
    return state.status && state.status->protection.passphrase;
}

bool canTry(const UnlockState& state)
{
    return state.status && state.doing == Doing::Nothing && state.wait == seconds(0);
}

bool offers(const UnlockState& state, WayBack way)
{
    if (!state.status || state.doing == Doing::Closing)
        return false;
    switch (way) {
    case WayBack::ForgottenPassphrase:
        return state.status->protection.passphrase && state.status->publishedPassphrase.empty();
    case WayBack::LostKeychain:
    case WayBack::NewComputer:
        return state.status->protection.keychain;
    case WayBack::OlderCopy:
        return state.error && state.error->code == ErrorCode::OlderCopy;
    }
    return false;
}

} // namespace ui::lock
