// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_buffer.h"

#include <cstring>
#include <utility>

namespace core {

SecretBuffer::SecretBuffer(std::size_t size)
    : m_data(std::make_unique<std::byte[]>(size))
    , m_size(size)
{
}

SecretBuffer::~SecretBuffer()
{
    wipe();
}

SecretBuffer::SecretBuffer(SecretBuffer&& other) noexcept
    : m_data(std::move(other.m_data))
    , m_size(std::exchange(other.m_size, 0))
{
}

SecretBuffer& SecretBuffer::operator=(SecretBuffer&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_data = std::move(other.m_data);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

void SecretBuffer::wipe() noexcept
{
    if (m_data)
        explicit_bzero(m_data.get(), m_size); // a memset before a free may be optimised away
}

} // namespace core
