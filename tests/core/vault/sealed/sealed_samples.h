// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed files to try: keys, texts, and how to open what lies on a disk in memory.
#pragma once

#include "core/vault/sealed/sealed_file.h"
#include "tests/core/vault/sealed/memory_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace core::vault {

using Bytes = std::vector<std::byte>;
using Disk = std::shared_ptr<MemoryDisk>;

inline std::vector<std::byte> keyOf(unsigned char value)
{
    return std::vector<std::byte>(32, std::byte {value});
}

inline const Bytes& theKey()
{
    static const Bytes key = keyOf(0x42);
    return key;
}

inline SealedWith asProfile()
{
    return {.dataKey = theKey(), .role = Role::Profile};
}

/// Text in which no two stretches are alike.
inline Bytes randomText(std::size_t size, unsigned seed)
{
    std::mt19937 generator(seed);
    Bytes text(size);
    for (std::byte& byte : text)
        byte = static_cast<std::byte>(generator() & 0xFFU);
    return text;
}

/// The value, or the end of this test with the error's words.
template<typename T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error("error " + std::to_string(static_cast<int>(result.error().code))
                                 + ": " + result.error().detail);
    return std::move(result).value();
}

inline void must(const Result<void>& result)
{
    if (!result)
        throw std::runtime_error("error " + std::to_string(static_cast<int>(result.error().code))
                                 + ": " + result.error().detail);
}

inline Disk newDisk()
{
    return std::make_shared<MemoryDisk>();
}

inline Disk copyOf(const Disk& disk)
{
    return std::make_shared<MemoryDisk>(*disk);
}

inline SealedFile createOn(const Disk& disk, std::uint32_t blockSize,
                           const SealedWith& with = asProfile())
{
    return must(SealedFile::create(std::make_unique<MemoryFile>(disk), with, blockSize));
}

inline Result<SealedFile> openOn(const Disk& disk, const SealedWith& with = asProfile())
{
    return SealedFile::open(std::make_unique<MemoryFile>(disk), with);
}

/// A mutable file with that text.
inline Disk sealedDisk(const Bytes& text, std::uint32_t blockSize,
                       const SealedWith& with = asProfile())
{
    const Disk disk = newDisk();
    SealedFile file = createOn(disk, blockSize, with);
    must(file.write(0, text));
    return disk;
}

/// All that can be read, or the first error.
inline Result<Bytes> readAll(SealedFile& file)
{
    TRY_ASSIGN(const std::uint64_t size, file.size());
    Bytes text(size);
    TRY_ASSIGN(const std::size_t got, file.read(0, text));
    text.resize(got);
    return text;
}

inline Result<Bytes> readAll(const Disk& disk, const SealedWith& with = asProfile())
{
    TRY_ASSIGN(SealedFile file, openOn(disk, with));
    return readAll(file);
}

/// A folder of this test's own, which goes with it.
class TestFolder
{
public:
    TestFolder()
        : m_path(std::filesystem::temp_directory_path()
                 / ("segue-sealed-" + std::to_string(std::random_device()())))
    {
        std::filesystem::create_directory(m_path);
    }
    ~TestFolder() { std::filesystem::remove_all(m_path); }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    std::filesystem::path operator/(const char* name) const { return m_path / name; }
    bool isEmpty() const { return std::filesystem::is_empty(m_path); }

private:
    std::filesystem::path m_path;
};

} // namespace core::vault
