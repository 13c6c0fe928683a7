// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Passphrases and recovery codes from files, by way of locked memory alone.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <filesystem>

namespace app {

/// No passphrase is as long; a line of a terminal neither.
inline constexpr std::size_t LongestSecret = 4096;

enum class SecretExtent
{
    FirstLine, ///< a passphrase, without its line end
    WholeFile ///< a recovery code, which may stand in several lines
};

/// Io, with the file's name as place; InvalidArgument when nothing is there, or far too much.
core::Result<core::SecretBuffer> readSecretFile(const std::filesystem::path& path,
                                                SecretExtent extent);

/// What stands before the line end in the first @p used bytes.
core::SecretBuffer firstLine(const core::SecretBuffer& buffer, std::size_t used);

} // namespace app
