// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in files and in additional data are little endian, whatever the machine is.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

namespace core::vault {

/// @pre @p out holds sizeof(Number) bytes
template<std::unsigned_integral Number>
void putLittle(std::span<std::byte> out, Number number)
{
    for (std::size_t at = 0; at < sizeof(Number); ++at)
        out[at] = static_cast<std::byte>((number >> (8 * at)) & 0xFFU);
}

/// @pre @p in holds sizeof(Number) bytes
template<std::unsigned_integral Number>
Number getLittle(std::span<const std::byte> in)
{
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < sizeof(Number); ++at)
        number |= std::to_integer<std::uint64_t>(in[at]) << (8 * at);
    return static_cast<Number>(number);
}

} // namespace core::vault
