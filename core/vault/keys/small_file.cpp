// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/small_file.h"

#include "core/vault/primitives/hmac.h"
#include "core/vault/sealed/raw_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace core::vault {
namespace {

/// Closes what it holds.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    int get() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

Error systemError(const char* what)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return {full ? ErrorCode::DiskFull : ErrorCode::Io,
            std::string(what) + " failed, errno " + std::to_string(errno)};
}

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

std::filesystem::path besideOf(std::filesystem::path path)
{
    return path += ".new";
}

Result<void> writeAll(int descriptor, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return systemError("writing a file");
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> writeSynced(int descriptor, std::span<const std::byte> bytes)
{
    TRY_VOID(writeAll(descriptor, bytes));
    if (::fsync(descriptor) != 0)
        return systemError("syncing a file");
    return {};
}

/// Flash may keep the old bytes all the same; overwriting is what a program can do.
Result<void> destroyOne(const std::filesystem::path& path)
{
    struct ::stat facts
    {
    };
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file.isOpen() && errno == ENOENT)
        return {};
    if (!file.isOpen() || ::fstat(file.get(), &facts) != 0)
        return systemError("opening a file to destroy it");
    std::vector<std::byte> noise(static_cast<std::size_t>(facts.st_size));
    TRY_VOID(fillRandom(noise));
    TRY_VOID(writeSynced(file.get(), noise));
    if (::unlink(path.c_str()) != 0)
        return systemError("deleting a file");
    return {};
}

} // namespace

Result<std::vector<std::byte>> readSmallFile(const std::filesystem::path& path, std::size_t limit)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen() && errno == ENOENT)
        return Error {ErrorCode::NotFound, "no such file"};
    if (!file.isOpen())
        return systemError("opening a file");
    std::vector<std::byte> bytes(limit + 1);
    std::size_t count = 0;
    while (count < bytes.size()) {
        const ssize_t got = ::read(file.get(), bytes.data() + count, bytes.size() - count);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError("reading a file");
        if (got == 0)
            break;
        count += static_cast<std::size_t>(got);
    }
    bytes.resize(count);
    return bytes;
}

Result<void> replaceFile(const std::filesystem::path& path, std::span<const std::byte> bytes)
{
    const std::filesystem::path beside = besideOf(path);
    TRY_VOID(destroyOne(beside)); // of a crash before
    {
        const Descriptor file(
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
        if (!file.isOpen())
            return systemError("making a file");
        if (auto written = writeSynced(file.get(), bytes); !written) {
            ::unlink(beside.c_str());
            return written;
        }
    }
    if (::rename(beside.c_str(), path.c_str()) != 0)
        return systemError("renaming a file");
    return syncFolder(path.parent_path());
}

Result<void> destroyFile(const std::filesystem::path& path)
{
    TRY_VOID(destroyOne(besideOf(path)));
    TRY_VOID(destroyOne(path));
    return syncFolder(path.parent_path());
}

Result<FolderLock> FolderLock::take(const std::filesystem::path& file)
{
    const int directory = ::open(folderOf(file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0)
        return systemError("opening a folder");
    FolderLock lock(directory);
    if (::flock(directory, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return Error {ErrorCode::Busy, "another process changes this folder's keys"};
    return lock;
}

FolderLock::FolderLock(int descriptor)
    : m_descriptor(descriptor)
{
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace core::vault
