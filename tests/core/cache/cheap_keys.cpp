// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cheap_keys.h"

#include "core/vault/keys/recovery_code.h"

#include <cstdlib>

namespace core::cache::tests {

namespace {

SecretBuffer published()
{
    return SecretBuffer::copyOf(std::as_bytes(std::span(vault::KeySafe::publishedPassphrase())));
}

vault::KeyFile makeKeyFile()
{
    vault::Secrets secrets {.passphrase = published(), .recovery = SecretBuffer(32)};
    auto file = vault::KeyFile::create(
        {.protection = {.passphrase = true}, .inventedOnly = true, .logN = 10}, secrets);
    if (!file || !file.value().unlock(secrets))
        std::abort();
    return std::move(file).value();
}

} // namespace

vault::NewSafe demoSafe()
{
    return {.protection = {.passphrase = true}, .inventedOnly = true};
}

vault::Proof demoProof()
{
    return {.passphrase = published()};
}

const vault::DataKeys& someKeys()
{
    static const vault::KeyFile file = makeKeyFile();
    return file.keys();
}

Seal sealOf(const FileKind& kind, const vault::FrozenIdentity& identity)
{
    auto seal = lendKey(someKeys().key(kind.purpose), kind, identity);
    if (!seal)
        std::abort();
    return std::move(seal).value();
}

} // namespace core::cache::tests
