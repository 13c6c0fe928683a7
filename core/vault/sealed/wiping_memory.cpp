// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/wiping_memory.h"

#include <malloc.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>

namespace core::vault {

namespace {

void* allocate(int bytes)
{
    return std::malloc(static_cast<std::size_t>(bytes));
}

/// All that the heap gave for it, which may be more than was asked.
void release(void* memory)
{
    if (!memory)
        return;
    explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

void* resize(void* memory, int bytes)
{
    // The heap's own realloc would leave the old copy behind.
    void* const moved = allocate(bytes);
    if (!moved)
        return nullptr;
    std::memcpy(moved, memory,
                std::min(malloc_usable_size(memory), static_cast<std::size_t>(bytes)));
    release(memory);
    return moved;
}

int sizeOf(void* memory)
{
    return memory ? static_cast<int>(malloc_usable_size(memory)) : 0;
}

int roundUp(int bytes)
{
    return (bytes + 7) & ~7;
}

int start(void*)
{
    return SQLITE_OK;
}

void stop(void*)
{
}

} // namespace

Result<void> installWipingMemory()
{
    static const sqlite3_mem_methods methods {allocate, release, resize, sizeOf,
                                              roundUp,  start,   stop,   nullptr};
    const int code = sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    if (code != SQLITE_OK)
        return Error {ErrorCode::Crypto, "SQLite's memory: " + std::to_string(code)};
    return {};
}

} // namespace core::vault
