// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The only home of keys and passphrases: move-only, wiped when it goes, in OpenSSL's secure heap
// (locked, never in a core dump) once the vault has started that. Never copy one into a string, a
// log or a signal.
#pragma once

#include <cstddef>
#include <span>

namespace core {

class SecretBuffer
{
public:
    SecretBuffer() = default;
    /// @p size zeros. Ends the program when the secure heap is full.
    explicit SecretBuffer(std::size_t size);
    /// The only way to have a secret twice: said, not slipped in.
    static SecretBuffer copyOf(std::span<const std::byte> bytes);
    ~SecretBuffer();
    SecretBuffer(SecretBuffer&& other) noexcept;
    SecretBuffer& operator=(SecretBuffer&& other) noexcept;
    SecretBuffer(const SecretBuffer&) = delete;
    SecretBuffer& operator=(const SecretBuffer&) = delete;

    std::span<std::byte> bytes() { return {m_data, m_size}; }
    std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    std::size_t size() const { return m_size; }

private:
    void wipe() noexcept;

    std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace core
