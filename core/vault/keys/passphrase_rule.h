// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which passphrases are long enough: the longer, the less stands beside them.
#pragma once

#include "core/vault/keys/key_file.h"

#include <cstddef>
#include <span>

namespace core::vault {

/// Alone: five words (between blanks, with a letter or digit each) or twenty characters; beside a
/// keychain: eight characters. @p passphrase is UTF-8. True when @p protection uses none.
bool isStrongEnough(std::span<const std::byte> passphrase, Protection protection);

} // namespace core::vault
