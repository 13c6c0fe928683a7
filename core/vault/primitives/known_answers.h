// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The known-answer test of every primitive that the vault uses, run at every start.
#pragma once

#include "core/base/result.h"

namespace core::vault {

/// Crypto, with the primitive's name as detail, when one does not give its published answer.
Result<void> checkKnownAnswers();

} // namespace core::vault
