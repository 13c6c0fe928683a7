// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Short forms for what the tests of keys write again and again.
#pragma once

#include "core/vault/keys/key_file.h"

#include <stdlib.h>

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

/// A folder that goes with this object.
class TemporaryFolder
{
public:
    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "segue-keys-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path keyFile() const { return m_path / "keys.segue"; }

private:
    std::filesystem::path m_path;
};

} // namespace core::vault
