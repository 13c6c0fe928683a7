// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_keychain.h"

#include <algorithm>

namespace test_support {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::SecretBuffer;

/// Counts a call, and says how it fails, if it does.
std::optional<Error> MemoryKeychain::fault()
{
    ++m_calls;
    if (m_error)
        return Error {*m_error, "as the test wants it"};
    if (m_callsLeft && (*m_callsLeft)-- <= 0)
        return Error {ErrorCode::KeychainLocked, "broken by the test"};
    return std::nullopt;
}

Result<SecretBuffer> MemoryKeychain::read(const std::string& item)
{
    const std::lock_guard lock(m_mutex);
    if (const auto error = fault())
        return *error;
    const auto found = m_items.find(item);
    if (found == m_items.end())
        return Error {ErrorCode::NotFound, "no such item"};
    return SecretBuffer::copyOf(found->second);
}

Result<void> MemoryKeychain::write(const std::string& item, std::span<const std::byte> secret)
{
    const std::lock_guard lock(m_mutex);
    if (const auto error = fault())
        return *error;
    m_items[item].assign(secret.begin(), secret.end());
    return {};
}

Result<void> MemoryKeychain::remove(const std::string& item)
{
    const std::lock_guard lock(m_mutex);
    if (const auto error = fault())
        return *error;
    m_items.erase(item);
    return {};
}

std::string MemoryKeychain::backEnd()
{
    const std::lock_guard lock(m_mutex);
    return m_error == ErrorCode::KeychainAbsent ? std::string() : m_backEnd;
}

void MemoryKeychain::answerWith(std::optional<ErrorCode> error)
{
    const std::lock_guard lock(m_mutex);
    m_error = error;
    m_callsLeft.reset();
}

void MemoryKeychain::renameBackEnd(std::string name)
{
    const std::lock_guard lock(m_mutex);
    m_backEnd = std::move(name);
}

void MemoryKeychain::breakAfter(int calls)
{
    const std::lock_guard lock(m_mutex);
    m_callsLeft = calls;
}

int MemoryKeychain::calls() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

void MemoryKeychain::forgetEverything()
{
    const std::lock_guard lock(m_mutex);
    m_items.clear();
}

void MemoryKeychain::put(const std::string& item, std::vector<std::byte> secret)
{
    const std::lock_guard lock(m_mutex);
    m_items[item] = std::move(secret);
}

std::map<std::string, std::vector<std::byte>> MemoryKeychain::items() const
{
    const std::lock_guard lock(m_mutex);
    return m_items;
}

} // namespace test_support
