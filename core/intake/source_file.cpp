// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/source_file.h"

#include "core/intake/byte_scanner.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace core::intake {
namespace {

constexpr std::size_t PieceBytes = std::size_t {1} << 20U;
constexpr std::size_t HeadBytes = std::size_t {1} << 16U;

// Windows-1252, 0x80 to 0x9F; the five bytes it leaves open become the replacement character.
constexpr std::array<char16_t, 32> Windows1252High {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void appendUtf8(WipedString& out, char16_t point)
{
    if (point >= 0x800) {
        out.append(1, static_cast<char>(0xE0U | (point >> 12U)));
        out.append(1, static_cast<char>(0x80U | ((point >> 6U) & 0x3FU)));
    } else {
        out.append(1, static_cast<char>(0xC0U | (point >> 6U)));
    }
    out.append(1, static_cast<char>(0x80U | (point & 0x3FU)));
}

Error ioError(const std::string& name, std::string detail)
{
    return {ErrorCode::Io, std::move(detail), name};
}

} // namespace

SourceFile::SourceFile(int descriptor, std::string name)
    : m_descriptor(descriptor)
    , m_name(std::move(name))
{
}

SourceFile::SourceFile(SourceFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_name(std::move(other.m_name))
    , m_scan(other.m_scan)
    , m_offset(other.m_offset)
    , m_piece(std::move(other.m_piece))
{
}

SourceFile::~SourceFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<SourceFile> SourceFile::open(const std::filesystem::path& path)
{
    // Without O_NONBLOCK opening a pipe nobody writes to would wait for ever.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    SourceFile file(descriptor, path.filename().string());
    if (descriptor < 0)
        return ioError(file.m_name, std::strerror(errno));
    struct stat status
    {
    };
    if (::fstat(descriptor, &status) != 0)
        return ioError(file.m_name, std::strerror(errno));
    if (!S_ISREG(status.st_mode))
        return ioError(file.m_name, S_ISDIR(status.st_mode) ? "is a folder" : "is not a file");
    // No longer than the file: most of a test's or a user's files are small.
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
    file.m_piece.resize(std::min<std::uint64_t>(size + 1, PieceBytes));
    TRY_VOID(file.look());
    return file;
}

Result<std::size_t> SourceFile::readAt(std::uint64_t offset, std::span<char> piece) const
{
    std::size_t filled = 0;
    while (filled < piece.size()) {
        const ssize_t got = ::pread(m_descriptor, piece.data() + filled, piece.size() - filled,
                                    static_cast<off_t>(offset + filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return ioError(m_name, std::strerror(errno));
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

Result<void> SourceFile::look()
{
    ByteScanner scanner;
    for (std::uint64_t offset = 0;;) {
        TRY_ASSIGN(const std::size_t got, readAt(offset, m_piece));
        scanner.add(std::string_view(m_piece).substr(0, got));
        offset += got;
        if (got < m_piece.size())
            break;
    }
    m_scan = scanner.finish();
    m_offset = m_scan.hasMark ? 3 : 0;
    return {};
}

Result<WipedString> SourceFile::head()
{
    TRY_ASSIGN(const std::size_t got,
               readAt(m_scan.hasMark ? 3 : 0,
                      std::span<char>(m_piece).first(std::min(m_piece.size(), HeadBytes))));
    WipedString text;
    decode(std::string_view(m_piece).substr(0, got), text);
    return text;
}

Result<bool> SourceFile::append(WipedString& buffer)
{
    TRY_ASSIGN(const std::size_t got, readAt(m_offset, m_piece));
    m_offset += got;
    decode(std::string_view(m_piece).substr(0, got), buffer);
    return got > 0;
}

void SourceFile::decode(std::string_view raw, WipedString& buffer) const
{
    if (m_scan.encoding != Encoding::Windows1252) {
        buffer.append(raw);
        return;
    }
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            buffer.append(1, c);
        else
            appendUtf8(buffer, byte < 0xA0 ? Windows1252High[byte - 0x80U] : byte);
    }
}

} // namespace core::intake
