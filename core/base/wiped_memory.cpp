// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wiped_memory.h"

#include <sys/mman.h>

#include <new>

namespace core {
namespace {

constexpr std::size_t LeastMapped = std::size_t {1} << 16U;
/// A table that grows with the number of rows may be larger than what is left of the machine.
constexpr std::size_t MostLocked = std::size_t {8} << 20U;
constexpr std::size_t LeastText = 32;

bool hasOwnPages([[maybe_unused]] std::size_t bytes)
{
#ifdef __SANITIZE_ADDRESS__
    return false; // the sanitizer watches the edges of heap blocks only
#else
    return bytes >= LeastMapped;
#endif
}

} // namespace

void* allocateWiped(std::size_t bytes)
{
    if (!hasOwnPages(bytes))
        return ::operator new(bytes);
    void* const block
        = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED)
        throw std::bad_alloc();
    // Both may be refused: memory that is only wiped is what most programs call careful.
    ::madvise(block, bytes, MADV_DONTDUMP);
    if (bytes <= MostLocked)
        ::mlock(block, bytes);
    return block;
}

void freeWiped(void* block, std::size_t bytes) noexcept
{
    if (!block)
        return;
    ::explicit_bzero(block, bytes); // a memset before a free may be optimised away
    if (hasOwnPages(bytes))
        ::munmap(block, bytes);
    else
        ::operator delete(block);
}

void WipedString::reserve(std::size_t capacity)
{
    if (capacity <= m_capacity)
        return;
    capacity = std::max(capacity, LeastText);
    char* const data = static_cast<char*>(allocateWiped(capacity));
    if (m_size > 0)
        std::memcpy(data, m_data, m_size);
    freeWiped(m_data, m_capacity);
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
