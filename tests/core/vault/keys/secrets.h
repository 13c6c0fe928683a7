// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Short forms for what the tests of keys write again and again.
#pragma once

#include "core/vault/keys/key_file.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

namespace core::vault {

using Bytes = std::vector<std::byte>;

inline SecretBuffer secretOf(std::string_view text)
{
    return SecretBuffer::copyOf(std::as_bytes(std::span(text)));
}

/// 32 times @p byte.
inline SecretBuffer keyOf(unsigned char byte)
{
    SecretBuffer secret(32);
    std::ranges::fill(secret.bytes(), std::byte {byte});
    return secret;
}

inline Bytes copyOf(std::span<const std::byte> bytes)
{
    return {bytes.begin(), bytes.end()};
}

/// Where a key file may be; gone with the object.
class KeyFolder : public test_support::TemporaryFolder
{
public:
    std::filesystem::path keyFile() const { return path() / "keys.segue"; }
};

} // namespace core::vault
