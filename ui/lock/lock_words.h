// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of the lock that depend on a state: one text for each state of the keychain, each
// way back in, and each stretch of damage.
#pragma once

#include "core/session/vault_services.h"
#include "ui/errors/error_words.h"
#include "ui/lock/unlock_state.h"

#include <QStringList>

namespace ui::lock {

/// Empty where no keychain is used.
QString keychainWords(const UnlockState& state);

/// What was typed when an error came.
enum class Shown
{
    Passphrase,
    RecoveryCode
};

/// As ui/errors says it, but for what the window can say more exactly.
errors::ErrorWords unlockErrorWords(const core::Error& error, Shown shown = Shown::Passphrase);

struct WayWords
{
    QString link; ///< on the unlock page
    QString meaning; ///< what it is and what comes of it
    QString action; ///< on the button
};
WayWords wordsFor(WayBack way);

QString checkSummary(const core::session::VaultCheck& check);
/// One line a damaged stretch or refused file.
QStringList checkFindings(const core::session::VaultCheck& check);

} // namespace ui::lock
