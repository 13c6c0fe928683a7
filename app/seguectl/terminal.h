// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the terminal shows beside a command's own output: progress and errors, both on stderr.
#pragma once

#include "app/seguectl/exit_code.h"
#include "core/base/result.h"
#include "core/base/secret_buffer.h"
#include "core/base/task.h"

#include <string>

namespace app::seguectl {

/// A task that prints its progress: redrawn in place on a terminal, else a line every few seconds.
core::TaskContext visibleTask(const core::CancelToken& cancel, std::string label);

/// Ends the line that progress was drawn on, if there is one.
void endProgress();

/// Says what happened, where, and what to do next; with @p json as an object on stdout. Returns the
/// exit code that belongs to it.
ExitCode fail(const core::Error& error, bool json);

/// Standard output, flushed line by line; false when it cannot be written (a full disk).
bool print(const std::string& text);

/// A secret on the standard output, past its buffer.
bool printSecret(const core::SecretBuffer& secret);

/// The page with a recovery code, on the standard output.
bool printRecoveryPage(const core::SecretBuffer& words, const std::string& profile);

} // namespace app::seguectl
