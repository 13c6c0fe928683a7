// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes in which a high-water mark lies in the keychain. The keychain is what is trusted: they
// carry a version, and no seal of their own.
#pragma once

#include "core/vault/keys/key_safe.h"

#include <optional>
#include <span>

namespace core::vault {

/// Version, clean, counter, bytes, digest of the profile, digest of the linkage.
inline constexpr std::size_t HighWaterBytes = 1 + 1 + 8 + 8 + 32 + 32;

std::array<std::byte, HighWaterBytes> encodeHighWater(const HighWater& mark);

/// Nothing when these are not the bytes of a mark.
std::optional<HighWater> decodeHighWater(std::span<const std::byte> bytes);

} // namespace core::vault
