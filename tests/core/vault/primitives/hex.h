// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Published vectors are printed in hexadecimal.
#pragma once

#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::vault {

inline std::vector<std::byte> fromHex(std::string_view hex)
{
    std::vector<std::byte> bytes;
    for (std::size_t at = 0; at + 2 <= hex.size(); at += 2)
        bytes.push_back(
            static_cast<std::byte>(std::stoul(std::string(hex.substr(at, 2)), nullptr, 16)));
    return bytes;
}

template<typename Fixed>
Fixed fixedFromHex(std::string_view hex)
{
    Fixed fixed {};
    std::ranges::copy(fromHex(hex), fixed.begin());
    return fixed;
}

inline std::string hexOf(std::span<const std::byte> bytes)
{
    return toHex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

inline std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

} // namespace core::vault
