// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_buffer.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace core {

SecretBuffer::SecretBuffer(std::size_t size)
    : m_size(size)
{
    if (size == 0)
        return;
    // Ordinary memory while there is no secure heap; null when that is full.
    m_data = static_cast<std::byte*>(OPENSSL_secure_zalloc(size));
    if (m_data == nullptr)
        std::abort();
}

SecretBuffer SecretBuffer::copyOf(std::span<const std::byte> bytes)
{
    SecretBuffer copy(bytes.size());
    std::ranges::copy(bytes, copy.bytes().begin());
    return copy;
}

SecretBuffer::~SecretBuffer()
{
    wipe();
}

SecretBuffer::SecretBuffer(SecretBuffer&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

SecretBuffer& SecretBuffer::operator=(SecretBuffer&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

void SecretBuffer::wipe() noexcept
{
    OPENSSL_secure_clear_free(m_data, m_size);
}

} // namespace core
