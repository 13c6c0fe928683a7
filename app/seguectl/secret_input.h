// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person types passphrases and recovery codes: the terminal with echo off. They never come
// as an argument or from the environment, and never pass through a string.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <string>

namespace app::seguectl {

/// True when a person sits at the standard input.
bool canAsk();

/// One line from the terminal, unseen; the terminal is as before, however this ends. Cancelled on
/// Ctrl-C and at the end of input.
core::Result<core::SecretBuffer> askSecret(const std::string& prompt);

/// One line from the terminal, seen. For what is no secret.
core::Result<std::string> askLine(const std::string& prompt);

bool sameSecret(const core::SecretBuffer& one, const core::SecretBuffer& other);

} // namespace app::seguectl
