// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/frozen_table.h"

#include "core/vault/sealed/little_endian.h"

#include <cstring>

namespace core::cache {

namespace {

constexpr std::size_t IdentityBytes = 16 + 16 + 8 + 32;

Bytes encode(const vault::FrozenIdentity& identity)
{
    Bytes bytes(IdentityBytes);
    std::uint8_t* out = bytes.data();
    const auto put = [&out](const void* from, std::size_t size) {
        std::memcpy(out, from, size);
        out += size;
    };
    put(identity.id.data(), identity.id.size());
    put(identity.salt.data(), identity.salt.size());
    vault::putLittle(std::as_writable_bytes(std::span(out, 8)), identity.blocks);
    out += 8;
    put(identity.mac.data(), identity.mac.size());
    return bytes;
}

std::optional<vault::FrozenIdentity> decode(const Bytes& bytes)
{
    if (bytes.size() != IdentityBytes)
        return std::nullopt;
    vault::FrozenIdentity identity;
    const std::uint8_t* in = bytes.data();
    const auto take = [&in](void* to, std::size_t size) {
        std::memcpy(to, in, size);
        in += size;
    };
    take(identity.id.data(), identity.id.size());
    take(identity.salt.data(), identity.salt.size());
    identity.blocks = vault::getLittle<std::uint64_t>(std::as_bytes(std::span(in, 8)));
    in += 8;
    take(identity.mac.data(), identity.mac.size());
    return identity;
}

} // namespace

Result<void> putFrozen(const Connection& profile, const FrozenRow& row)
{
    TRY_ASSIGN(
        auto insert,
        profile.prepare("INSERT OR REPLACE INTO frozen (id, identity, next) VALUES (?, ?, ?)"));
    return insert.run({Value {row.id}, Value {encode(row.identity)},
                       Value {row.next ? encode(*row.next) : Bytes()}});
}

Result<FrozenRow> frozenRow(const Connection& profile, const std::string& id)
{
    TRY_ASSIGN(auto select, profile.prepare("SELECT identity, next FROM frozen WHERE id = ?"));
    TRY_VOID(select.run({Value {id}}));
    TRY_ASSIGN(const bool found, select.next());
    const auto identity = found ? decode(select.blob(0)) : std::nullopt;
    if (!identity)
        return Error {ErrorCode::Corrupt, "the profile does not know one of its files"};
    return FrozenRow {id, *identity, decode(select.blob(1))};
}

Result<void> dropFrozen(const Connection& profile, const std::string& id)
{
    TRY_ASSIGN(auto remove, profile.prepare("DELETE FROM frozen WHERE id = ?"));
    return remove.run({Value {id}});
}

} // namespace core::cache
