// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wiped_memory.h"

#include <sys/mman.h>

namespace core {
namespace {

constexpr std::size_t LeastMapped = std::size_t {1} << 16U;
constexpr std::size_t LeastText = 32;

bool hasOwnPages([[maybe_unused]] std::size_t bytes)
{
#ifdef __SANITIZE_ADDRESS__
    return false; // the sanitizer watches the edges of heap blocks only
#else
    return bytes >= LeastMapped;
#endif
}

char* allocate(std::size_t bytes)
{
    if (!hasOwnPages(bytes))
        return static_cast<char*>(::operator new(bytes));
    void* const block
        = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED)
        throw std::bad_alloc();
    // Both may be refused: memory that is only wiped is what most programs call careful.
    ::madvise(block, bytes, MADV_DONTDUMP);
    ::mlock(block, bytes);
    return static_cast<char*>(block);
}

} // namespace

void wipe(void* block, std::size_t bytes) noexcept
{
    ::explicit_bzero(block, bytes);
}

void WipedString::release() noexcept
{
    if (!m_data)
        return;
    wipe(m_data, m_capacity);
    if (hasOwnPages(m_capacity))
        ::munmap(m_data, m_capacity);
    else
        ::operator delete(m_data);
}

void WipedString::reserve(std::size_t capacity)
{
    if (capacity <= m_capacity)
        return;
    capacity = std::max(capacity, LeastText);
    char* const data = allocate(capacity);
    if (m_size > 0)
        std::memcpy(data, m_data, m_size);
    release();
    m_data = data;
    m_capacity = capacity;
}

void WipedString::resize(std::size_t size)
{
    if (size > m_size)
        append(size - m_size, '\0');
    m_size = size;
}

void WipedString::removeFront(std::size_t count)
{
    count = std::min(count, m_size);
    m_size -= count;
    if (m_size > 0)
        std::memmove(m_data, m_data + count, m_size);
}

} // namespace core
