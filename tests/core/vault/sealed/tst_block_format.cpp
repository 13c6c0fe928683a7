// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/primitives/aead.h"
#include "core/vault/primitives/key_derivation.h"
#include "core/vault/sealed/sealed_file.h"
#include "tests/core/vault/sealed/sealed_samples.h"

namespace core::vault {
namespace {

constexpr std::uint32_t Block = 512;

void append(Bytes& bytes, std::span<const std::byte> more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

void appendNumber(Bytes& bytes, std::uint64_t number)
{
    for (int at = 0; at < 8; ++at)
        bytes.push_back(static_cast<std::byte>((number >> (8 * at)) & 0xFFU));
}

/// Opens one block by the words of sealed_file.h and the primitives alone.
Bytes openByHand(const Bytes& raw, std::uint64_t block, const SealedWith& with)
{
    const SealedHeader header = must(decodeHeader(raw, with.dataKey));
    Bytes info;
    append(info, std::as_bytes(std::span(std::string_view("segue file 1"))));
    info.push_back(static_cast<std::byte>(header.role));
    append(info, header.id);
    append(info, with.context);
    const SecretBuffer key = must(hkdf(with.dataKey, header.salt, info, 32));
    Bytes additional;
    append(additional, header.salt);
    appendNumber(additional, block);
    if (header.isFrozen())
        appendNumber(additional, header.blocks);

    auto sealed = std::span(raw).subspan(128 + block * (28 + header.blockSize));
    sealed = sealed.first(std::min<std::size_t>(sealed.size(), 28 + header.blockSize));
    Nonce nonce {};
    Tag tag {};
    std::copy_n(sealed.begin(), 12, nonce.begin());
    std::copy_n(sealed.begin() + 12, 16, tag.begin());
    Bytes text(sealed.size() - 28);
    Aead aead = must(Aead::withKey(key.bytes()));
    if (!must(aead.open(nonce, additional, sealed.subspan(28), tag, text)))
        throw std::runtime_error("not authentic");
    return text;
}

void expectEveryBlock(const Bytes& raw, const Bytes& text, const SealedWith& with)
{
    Bytes found;
    for (std::uint64_t block = 0; block * Block < text.size(); ++block)
        append(found, openByHand(raw, block, with));
    EXPECT_EQ(found, text);
}

// The bytes are an agreement with every file that was ever written.
TEST(BlockFormat, isAsItIsDescribed)
{
    const Bytes text = randomText(3 * Block + 7, 21);
    expectEveryBlock(sealedDisk(text, Block)->bytes, text, asProfile());
    const Bytes context = randomText(16, 22);
    const SealedWith wal {.dataKey = theKey(), .role = Role::Wal, .context = context};
    expectEveryBlock(sealedDisk(text, Block, wal)->bytes, text, wal);
}

TEST(BlockFormat, ofAFrozenFileIsAsItIsDescribed)
{
    const TestFolder folder;
    const Bytes text = randomText(3 * Block + 7, 23);
    const SealedWith data {.dataKey = theKey(), .role = Role::Data};
    SealedFile from = must(openOn(sealedDisk(text, Block)));
    must(freeze(from, folder / "frozen", data, Block));
    const auto raw = must(openPosixFile(folder / "frozen", OpenMode::Read));
    Bytes bytes(must(raw->size()));
    must(raw->read(0, bytes));
    expectEveryBlock(bytes, text, data);
}

} // namespace
} // namespace core::vault
