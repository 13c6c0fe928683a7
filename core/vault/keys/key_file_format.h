// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a key file, and which of them every wrapping is bound to. All numbers are little
// endian; every later format also begins with the magic and ends with a SHA-256 of all before.
//
//   offset  bytes
//        0      8  magic
//        8      2  format
//       10      1  suite: 1 is AES-256-GCM, HKDF-SHA-256, scrypt with r = 8 and p = 1
//       11      1  mode: 1 keychain, 2 passphrase, 3 both
//       12      1  1: invented records only
//       13      1  log2 N of scrypt; 0 without a passphrase
//       14      1  which of two keychain items holds the secret
//       15      1  length of the back end's name
//       16     16  profile id
//       32     16  salt of scrypt and of the KEK
//       48      4  generation of the keys
//       52     32  name of the keychain's back end, then zeros
//       84      1  1: a rekey is pending, the keys of before follow
//       85     60  profile key, wrapped under the KEK: nonce 12, tag 16, text 32
//      145     60  profile key, wrapped under the recovery code
//      205    300  data keys in order of purpose, wrapped under the profile key
//      505    240  those of before, without the one that never changes; only while pending
//      end     32  SHA-256 of the bytes before: wrong means damaged
#pragma once

#include "core/vault/keys/key_file.h"
#include "core/vault/primitives/aead.h"

#include <map>
#include <span>
#include <vector>

namespace core::vault {

inline constexpr std::array AllPurposes {Purpose::Profile, Purpose::Linkage, Purpose::Submissions,
                                         Purpose::Data, Purpose::Pseudonyms};

/// What a rekey replaces. Pseudonyms of before must stay comparable with those of after.
constexpr bool changesWithRekey(Purpose purpose)
{
    return purpose != Purpose::Pseudonyms;
}

struct Wrapped
{
    Nonce nonce {};
    Tag tag {};
    std::array<std::byte, KeyBytes> text {};
};

/// Everything that stands in the file.
struct KeyFileImage
{
    KeyFileFacts facts;
    std::array<std::byte, 16> salt {};
    std::uint32_t generation = 1;
    Wrapped underKek;
    Wrapped underRecovery;
    std::map<Purpose, Wrapped> current, earlier;
};

inline constexpr std::size_t BackEndBytes = 32; ///< longest name of a back end
inline constexpr std::size_t LargestKeyFile = 777;

std::vector<std::byte> encodeKeyFile(const KeyFileImage& image);

/// NotOurs, Corrupt, NewerFormat.
Result<KeyFileImage> decodeKeyFile(std::span<const std::byte> bytes);

/// Additional data of the profile key's wrapping under the KEK: all facts but rekeyPending, which
/// is taken back when no secret is at hand.
std::vector<std::byte> boundToKek(const KeyFileImage& image);

/// Additional data of the profile key's wrapping under the recovery code: only what protecting anew
/// does not change, because that is done without the code. The rest is bound by the data keys.
std::vector<std::byte> boundToRecovery(const KeyFileImage& image);

/// Additional data of a data key's wrapping: all facts, and both wrappings of the profile key.
std::vector<std::byte> boundToDataKey(const KeyFileImage& image, Purpose purpose,
                                      std::uint32_t generation);

} // namespace core::vault
