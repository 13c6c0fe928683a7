// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/key_file_format.h"

#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <string_view>

namespace core::vault {
namespace {

using Bytes = std::vector<std::byte>;

constexpr std::string_view Magic = "SegueKey";
constexpr std::uint16_t Format = 1;
constexpr std::uint8_t Suite = 1;
constexpr std::size_t WrappedBytes = NonceBytes + TagBytes + KeyBytes;
constexpr std::size_t PendingAt = 84;
constexpr std::size_t WrappingsAt = PendingAt + 1;
constexpr std::size_t DataKeysAt = WrappingsAt + 2 * WrappedBytes;
constexpr std::size_t DigestBytes = 32;
constexpr std::size_t SettledSize = DataKeysAt + AllPurposes.size() * WrappedBytes + DigestBytes;
constexpr std::size_t PendingSize = SettledSize + (AllPurposes.size() - 1) * WrappedBytes;
static_assert(PendingSize == LargestKeyFile);

// Beside the purposes, for the wrappings of the profile key.
constexpr std::uint8_t KekSlot = 128;
constexpr std::uint8_t RecoverySlot = 129;

constexpr std::uint8_t KeychainBit = 1;
constexpr std::uint8_t PassphraseBit = 2;

void append(Bytes& out, std::span<const std::byte> bytes)
{
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void append(Bytes& out, std::string_view text)
{
    append(out, std::as_bytes(std::span(text)));
}

void append(Bytes& out, const Wrapped& wrapped)
{
    append(out, wrapped.nonce);
    append(out, wrapped.tag);
    append(out, wrapped.text);
}

void appendNumber(Bytes& out, std::uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out.push_back(static_cast<std::byte>(number >> (8 * i) & 0xFFU));
}

std::array<std::byte, DigestBytes> digestOf(std::span<const std::byte> bytes)
{
    const Digest digest = sha256({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    std::array<std::byte, DigestBytes> result {};
    std::ranges::copy(std::as_bytes(std::span(digest)), result.begin());
    return result;
}

/// The facts, up to and with the byte for a pending rekey.
Bytes plainOf(const KeyFileImage& image)
{
    const KeyFileFacts& facts = image.facts;
    Bytes out;
    append(out, Magic);
    appendNumber(out, Format, 2);
    appendNumber(out, Suite, 1);
    appendNumber(out,
                 (facts.protection.keychain ? KeychainBit : 0U)
                     | (facts.protection.passphrase ? PassphraseBit : 0U),
                 1);
    appendNumber(out, facts.inventedOnly ? 1 : 0, 1);
    appendNumber(out, static_cast<std::uint64_t>(facts.logN), 1);
    appendNumber(out, static_cast<std::uint64_t>(facts.secretItem), 1);
    appendNumber(out, facts.backEnd.size(), 1);
    append(out, facts.profile);
    append(out, image.salt);
    appendNumber(out, image.generation, 4);
    append(out, facts.backEnd);
    out.resize(PendingAt);
    appendNumber(out, facts.rekeyPending ? 1 : 0, 1);
    return out;
}

/// What every wrapping's additional data begin with.
Bytes boundTo(std::uint8_t slot, std::uint32_t generation)
{
    Bytes out;
    append(out, "segue wrap 1");
    appendNumber(out, slot, 1);
    appendNumber(out, generation, 4);
    return out;
}

/// Takes fields off the front of bytes whose number was checked before.
class Fields
{
public:
    explicit Fields(std::span<const std::byte> bytes)
        : m_rest(bytes)
    {
    }

    std::span<const std::byte> take(std::size_t count)
    {
        const auto field = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return field;
    }

    std::uint32_t number(std::size_t bytes)
    {
        std::uint32_t value = 0;
        unsigned shift = 0;
        for (const std::byte byte : take(bytes)) {
            value |= std::to_integer<std::uint32_t>(byte) << shift;
            shift += 8;
        }
        return value;
    }

    template<std::size_t Count>
    void fill(std::array<std::byte, Count>& out)
    {
        std::ranges::copy(take(Count), out.begin());
    }

    void fill(Wrapped& out)
    {
        fill(out.nonce);
        fill(out.tag);
        fill(out.text);
    }

private:
    std::span<const std::byte> m_rest;
};

Error corrupt(const char* why)
{
    return {ErrorCode::Corrupt, why};
}

/// Magic, checksum, format and suite, size.
Result<void> checkFrame(std::span<const std::byte> bytes)
{
    const std::size_t known = std::min(bytes.size(), Magic.size());
    if (!std::ranges::equal(bytes.first(known), std::as_bytes(std::span(Magic)).first(known)))
        return Error {ErrorCode::NotOurs, "not a key file"};
    if (bytes.size() < WrappingsAt + DigestBytes)
        return corrupt("a key file that was cut short");
    const auto content = bytes.first(bytes.size() - DigestBytes);
    if (!std::ranges::equal(digestOf(content), bytes.last(DigestBytes)))
        return corrupt("the key file's checksum is wrong");
    Fields fields(content.subspan(Magic.size()));
    if (fields.number(2) != Format || fields.number(1) != Suite)
        return Error {ErrorCode::NewerFormat, "a key file of an unknown format or suite"};
    const bool pending = bytes[PendingAt] == std::byte {1};
    if (bytes.size() != (pending ? PendingSize : SettledSize))
        return corrupt("a key file of a wrong size");
    return {};
}

bool isScryptCost(std::uint32_t logN)
{
    return logN >= 10 && logN <= 20;
}

/// The facts; the checksum being right, a value out of bounds was put there on purpose.
Result<void> readFacts(Fields& fields, KeyFileImage& image)
{
    KeyFileFacts& facts = image.facts;
    const std::uint32_t mode = fields.number(1);
    const std::uint32_t invented = fields.number(1);
    const std::uint32_t logN = fields.number(1);
    const std::uint32_t item = fields.number(1);
    const std::uint32_t nameLength = fields.number(1);
    if (mode < 1 || mode > 3 || invented > 1 || item > 1 || nameLength > BackEndBytes)
        return corrupt("a key file with impossible facts");
    facts.protection = {(mode & KeychainBit) != 0, (mode & PassphraseBit) != 0};
    if (facts.protection.passphrase ? !isScryptCost(logN) : logN != 0)
        return corrupt("a key file with an impossible cost of scrypt");
    facts.inventedOnly = invented == 1;
    facts.logN = static_cast<int>(logN);
    facts.secretItem = static_cast<int>(item);
    fields.fill(facts.profile);
    fields.fill(image.salt);
    image.generation = fields.number(4);
    const auto name = fields.take(BackEndBytes);
    facts.backEnd.assign(reinterpret_cast<const char*>(name.data()), nameLength);
    if (!std::ranges::all_of(name.subspan(nameLength),
                             [](std::byte byte) { return byte == std::byte {0}; }))
        return corrupt("a key file with bytes after a name");
    const std::uint32_t pending = fields.number(1);
    if (pending > 1 || image.generation <= pending)
        return corrupt("a key file with an impossible generation");
    facts.rekeyPending = pending == 1;
    return {};
}

} // namespace

Bytes encodeKeyFile(const KeyFileImage& image)
{
    Bytes out = plainOf(image);
    append(out, image.underKek);
    append(out, image.underRecovery);
    for (const auto& [purpose, wrapped] : image.current)
        append(out, wrapped);
    for (const auto& [purpose, wrapped] : image.earlier)
        append(out, wrapped);
    append(out, digestOf(out));
    return out;
}

Result<KeyFileImage> decodeKeyFile(std::span<const std::byte> bytes)
{
    TRY_VOID(checkFrame(bytes));
    KeyFileImage image;
    Fields fields(bytes.subspan(Magic.size() + 3));
    TRY_VOID(readFacts(fields, image));
    fields.fill(image.underKek);
    fields.fill(image.underRecovery);
    for (const Purpose purpose : AllPurposes)
        fields.fill(image.current[purpose]);
    for (const Purpose purpose : AllPurposes) {
        if (image.facts.rekeyPending && changesWithRekey(purpose))
            fields.fill(image.earlier[purpose]);
    }
    return image;
}

Bytes boundToKek(const KeyFileImage& image)
{
    Bytes out = boundTo(KekSlot, image.generation);
    Bytes plain = plainOf(image);
    plain.resize(PendingAt);
    append(out, plain);
    return out;
}

Bytes boundToRecovery(const KeyFileImage& image)
{
    Bytes out = boundTo(RecoverySlot, image.generation);
    appendNumber(out, Format, 2);
    appendNumber(out, Suite, 1);
    appendNumber(out, image.facts.inventedOnly ? 1 : 0, 1);
    append(out, image.facts.profile);
    return out;
}

Bytes boundToDataKey(const KeyFileImage& image, Purpose purpose, std::uint32_t generation)
{
    Bytes out = boundTo(static_cast<std::uint8_t>(purpose), generation);
    append(out, plainOf(image));
    append(out, image.underKek);
    append(out, image.underRecovery);
    return out;
}

} // namespace core::vault
