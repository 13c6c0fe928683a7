// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/seal_ring.h"

#include "core/vault/primitives/aead.h"
#include "core/vault/primitives/hmac.h"
#include "core/vault/sealed/lent_key.h"

#include <algorithm>
#include <map>
#include <utility>

namespace core::vault {

namespace {

/// One a process, because SQLite can hand a VFS nothing but a text.
struct Ring
{
    std::mutex mutex;
    std::map<std::uint64_t, std::shared_ptr<LentKey>> lent;
};

Ring& ring()
{
    static Ring theRing;
    return theRing;
}

} // namespace

LentKey::LentKey(std::span<const std::byte> dataKey, Role role,
                 std::optional<FrozenIdentity> frozen)
    : m_key(dataKey.size())
    , m_role(role)
    , m_frozen(std::move(frozen))
{
    std::ranges::copy(dataKey, m_key.bytes().begin());
}

void LentKey::keepFault(const Error& error)
{
    const std::lock_guard guard(m_mutex);
    if (!m_fault)
        m_fault = error;
}

std::optional<Error> LentKey::takeFault()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_fault, std::nullopt);
}

Result<std::shared_ptr<LentKey>> temporaryKey()
{
    SecretBuffer key(KeyBytes);
    TRY_VOID(fillRandom(key.bytes()));
    return std::make_shared<LentKey>(key.bytes(), Role::Temporary, std::nullopt);
}

std::shared_ptr<LentKey> findLentKey(std::uint64_t number)
{
    Ring& keys = ring();
    const std::lock_guard guard(keys.mutex);
    const auto found = keys.lent.find(number);
    return found == keys.lent.end() ? nullptr : found->second;
}

Result<SealHandle> SealHandle::lend(std::span<const std::byte> dataKey, Role role,
                                    std::optional<FrozenIdentity> frozen)
{
    if (dataKey.size() != KeyBytes)
        return Error {ErrorCode::Crypto,
                      "a data key of " + std::to_string(dataKey.size()) + " bytes"};
    auto key = std::make_shared<LentKey>(dataKey, role, std::move(frozen));
    Ring& keys = ring();
    for (;;) {
        std::uint64_t number = 0;
        TRY_VOID(fillRandom(std::as_writable_bytes(std::span(&number, 1))));
        const std::lock_guard guard(keys.mutex);
        if (number != 0 && keys.lent.try_emplace(number, key).second)
            return SealHandle(number);
    }
}

SealHandle::SealHandle(SealHandle&& other) noexcept
    : m_number(std::exchange(other.m_number, 0))
{
}

SealHandle& SealHandle::operator=(SealHandle&& other) noexcept
{
    std::swap(m_number, other.m_number);
    return *this;
}

SealHandle::~SealHandle()
{
    if (m_number == 0)
        return;
    Ring& keys = ring();
    const std::lock_guard guard(keys.mutex);
    keys.lent.erase(m_number);
}

std::optional<Error> SealHandle::takeFault() const
{
    const auto key = findLentKey(m_number);
    return key ? key->takeFault() : std::nullopt;
}

bool SealHandle::walWasCut() const
{
    const auto key = findLentKey(m_number);
    return key && key->walWasCut();
}

} // namespace core::vault
