// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A passphrase from a file that the user names, for who starts Segue from a script.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <filesystem>

namespace app {

/// The first line without its end. Io, InvalidArgument when it is empty or far too long; both with
/// the file's name as place.
core::Result<core::SecretBuffer> readPassphraseFile(const std::filesystem::path& path);

} // namespace app
