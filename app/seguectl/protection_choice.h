// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// With what a profile shall open: as --protection says, else the best that this computer has.
#pragma once

#include "app/seguectl/command.h"

#include <string>

namespace app::seguectl {

struct ProtectionChoice
{
    core::session::Protection protection;
    std::string sentence; ///< what was chosen and, where nobody said so, why
};

/// --protection keychain|passphrase|both.
QCommandLineOption protectionOption();

bool isProtectionChosen(const Invocation& invocation);

/// InvalidArgument for another word.
core::Result<ProtectionChoice> chooseProtection(const Invocation& invocation);

/// "keychain", "passphrase" or "both".
std::string protectionName(core::session::Protection protection);

} // namespace app::seguectl
