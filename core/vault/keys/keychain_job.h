// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one QtKeychain job to its end, or to the end of our patience, from any thread.
#pragma once

#include "core/base/secret_buffer.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>

namespace core::vault {

enum class KeychainVerb
{
    Read,
    Write,
    Remove
};

struct KeychainOutcome
{
    int error = 0; ///< QKeychain::Error
    SecretBuffer secret = {}; ///< what was read
};

/// Nothing when no answer came within @p patience; the job goes on without us then, and those that
/// follow wait behind it. @pre there is a QCoreApplication; from another thread than its own, its
/// event loop runs.
std::optional<KeychainOutcome> runKeychainJob(KeychainVerb verb, const std::string& item,
                                              std::span<const std::byte> secret,
                                              std::chrono::milliseconds patience);

} // namespace core::vault
