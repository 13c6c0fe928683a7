// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a command gets into a profile: asks what the profile needs, takes it from a file or from the
// person at the terminal, and opens.
#pragma once

#include "app/seguectl/command.h"

#include <functional>

namespace app::seguectl {

struct Unlocked
{
    std::shared_ptr<core::session::Session> session;
    core::session::Typed typed; ///< what it was opened with
};

using Opening = std::function<core::Result<std::shared_ptr<core::session::Session>>(
    const core::session::Typed&)>;

enum class Proof
{
    Nothing, ///< the keychain alone
    Passphrase,
    RecoveryCode
};

/// --recovery-file FILE.
QCommandLineOption recoveryOption();
bool isRecoveryNamed(const Invocation& invocation);

/// What stands in plain about the profile.
core::Result<core::session::VaultStatus> statusOf(const Invocation& invocation);

/// The same, but InventedOnly for a demo profile, which keeps its published passphrase.
core::Result<core::session::VaultStatus> ownStatusOf(const Invocation& invocation);

/// Takes the proof from its file, or asks for it; then @p open. A person may be wrong twice, and
/// waits longer each time. SecretNeeded when there is neither file nor terminal.
core::Result<Unlocked> unlockWith(const Invocation& invocation, Proof proof, const Opening& open);

/// As openSession(), with what was typed; by another way than Session::open where @p open is given.
core::Result<Unlocked> unlock(const Invocation& invocation,
                              const core::session::VaultStatus& status, const Opening& open = {});

} // namespace app::seguectl
