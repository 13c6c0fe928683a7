// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/hmac.h"
#include "core/vault/primitives/key_derivation.h"
#include "core/vault/sealed/sealed_header.h"
#include "tests/core/vault/sealed/sealed_samples.h"

namespace core::vault {
namespace {

using Header = std::array<std::byte, HeaderBytes>;

SealedHeader example()
{
    SealedHeader header {.role = Role::Data, .blockSize = FrozenBlock};
    header.id.fill(std::byte {0x1D});
    header.salt.fill(std::byte {0x5A});
    header.blocks = 77;
    header.lastBlockBytes = 1234;
    return header;
}

Header encoded(const SealedHeader& header)
{
    return must(encodeHeader(header, theKey()));
}

/// Makes the checksum fit again, as somebody could who has no key.
void fixChecksum(Header& header)
{
    const std::string_view text(reinterpret_cast<const char*>(header.data()), header.size());
    const Digest sum = sha256(std::string(text.substr(0, 64)) + std::string(text.substr(96)));
    std::ranges::copy(std::as_bytes(std::span(sum)), header.begin() + 64);
}

/// The error, as "code detail".
std::string refusal(std::span<const std::byte> bytes, std::span<const std::byte> key = theKey())
{
    const auto decoded = decodeHeader(bytes, key);
    if (decoded)
        return "accepted";
    const auto& error = decoded.error();
    switch (error.code) {
    case ErrorCode::NotOurs:
        return "NotOurs " + error.detail;
    case ErrorCode::Corrupt:
        return "Corrupt " + error.detail;
    case ErrorCode::NewerFormat:
        return "NewerFormat " + error.detail;
    case ErrorCode::WrongKey:
        return "WrongKey " + error.detail;
    default:
        return "another code";
    }
}

TEST(SealedHeader, comesBackAsItWasWritten)
{
    for (const Role role : {Role::Profile, Role::Linkage, Role::Submission, Role::Data, Role::Wal,
                            Role::Journal, Role::SuperJournal, Role::Temporary}) {
        SealedHeader header = example();
        header.role = role;
        const SealedHeader back = must(decodeHeader(encoded(header), theKey()));
        EXPECT_EQ(back.role, role);
        EXPECT_EQ(back.blockSize, FrozenBlock);
        EXPECT_EQ(back.id, header.id);
        EXPECT_EQ(back.salt, header.salt);
        EXPECT_EQ(back.blocks, 77U);
        EXPECT_EQ(back.lastBlockBytes, 1234U);
        EXPECT_TRUE(back.isFrozen());
        EXPECT_FALSE(roleName(role).empty());
    }
}

// The bytes are an agreement with every file that was ever written.
TEST(SealedHeader, liesInTheFileAsItIsDescribed)
{
    const Header bytes = encoded(example());
    const std::string hex
        = toHex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    EXPECT_EQ(hex.substr(0, 128),
              "8953656775650d0a" // magic
              "0100" // format
              "01" // suite
              "04" // role
              "00800000" // block size
              "1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d"
              "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"
              "4d00000000000000" // blocks
              "d204000000000000"); // bytes in the last
    const Bytes salt(16, std::byte {0x5A});
    Bytes info;
    for (const char letter : std::string_view("segue header 1\x04"))
        info.push_back(static_cast<std::byte>(letter));
    info.insert(info.end(), 16, std::byte {0x1D});
    const SecretBuffer key = must(hkdf(theKey(), salt, info, 32));
    const std::string_view covered(reinterpret_cast<const char*>(bytes.data()), 64);
    EXPECT_EQ(hex.substr(192), toHex(must(Hmac::withKey(key.bytes())).of(covered)));
    Header fixed = bytes;
    fixChecksum(fixed);
    EXPECT_EQ(fixed, bytes);
    EXPECT_TRUE(std::ranges::equal(macOf(bytes), std::span(bytes).subspan(96)));
}

TEST(SealedHeader, isNewEveryTime)
{
    const SealedHeader first = must(newHeader(Role::Wal, 4096));
    const SealedHeader second = must(newHeader(Role::Wal, 4096));
    EXPECT_NE(first.id, second.id);
    EXPECT_NE(first.salt, second.salt);
    EXPECT_FALSE(first.isFrozen());
}

TEST(SealedHeader, withAnyBitFlippedIsRefusedAsDamagedOrAsNotOurs)
{
    const Header good = encoded(example());
    for (std::size_t bit = 0; bit < HeaderBytes * 8; ++bit) {
        Header bad = good;
        bad[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
        EXPECT_EQ(refusal(bad), bit / 8 < 8 ? "NotOurs magic" : "Corrupt header") << bit;
        EXPECT_EQ(refusal(bad, {}), bit / 8 < 8 ? "NotOurs magic" : "Corrupt header") << bit;
    }
}

TEST(SealedHeader, changedWithAFittingChecksumIsRefusedAsNewerOrAsOfAnotherKey)
{
    const Header good = encoded(example());
    for (std::size_t bit = 64; bit < HeaderBytes * 8; ++bit) {
        if (bit / 8 >= 64 && bit / 8 < 96)
            continue; // the checksum itself
        Header bad = good;
        bad[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
        fixChecksum(bad);
        const std::string said = refusal(bad);
        if (bit / 8 < 10)
            EXPECT_EQ(said, "NewerFormat format") << bit;
        else if (bit / 8 == 10)
            EXPECT_EQ(said, "NewerFormat suite") << bit;
        else if (bit / 8 == 11)
            EXPECT_TRUE(said == "NewerFormat role" || said == "WrongKey header") << bit;
        else
            EXPECT_EQ(said, "WrongKey header") << bit;
    }
}

TEST(SealedHeader, tellsAnotherKeyFromDamage)
{
    const Header good = encoded(example());
    EXPECT_EQ(refusal(good), "accepted");
    EXPECT_EQ(refusal(good, keyOf(0x43)), "WrongKey header");
    EXPECT_EQ(refusal(good, {}), "accepted");
}

TEST(SealedHeader, ofARoleThatIsNotKnownYetIsNewer)
{
    for (const unsigned role : {0U, 5U, 15U, 20U, 255U}) {
        Header header = encoded(example());
        header[11] = static_cast<std::byte>(role);
        fixChecksum(header);
        EXPECT_EQ(refusal(header), "NewerFormat role") << role;
        EXPECT_EQ(refusal(header, {}), "NewerFormat role") << role;
    }
}

TEST(SealedHeader, thatIsCutIsDamagedAndAnythingElseIsNotOurs)
{
    const Header good = encoded(example());
    for (std::size_t size = 0; size < HeaderBytes; ++size)
        EXPECT_EQ(refusal(std::span(good).first(size)), "Corrupt header is cut") << size;
    const std::string other = "SQLite format 3";
    EXPECT_EQ(refusal(std::as_bytes(std::span(other))), "NotOurs magic");
    EXPECT_EQ(refusal(Bytes(4096)), "NotOurs magic");
}

// Only somebody with the key can write these; they must not lead to a wrong computation.
TEST(SealedHeader, whoseSizesCannotBeIsRefused)
{
    for (const std::uint32_t size : {0U, 1U, 256U, 5000U, 1U << 31U}) {
        SealedHeader header = example();
        header.blockSize = size;
        header.lastBlockBytes = 1;
        EXPECT_EQ(refusal(encoded(header)), "Corrupt sizes in the header") << size;
    }
    SealedHeader header = example();
    for (const std::uint64_t last : {std::uint64_t {0}, std::uint64_t {FrozenBlock} + 1}) {
        header.lastBlockBytes = last;
        EXPECT_EQ(refusal(encoded(header)), "Corrupt sizes in the header") << last;
    }
    header.lastBlockBytes = 1;
    header.blocks = std::uint64_t {1} << 60;
    EXPECT_EQ(refusal(encoded(header)), "Corrupt sizes in the header");
    header.blocks = 0;
    EXPECT_EQ(refusal(encoded(header)), "Corrupt sizes in the header");
}

} // namespace
} // namespace core::vault
