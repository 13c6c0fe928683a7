// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A disk in memory, as a VFS to put under the sealed one. It keeps what was not synced apart, so
// that a power cut can drop, reorder and tear it; and it can make any call fail. Locks nothing: one
// connection at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

struct sqlite3_vfs;

using Random = std::mt19937_64;

/// A file: its bytes as programs see them, as they are safe, and what lies between.
struct DiskFile
{
    struct Change
    {
        std::uint64_t offset = 0; ///< or the new size
        std::vector<std::byte> bytes;
        bool isTruncation = false;
    };
    std::vector<std::byte> now, safe;
    std::vector<Change> unsynced;
    std::vector<std::vector<std::byte>> sharedMemory; ///< not on disk
    int sharedMemoryUsers = 0;

    void apply(Change change);
    void sync();
    /// Leaves of the unsynced changes what chance leaves: whole sectors of any age, or the changes
    /// in order up to one that is cut in the middle. @p withLitter: beyond the safe size sometimes
    /// what lay on the disk before.
    void lose(Random& random, std::size_t sector, bool withLitter);
};

class FaultDisk
{
public:
    /// Registers itself with SQLite under @p name.
    explicit FaultDisk(std::string name);
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;
    ~FaultDisk();

    /// A new disk: no files, no faults.
    void wipe();

    /// The power goes at the @p change-th change from now on; every call fails from then on.
    void cutPowerAt(std::uint64_t change);
    bool isOff() const { return m_changes >= m_cutAt; }
    std::uint64_t changes() const { return m_changes; }
    /// The power comes back: what was not synced is as chance left it.
    void restorePower(Random& random, std::size_t sector, bool withLitter = true);

    /// Call @p n from now on fails with @p code, and with @p forGood all after it.
    void failCall(std::uint64_t n, int code, bool forGood);
    void failNothing();
    bool hasFailed() const { return m_hasFailed; }

    const std::string& name() const { return m_name; }

    /// What a call may do: SQLITE_OK, or the code that it must return. @p fault: its own code.
    int permit(int fault, bool isWrite);
    std::shared_ptr<DiskFile> find(const std::string& path) const;
    std::shared_ptr<DiskFile> create(const std::string& path);
    void remove(const std::string& path, bool syncFolder);
    /// As on Linux's journalling file systems: with the file every name becomes safe.
    void syncFile(DiskFile& file);

private:
    std::string m_name;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    std::map<std::string, std::shared_ptr<DiskFile>> m_now, m_safe;
    static constexpr std::uint64_t Never = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t m_changes = 0, m_cutAt = Never;
    std::uint64_t m_calls = 0, m_failAt = Never;
    int m_failCode = 0;
    bool m_failForGood = false, m_hasFailed = false;
};
