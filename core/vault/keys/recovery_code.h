// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// 256 random bits as words to print: sixteen five-letter words of alternating consonants and
// vowels, 16 bits each, and a seventeenth that tells a slip of the pen from a wrong code.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <span>

namespace core::vault {

/// 32 random bytes.
Result<SecretBuffer> newRecoverySecret();

/// The words, lower case, separated by single blanks: 17 * 6 - 1 bytes.
SecretBuffer recoveryWords(std::span<const std::byte> secret);

/// Forgives case, line breaks, hyphens, doubled blanks and the numbers of the words.
/// InvalidArgument, with the number of the word in position.column where one can be named, when it
/// is no recovery code.
Result<SecretBuffer> parseRecoveryWords(std::span<const std::byte> words);

} // namespace core::vault
