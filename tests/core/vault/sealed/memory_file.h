// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A raw file in memory: its bytes can be looked at and changed behind the sealed file's back, and
// its calls can be made to fail.
#pragma once

#include "core/vault/sealed/raw_file.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace core::vault {

/// How a call fails: not at all, with nothing done, or with a half of the bytes written.
enum class Failure
{
    None,
    DiskFull,
    Io,
    IoHalfWay
};

/// What stands for the disk; outlives the files that are open on it.
struct MemoryDisk
{
    std::vector<std::byte> bytes;
    std::vector<std::byte> synced; ///< as they were at the last sync
    int calls = 0; ///< that may fail, so far
    int failAt = -1; ///< the number of the call that fails
    Failure failure = Failure::None;
    bool writesOnly = false; ///< only calls that change the file are counted

    /// The failure of this call, which is counted.
    std::optional<Error> next()
    {
        if (failure == Failure::None || calls++ != failAt)
            return std::nullopt;
        return Error {failure == Failure::DiskFull ? ErrorCode::DiskFull : ErrorCode::Io,
                      "made to"};
    }
};

class MemoryFile final : public RawFile
{
public:
    explicit MemoryFile(std::shared_ptr<MemoryDisk> disk)
        : m_disk(std::move(disk))
    {
    }

    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override
    {
        if (!m_disk->writesOnly) {
            if (const auto failed = m_disk->next())
                return Error {ErrorCode::Io, "made to"};
        }
        const auto& bytes = m_disk->bytes;
        const std::size_t from = std::min<std::uint64_t>(offset, bytes.size());
        const std::size_t count = std::min(out.size(), bytes.size() - from);
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), count, out.begin());
        return count;
    }

    Result<void> write(std::uint64_t offset, std::span<const std::byte> bytes) override
    {
        const auto failed = m_disk->next();
        if (failed && m_disk->failure != Failure::IoHalfWay)
            return *failed;
        const auto part = failed ? bytes.first(bytes.size() / 2) : bytes;
        if (offset + part.size() > m_disk->bytes.size())
            m_disk->bytes.resize(offset + part.size());
        std::ranges::copy(part, m_disk->bytes.begin() + static_cast<std::ptrdiff_t>(offset));
        if (failed)
            return *failed;
        return {};
    }

    Result<void> truncate(std::uint64_t size) override
    {
        if (const auto failed = m_disk->next())
            return *failed;
        m_disk->bytes.resize(size);
        return {};
    }

    Result<std::uint64_t> size() override
    {
        if (!m_disk->writesOnly) {
            if (const auto failed = m_disk->next())
                return Error {ErrorCode::Io, "made to"};
        }
        return m_disk->bytes.size();
    }

    Result<void> sync() override
    {
        if (const auto failed = m_disk->next())
            return *failed;
        m_disk->synced = m_disk->bytes;
        return {};
    }

private:
    std::shared_ptr<MemoryDisk> m_disk;
};

} // namespace core::vault
