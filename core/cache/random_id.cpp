// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/random_id.h"

#include <array>

namespace core::cache {

std::string randomId(RandomSource& random)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    std::array<std::byte, 8> bytes {};
    random.fill(bytes);
    std::string id;
    for (const auto byte : bytes) {
        id += Digits[std::to_integer<std::size_t>(byte >> 4U)];
        id += Digits[std::to_integer<std::size_t>(byte & std::byte {0xF})];
    }
    return id;
}

} // namespace core::cache
