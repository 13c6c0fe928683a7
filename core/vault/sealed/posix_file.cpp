// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/raw_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

namespace core::vault {
namespace {

Error systemError(const char* call)
{
    const int reason = errno;
    if (reason == ENOENT)
        return {ErrorCode::NotFound, call};
    const bool full = reason == ENOSPC || reason == EDQUOT;
    return {full ? ErrorCode::DiskFull : ErrorCode::Io,
            std::string(call) + ", error " + std::to_string(reason)};
}

/// Repeats @p call while a signal interrupts it.
template<typename Call>
auto uninterrupted(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

class PosixFile final : public RawFile
{
public:
    explicit PosixFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~PosixFile() override { ::close(m_descriptor); }
    PosixFile(const PosixFile&) = delete;
    PosixFile& operator=(const PosixFile&) = delete;

    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override
    {
        std::size_t done = 0;
        while (done < out.size()) {
            const ssize_t part = uninterrupted([&] {
                return ::pread(m_descriptor, out.data() + done, out.size() - done,
                               static_cast<off_t>(offset + done));
            });
            if (part < 0)
                return systemError("pread");
            if (part == 0)
                break;
            done += static_cast<std::size_t>(part);
        }
        return done;
    }

    Result<void> write(std::uint64_t offset, std::span<const std::byte> bytes) override
    {
        while (!bytes.empty()) {
            const ssize_t part = uninterrupted([&] {
                return ::pwrite(m_descriptor, bytes.data(), bytes.size(),
                                static_cast<off_t>(offset));
            });
            if (part < 0)
                return systemError("pwrite");
            offset += static_cast<std::size_t>(part);
            bytes = bytes.subspan(static_cast<std::size_t>(part));
        }
        return {};
    }

    Result<void> truncate(std::uint64_t size) override
    {
        if (uninterrupted([&] { return ::ftruncate(m_descriptor, static_cast<off_t>(size)); }) != 0)
            return systemError("ftruncate");
        return {};
    }

    Result<std::uint64_t> size() override
    {
        struct stat facts = {};
        if (::fstat(m_descriptor, &facts) != 0)
            return systemError("fstat");
        return static_cast<std::uint64_t>(facts.st_size);
    }

    Result<void> sync() override
    {
        // Never repeated: after a failed fsync the kernel forgets what it could not write.
        if (::fsync(m_descriptor) != 0)
            return systemError("fsync");
        return {};
    }

private:
    int m_descriptor;
};

int flagsOf(OpenMode mode)
{
    switch (mode) {
    case OpenMode::Read:
        return O_RDONLY;
    case OpenMode::ReadWrite:
        return O_RDWR;
    case OpenMode::CreateNew:
        return O_RDWR | O_CREAT | O_EXCL;
    }
    return O_RDONLY;
}

} // namespace

Result<std::unique_ptr<RawFile>> openPosixFile(const std::filesystem::path& path, OpenMode mode)
{
    const int descriptor = uninterrupted(
        [&] { return ::open(path.c_str(), flagsOf(mode) | O_CLOEXEC, S_IRUSR | S_IWUSR); });
    if (descriptor < 0)
        return systemError("open");
    return std::unique_ptr<RawFile>(std::make_unique<PosixFile>(descriptor));
}

Result<void> syncFolder(const std::filesystem::path& folder)
{
    const std::filesystem::path named = folder.empty() ? std::filesystem::path(".") : folder;
    const int descriptor
        = uninterrupted([&] { return ::open(named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    if (descriptor < 0)
        return Error {ErrorCode::Io, "open a folder"};
    return PosixFile(descriptor).sync();
}

} // namespace core::vault
