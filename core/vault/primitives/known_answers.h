// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The known-answer test of every primitive that the vault uses, run at every start.
#pragma once

#include "core/base/result.h"

#include <span>
#include <string>

namespace core::vault {

/// Crypto, with the primitive's name as detail, when one does not give its published answer.
Result<void> checkKnownAnswers();

/// One published answer.
struct KnownAnswer
{
    const char* primitive;
    Result<std::string> (*compute)();
    const char* expected;
};

/// All that checkKnownAnswers() checks.
std::span<const KnownAnswer> knownAnswers();
/// The first of @p answers that is not as published, as checkKnownAnswers().
Result<void> checkAnswers(std::span<const KnownAnswer> answers);

} // namespace core::vault
