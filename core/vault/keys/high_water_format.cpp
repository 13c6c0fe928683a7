// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/high_water_format.h"

#include "core/vault/sealed/little_endian.h"

#include <algorithm>

namespace core::vault {
namespace {

constexpr std::byte Version {1};
constexpr std::size_t CleanAt = 1;
constexpr std::size_t CounterAt = 2;
constexpr std::size_t BytesAt = 10;
constexpr std::size_t ProfileAt = 18;
constexpr std::size_t LinkageAt = 50;
static_assert(LinkageAt + 32 == HighWaterBytes);

} // namespace

std::array<std::byte, HighWaterBytes> encodeHighWater(const HighWater& mark)
{
    std::array<std::byte, HighWaterBytes> bytes {};
    const std::span out(bytes);
    out[0] = Version;
    out[CleanAt] = mark.clean ? std::byte {1} : std::byte {0};
    putLittle(out.subspan(CounterAt), mark.counter);
    putLittle(out.subspan(BytesAt), mark.bytes);
    std::ranges::copy(mark.profileDigest, out.subspan(ProfileAt).begin());
    std::ranges::copy(mark.linkageDigest, out.subspan(LinkageAt).begin());
    return bytes;
}

std::optional<HighWater> decodeHighWater(std::span<const std::byte> bytes)
{
    if (bytes.size() != HighWaterBytes || bytes[0] != Version || bytes[CleanAt] > std::byte {1})
        return std::nullopt;
    HighWater mark;
    mark.clean = bytes[CleanAt] == std::byte {1};
    mark.counter = getLittle<std::uint64_t>(bytes.subspan(CounterAt));
    mark.bytes = getLittle<std::uint64_t>(bytes.subspan(BytesAt));
    std::ranges::copy(bytes.subspan(ProfileAt, mark.profileDigest.size()),
                      mark.profileDigest.begin());
    std::ranges::copy(bytes.subspan(LinkageAt, mark.linkageDigest.size()),
                      mark.linkageDigest.begin());
    return mark;
}

} // namespace core::vault
