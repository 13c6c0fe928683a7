// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_disk.h"

#include "fault_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <span>
#include <utility>

namespace {

std::size_t below(Random& random, std::size_t limit)
{
    return static_cast<std::size_t>(random() % limit);
}

void perform(std::vector<std::byte>& bytes, const DiskFile::Change& change)
{
    const auto offset = static_cast<std::size_t>(change.offset);
    if (change.isTruncation) {
        bytes.resize(std::min(bytes.size(), offset));
        return;
    }
    bytes.resize(std::max(bytes.size(), offset + change.bytes.size()));
    std::ranges::copy(change.bytes, bytes.begin() + static_cast<std::ptrdiff_t>(offset));
}

/// The changes in order, up to one that is cut.
std::vector<std::byte> cutInOrder(const DiskFile& file, Random& random, std::size_t sector)
{
    std::vector<std::byte> bytes = file.safe;
    const std::size_t whole = below(random, file.unsynced.size());
    for (std::size_t i = 0; i < whole; ++i)
        perform(bytes, file.unsynced[i]);
    DiskFile::Change torn = file.unsynced[whole];
    const auto begin = static_cast<std::size_t>(torn.offset) / sector;
    const auto end = (static_cast<std::size_t>(torn.offset) + torn.bytes.size()) / sector;
    const std::size_t boundary = (begin + below(random, end - begin + 1)) * sector;
    if (boundary <= torn.offset && !torn.isTruncation)
        return bytes;
    torn.bytes.resize(
        std::min(torn.bytes.size(), boundary - std::min<std::size_t>(boundary, torn.offset)));
    perform(bytes, torn);
    return bytes;
}

/// What is written between two truncations may reach the disk in any order, or not; a truncation
/// happens as a whole, as file systems with a journal make it, and nothing after it without it.
std::span<const DiskFile::Change> sinceTruncation(const DiskFile& file, Random& random,
                                                  std::vector<std::byte>& bytes)
{
    const std::span<const DiskFile::Change> all = file.unsynced;
    std::vector<std::size_t> truncations;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].isTruncation)
            truncations.push_back(i);
    const std::size_t happened = below(random, truncations.size() + 1);
    const std::size_t begin = happened == 0 ? 0 : truncations[happened - 1] + 1;
    const std::size_t end = happened == truncations.size() ? all.size() : truncations[happened];
    for (const DiskFile::Change& change : all.first(begin))
        perform(bytes, change);
    return all.subspan(begin, end - begin);
}

/// Each sector as it was after any of the changes, the file as long as it ever was, with sectors
/// beyond its safe size sometimes full of what lay on the disk before.
std::vector<std::byte> shuffled(const DiskFile& file, Random& random, std::size_t sector,
                                bool withLitter)
{
    std::vector<std::byte> bytes = file.safe;
    const auto changes = sinceTruncation(file, random, bytes);
    const std::vector<std::byte> before = bytes;
    std::vector<std::size_t> sizes {bytes.size()};
    // How many versions of a sector were seen, and one of them.
    std::map<std::size_t, std::pair<std::size_t, std::vector<std::byte>>> kept;
    const auto sectorOf = [&](std::size_t index) {
        std::vector<std::byte> content(sector);
        for (std::size_t at = index * sector; at < std::min((index + 1) * sector, bytes.size());
             ++at)
            content[at - index * sector] = bytes[at];
        return content;
    };
    for (const DiskFile::Change& change : changes) {
        const auto offset = static_cast<std::size_t>(change.offset);
        const std::size_t end = offset + change.bytes.size();
        std::vector<std::size_t> touched;
        for (std::size_t index = offset / sector; index * sector < end; ++index)
            touched.push_back(index);
        for (const std::size_t index : touched)
            kept.try_emplace(index, 1, sectorOf(index));
        perform(bytes, change);
        sizes.push_back(bytes.size());
        for (const std::size_t index : touched) {
            auto& [versions, content] = kept[index];
            if (below(random, ++versions) == 0)
                content = sectorOf(index);
        }
    }
    const std::size_t size = sizes[below(random, sizes.size())];
    bytes = file.safe;
    bytes.resize(
        std::max({bytes.size(), size, kept.empty() ? 0 : (kept.rbegin()->first + 1) * sector}));
    const bool litter = withLitter && below(random, 4) == 0;
    for (auto& [index, version] : kept) {
        if (litter && index * sector >= before.size() && below(random, 3) == 0)
            std::ranges::generate(version.second, [&] { return std::byte(random() & 0xFF); });
        std::ranges::copy(version.second,
                          bytes.begin() + static_cast<std::ptrdiff_t>(index * sector));
    }
    bytes.resize(size);
    return bytes;
}

} // namespace

void DiskFile::apply(Change change)
{
    perform(now, change);
    unsynced.push_back(std::move(change));
}

void DiskFile::sync()
{
    for (const Change& change : unsynced)
        perform(safe, change);
    unsynced.clear();
}

void DiskFile::lose(Random& random, std::size_t sector, bool withLitter)
{
    if (!unsynced.empty())
        safe = below(random, 3) == 0 ? cutInOrder(*this, random, sector)
                                     : shuffled(*this, random, sector, withLitter);
    now = safe;
    unsynced.clear();
    sharedMemory.clear();
}

FaultDisk::FaultDisk(std::string name)
    : m_name(std::move(name))
    , m_vfs(makeFaultVfs(*this))
{
    sqlite3_vfs_register(m_vfs.get(), 0);
}

FaultDisk::~FaultDisk()
{
    sqlite3_vfs_unregister(m_vfs.get());
}

void FaultDisk::wipe()
{
    m_now.clear();
    m_safe.clear();
    m_cutAt = m_failAt = Never;
    m_hasFailed = false;
}

void FaultDisk::cutPowerAt(std::uint64_t change)
{
    m_changes = 0;
    m_cutAt = change;
}

void FaultDisk::restorePower(Random& random, std::size_t sector, bool withLitter)
{
    std::map<std::string, std::shared_ptr<DiskFile>> left = m_safe;
    for (const auto& [path, file] : m_now) {
        const auto safe = m_safe.find(path);
        if ((safe == m_safe.end() || safe->second != file) && below(random, 2) == 0)
            left[path] = file;
    }
    for (const auto& [path, file] : m_safe)
        if (!m_now.contains(path) && below(random, 2) == 0)
            left.erase(path);
    for (const auto& [path, file] : left)
        file->lose(random, sector, withLitter);
    m_now = m_safe = std::move(left);
    m_cutAt = Never;
}

void FaultDisk::failCall(std::uint64_t n, int code, bool forGood)
{
    m_calls = 0;
    m_failAt = n;
    m_failCode = code;
    m_failForGood = forGood;
    m_hasFailed = false;
}

void FaultDisk::failNothing()
{
    m_failAt = Never;
}

int FaultDisk::permit(int fault, bool isWrite)
{
    if (isWrite && m_cutAt != Never)
        ++m_changes;
    if (isOff())
        return fault;
    const std::uint64_t call = m_calls++;
    const bool fails = m_failForGood ? call >= m_failAt : call == m_failAt;
    if (!fails || m_failAt == Never)
        return SQLITE_OK;
    // Only a write can find the disk full.
    if (m_failCode == SQLITE_FULL && !isWrite) {
        if (!m_failForGood)
            ++m_failAt;
        return SQLITE_OK;
    }
    m_hasFailed = true;
    return m_failCode == SQLITE_FULL ? SQLITE_FULL : fault;
}

std::shared_ptr<DiskFile> FaultDisk::find(const std::string& path) const
{
    const auto found = m_now.find(path);
    return found == m_now.end() ? nullptr : found->second;
}

std::shared_ptr<DiskFile> FaultDisk::create(const std::string& path)
{
    return m_now[path] = std::make_shared<DiskFile>();
}

void FaultDisk::remove(const std::string& path, bool syncFolder)
{
    m_now.erase(path);
    if (syncFolder)
        m_safe = m_now;
}

void FaultDisk::syncFile(DiskFile& file)
{
    file.sync();
    m_safe = m_now;
}
