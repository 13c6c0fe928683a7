// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for what was read about people: wiped before it is given back, also when it grows. Texts
// of 64 KiB and more are in no core dump and, as far as the process may lock memory, in no swap.
// For keys and passphrases use SecretBuffer.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// Before freeing them: a memset might be optimised away.
void wipe(void* block, std::size_t bytes) noexcept;

template<typename T>
struct WipingAllocator
{
    using value_type = T;

    WipingAllocator() = default;
    template<typename Other>
    WipingAllocator(const WipingAllocator<Other>&) noexcept // NOLINT(google-explicit-constructor)
    {
    }
    T* allocate(std::size_t count)
    {
        static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
        return static_cast<T*>(::operator new(count * sizeof(T)));
    }
    void deallocate(T* block, std::size_t count) noexcept
    {
        wipe(block, count * sizeof(T));
        ::operator delete(block);
    }
    bool operator==(const WipingAllocator&) const noexcept = default;
};

template<typename T>
using WipedVector = std::vector<T, WipingAllocator<T>>;

/// A text in wiped memory. Not a std::string with an allocator: that keeps short texts, and an SSN
/// is one, inside the object, which nobody wipes.
class WipedString
{
public:
    WipedString() = default;
    explicit WipedString(std::string_view text) { append(text); }
    WipedString(const WipedString& other)
        : WipedString(std::string_view(other))
    {
    }
    WipedString(WipedString&& other) noexcept { swap(other); }
    WipedString& operator=(WipedString other) noexcept
    {
        swap(other);
        return *this;
    }
    ~WipedString() { release(); }

    operator std::string_view() const { return {m_data, m_size}; } // NOLINT(google-explicit-*)
    char* data() { return m_data; }
    const char* data() const { return m_data; }
    std::size_t size() const { return m_size; }
    std::size_t capacity() const { return m_capacity; }
    bool empty() const { return m_size == 0; }
    char operator[](std::size_t at) const { return m_data[at]; }
    char* begin() { return m_data; }
    char* end() { return m_data + m_size; }
    const char* begin() const { return m_data; }
    const char* end() const { return m_data + m_size; }

    void reserve(std::size_t capacity);
    /// New bytes are zeros.
    void resize(std::size_t size);
    void clear() { m_size = 0; }

    /// @p text must not be a part of this one.
    WipedString& append(std::string_view text)
    {
        makeRoom(text.size());
        if (!text.empty())
            std::memcpy(m_data + m_size, text.data(), text.size());
        m_size += text.size();
        return *this;
    }
    WipedString& append(std::size_t count, char c)
    {
        makeRoom(count);
        std::fill_n(m_data + m_size, count, c);
        m_size += count;
        return *this;
    }
    WipedString& assign(std::string_view text)
    {
        clear();
        return append(text);
    }
    WipedString& assign(std::size_t count, char c)
    {
        clear();
        return append(count, c);
    }
    void removeFront(std::size_t count);
    void swap(WipedString& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
    }

    friend bool operator==(const WipedString& a, std::string_view b)
    {
        return std::string_view(a) == b;
    }
    friend bool operator==(const WipedString& a, const WipedString& b)
    {
        return std::string_view(a) == std::string_view(b);
    }

private:
    void release() noexcept;
    void makeRoom(std::size_t more)
    {
        if (more > m_capacity - m_size)
            reserve(std::max(m_size + more, m_capacity * 2));
    }

    char* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace core
