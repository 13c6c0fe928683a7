// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file as it arrived: looked through once for its encoding and line ends, then read in pieces as
// UTF-8. Holds one piece in memory, whatever the size of the file.
#pragma once

#include "core/intake/byte_source.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace core::intake {

enum class Encoding
{
    Utf8,
    Windows1252,
    Utf16
};

/// What one pass over all bytes tells.
struct FileScan
{
    std::uint64_t bytes = 0;
    Encoding encoding = Encoding::Utf8;
    bool hasMark = false; ///< begins with a UTF-8 byte order mark
    bool isMixed = false; ///< UTF-8 sequences beside bytes that are none: read as Windows-1252
    bool isAscii = true;
    bool hasLineEnds = false;
    bool endsWithLineEnd = false;
    std::int64_t nulLine = 0; ///< line of the first NUL byte; 0 = none

    std::string encodingName() const;
};

class SourceFile final : public ByteSource
{
public:
    /// Io, with the file's name as place, for anything that is not a readable regular file.
    static Result<SourceFile> open(const std::filesystem::path& path);
    SourceFile(SourceFile&& other) noexcept;
    SourceFile& operator=(SourceFile&&) = delete;
    ~SourceFile() override;

    const FileScan& scan() const { return m_scan; }
    const std::string& name() const { return m_name; }

    /// The first piece, decoded (64 KiB at most), without moving on.
    Result<WipedString> head();

    Result<bool> append(WipedString& buffer) override;

    std::uint64_t bytesRead() const { return m_offset; }

private:
    SourceFile(int descriptor, std::string name);
    Result<void> look();
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> piece) const;
    void decode(std::string_view raw, WipedString& buffer) const;

    int m_descriptor;
    std::string m_name; ///< without its folder
    FileScan m_scan;
    std::uint64_t m_offset = 0;
    WipedString m_piece;
};

} // namespace core::intake
