// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The VFS's side of the seal ring: one key on loan with what went wrong under it. Lives as long as
// a file that was opened with it, also when its SealHandle is gone.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"
#include "core/vault/sealed/sealed_header.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

namespace core::vault {

class LentKey
{
public:
    LentKey(std::span<const std::byte> dataKey, Role role, std::optional<FrozenIdentity> frozen);

    std::span<const std::byte> bytes() const { return m_key.bytes(); }
    Role role() const { return m_role; }
    const std::optional<FrozenIdentity>& frozen() const { return m_frozen; }

    /// Keeps @p error unless one is kept already.
    void keepFault(const Error& error);
    std::optional<Error> takeFault();

    void noteCutWal() { m_walWasCut = true; }
    bool walWasCut() const { return m_walWasCut; }

private:
    SecretBuffer m_key;
    Role m_role;
    std::optional<FrozenIdentity> m_frozen;
    std::mutex m_mutex;
    std::optional<Error> m_fault;
    std::atomic<bool> m_walWasCut = false;
};

/// A random key of its own, for a file that nobody opens twice. Crypto.
Result<std::shared_ptr<LentKey>> temporaryKey();

/// The key that a living SealHandle lends; null when there is none.
std::shared_ptr<LentKey> findLentKey(std::uint64_t number);

} // namespace core::vault
