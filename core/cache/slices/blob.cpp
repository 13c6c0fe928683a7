// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/slices/blob.h"

#include <bit>

namespace core::cache {

static_assert(std::endian::native == std::endian::little, "blobs are read without swapping");

namespace {

constexpr std::uint8_t Format = 1;
constexpr std::size_t HeaderSize = 2; // format, type
constexpr std::size_t ChecksumSize = sizeof(std::uint64_t);

} // namespace

std::uint64_t checksum(std::span<const std::uint8_t> bytes, std::uint64_t seed)
{
    // Each step is a bijection of the state for a given word, and of the word for a given state:
    // a change within one word cannot cancel out.
    constexpr std::uint64_t Odd = 0x9E3779B97F4A7C15U;
    std::uint64_t state = (seed + bytes.size()) * Odd;
    const auto mix = [&state](std::uint64_t word) {
        state = (std::rotl(state, 29) ^ word) * Odd;
        state ^= state >> 32;
    };
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, sizeof word);
        mix(word);
    }
    std::uint64_t rest = 0;
    if (at < bytes.size())
        std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
    mix(rest);
    return state;
}

Error damagedBlob(std::string_view what)
{
    return {ErrorCode::Corrupt, "damaged " + std::string(what)};
}

BlobWriter::BlobWriter(BlobType type)
    : m_bytes {Format, static_cast<std::uint8_t>(type)}
{
}

void BlobWriter::raw(const void* data, std::size_t size)
{
    const std::size_t at = m_bytes.size();
    m_bytes.resize(at + size);
    std::memcpy(m_bytes.data() + at, data, size);
}

void BlobWriter::text(std::string_view value)
{
    number(static_cast<std::uint32_t>(value.size()));
    numbers(std::span<const char>(value));
}

void BlobWriter::texts(const std::vector<std::string>& values)
{
    number(static_cast<std::uint32_t>(values.size()));
    for (const auto& value : values)
        text(value);
}

std::size_t BlobWriter::beginPart()
{
    number(std::uint32_t {0});
    return size();
}

void BlobWriter::endPart(std::size_t begin)
{
    const auto length = static_cast<std::uint32_t>(size() - begin);
    std::memcpy(m_bytes.data() + begin - sizeof length, &length, sizeof length);
}

Bytes BlobWriter::finish(std::uint64_t place) &&
{
    number(checksum(m_bytes, place));
    return std::move(m_bytes);
}

Result<BlobReader> BlobReader::open(std::span<const std::uint8_t> bytes, BlobType type,
                                    std::uint64_t place)
{
    if (bytes.size() < HeaderSize + ChecksumSize)
        return damagedBlob("blob: too short");
    const auto content = bytes.first(bytes.size() - ChecksumSize);
    std::uint64_t stored = 0;
    std::memcpy(&stored, bytes.data() + content.size(), sizeof stored);
    if (stored != checksum(content, place))
        return damagedBlob("blob: checksum");
    if (content[0] > Format)
        return Error {ErrorCode::NewerFormat, "a blob of a newer format"};
    if (content[0] != Format || content[1] != static_cast<std::uint8_t>(type))
        return damagedBlob("blob: type");
    return BlobReader(content.subspan(HeaderSize));
}

std::span<const std::uint8_t> BlobReader::take(std::size_t size)
{
    if (size > left())
        return fail();
    const auto taken = m_payload.subspan(m_at, size);
    m_at += size;
    return taken;
}

std::span<const std::uint8_t> BlobReader::fail()
{
    m_ok = false;
    m_at = m_payload.size();
    return {};
}

std::string BlobReader::text()
{
    const auto bytes = take(number<std::uint32_t>());
    return {bytes.begin(), bytes.end()};
}

std::vector<std::string> BlobReader::texts()
{
    const auto count = number<std::uint32_t>();
    if (count > left()) { // each text takes at least its length
        fail();
        return {};
    }
    std::vector<std::string> values(count);
    for (auto& value : values)
        value = text();
    return values;
}

} // namespace core::cache
