// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/key_file_format.h"
#include "core/vault/keys/small_file.h"
#include "core/vault/primitives/hmac.h"
#include "tests/core/vault/keys/some_key_file.h"

#include <gtest/gtest.h>

#include <fstream>

namespace core::vault {
namespace {

constexpr std::size_t MagicBytes = 8;
constexpr std::size_t DigestBytes = 32;

Bytes bytesOf(const KeyFile& file)
{
    const KeyFolder folder;
    EXPECT_TRUE(file.save(folder.keyFile()));
    return readSmallFile(folder.keyFile(), LargestKeyFile).value();
}

KeyFile pendingFile(Protection protection = BothSecrets)
{
    KeyFile file = someKeyFile(protection);
    EXPECT_TRUE(file.beginRekey(allSecrets()));
    return file;
}

ErrorCode refusal(const Bytes& bytes)
{
    const auto image = decodeKeyFile(bytes);
    return image ? ErrorCode::Internal : image.error().code;
}

/// As somebody would who wants to deceive: the checksum fits again.
void mendChecksum(Bytes& bytes)
{
    const std::size_t size = bytes.size() - DigestBytes;
    const Digest digest = sha256({reinterpret_cast<const char*>(bytes.data()), size});
    std::ranges::copy(std::as_bytes(std::span(digest)), bytes.end() - DigestBytes);
}

/// Whether a file of these bytes gives its keys to anybody.
std::optional<ErrorCode> unlockRefusal(const Bytes& bytes, const Secrets& secrets)
{
    const KeyFolder folder;
    std::ofstream(folder.keyFile(), std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<long>(bytes.size()));
    auto file = KeyFile::load(folder.keyFile());
    if (!file)
        return file.error().code;
    const auto result = file.value().unlock(secrets);
    return result ? std::nullopt : std::optional(result.error().code);
}

TEST(DamagedKeyFile, isNoticedWhicheverByteChanges)
{
    for (const Bytes& right : {bytesOf(someKeyFile(BothSecrets)), bytesOf(pendingFile())}) {
        for (std::size_t i = 0; i < right.size(); ++i) {
            for (const std::byte flip : {std::byte {1}, std::byte {0x80}, std::byte {0xFF}}) {
                Bytes bytes = right;
                bytes[i] ^= flip;
                EXPECT_EQ(refusal(bytes), i < MagicBytes ? ErrorCode::NotOurs : ErrorCode::Corrupt)
                    << i;
            }
        }
    }
}

TEST(DamagedKeyFile, isNoticedAtEveryLength)
{
    for (const Bytes& right : {bytesOf(someKeyFile(BothSecrets)), bytesOf(pendingFile())}) {
        for (std::size_t length = 0; length < right.size(); ++length)
            EXPECT_EQ(refusal(Bytes(right.begin(), right.begin() + static_cast<long>(length))),
                      ErrorCode::Corrupt);
        Bytes longer = right;
        longer.push_back(std::byte {0});
        EXPECT_EQ(refusal(longer), ErrorCode::Corrupt);
    }
}

/// The key file is all there is about a profile before its keys: an altered fact must not pass, be
/// it unlocked by its secrets or by the recovery code.
void expectRefusedWhicheverByteChanges(const KeyFile& file, std::size_t bytesToChange)
{
    const Bytes right = bytesOf(file);
    for (std::size_t i = 0; i < std::min(bytesToChange, right.size() - DigestBytes); ++i) {
        Bytes bytes = right;
        bytes[i] ^= std::byte {1};
        mendChecksum(bytes);
        EXPECT_NE(unlockRefusal(bytes, withoutRecovery(allSecrets())), std::nullopt) << i;
        EXPECT_NE(unlockRefusal(bytes, recoveryOnly(2)), std::nullopt) << i;
    }
    EXPECT_EQ(unlockRefusal(right, withoutRecovery(allSecrets())), std::nullopt);
    EXPECT_EQ(unlockRefusal(right, recoveryOnly(2)), std::nullopt);
}

TEST(AlteredKeyFile, givesNoKeysWhicheverByteChanges)
{
    expectRefusedWhicheverByteChanges(someKeyFile(KeychainOnly), LargestKeyFile);
    expectRefusedWhicheverByteChanges(pendingFile(KeychainOnly), LargestKeyFile);
    constexpr std::size_t FactsBytes = 85;
    expectRefusedWhicheverByteChanges(someKeyFile(BothSecrets), FactsBytes);
}

TEST(AlteredKeyFile, givesNoKeysWhenItIsCutOrLonger)
{
    const Bytes right = bytesOf(pendingFile());
    for (std::size_t size = 0; size <= LargestKeyFile + 60; ++size) {
        if (size == right.size())
            continue;
        Bytes bytes = right;
        bytes.resize(size);
        if (size >= DigestBytes)
            mendChecksum(bytes);
        EXPECT_NE(unlockRefusal(bytes, recoveryOnly(2)), std::nullopt) << size;
    }
}

/// Wrapped keys that change places, or come from another profile or an older file of the same.
TEST(AlteredKeyFile, givesNoKeysWithWrappingsFromElsewhere)
{
    KeyFile file = someKeyFile(KeychainOnly);
    const KeyFileImage older = decodeKeyFile(bytesOf(file)).value();
    ASSERT_TRUE(file.protect(KeychainOnly, "memory", 0, allSecrets()));
    const KeyFileImage image = decodeKeyFile(bytesOf(file)).value();
    const KeyFileImage foreign = decodeKeyFile(bytesOf(someKeyFile(KeychainOnly))).value();
    std::vector<KeyFileImage> altered(6, image);
    std::swap(altered[0].current[Purpose::Data], altered[0].current[Purpose::Linkage]);
    altered[1].current[Purpose::Data] = older.current.at(Purpose::Data);
    altered[2].current[Purpose::Data] = foreign.current.at(Purpose::Data);
    altered[3].underKek = older.underKek;
    altered[4].underRecovery = foreign.underRecovery;
    std::swap(altered[5].underKek, altered[5].underRecovery);
    for (const KeyFileImage& one : altered) {
        EXPECT_NE(unlockRefusal(encodeKeyFile(one), withoutRecovery(allSecrets())), std::nullopt);
        EXPECT_NE(unlockRefusal(encodeKeyFile(one), recoveryOnly(2)), std::nullopt);
    }
}

TEST(KeyFileFormat, ofTheFutureIsNamed)
{
    const Bytes right = bytesOf(someKeyFile(KeychainOnly));
    for (const std::size_t at : {8U, 9U, 10U}) {
        Bytes bytes = right;
        bytes[at] = std::byte {2};
        mendChecksum(bytes);
        EXPECT_EQ(refusal(bytes), ErrorCode::NewerFormat);
        bytes.resize(300); // of another size as well
        mendChecksum(bytes);
        EXPECT_EQ(refusal(bytes), ErrorCode::NewerFormat);
    }
}

TEST(KeyFileFormat, refusesFactsThatCannotBe)
{
    // offset and value; the file is protected by both secrets, its back end is "memory"
    const std::vector<std::pair<std::size_t, int>> impossible {
        {11, 0}, {11, 4}, {11, 1},  {12, 2}, {13, 9}, {13, 21}, {13, 0},
        {14, 2}, {15, 5}, {15, 33}, {48, 0}, {60, 1}, {84, 2}};
    for (const auto& [at, value] : impossible) {
        Bytes bytes = bytesOf(someKeyFile(BothSecrets));
        bytes[at] = static_cast<std::byte>(value);
        mendChecksum(bytes);
        EXPECT_EQ(refusal(bytes), ErrorCode::Corrupt) << at << ' ' << value;
    }
}

TEST(KeyFileFormat, holdsNoKeyInPlain)
{
    const KeyFile file = pendingFile();
    const Bytes bytes = bytesOf(file);
    for (const Purpose purpose : AllPurposes) {
        const auto beginning = file.keys().key(purpose).first(8);
        EXPECT_TRUE(std::ranges::search(bytes, beginning).empty());
    }
    EXPECT_TRUE(std::ranges::search(bytes, std::as_bytes(std::span("horse", 5))).empty());
}

} // namespace
} // namespace core::vault
