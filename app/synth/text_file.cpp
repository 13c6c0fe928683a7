// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/text_file.h"

#include <cerrno>

namespace app::synth {
namespace {

constexpr std::size_t BufferSize = 1 << 16;

core::Error writeError()
{
    const bool isFull = errno == ENOSPC;
    return {.code = isFull ? core::ErrorCode::DiskFull : core::ErrorCode::Io,
            .detail = "cannot write a file of the invented region"};
}

/// Letters beyond ASCII in our names lie in U+0080..U+00FF, where both encodings share the codes.
void appendAsWindows1252(std::string& out, std::string_view utf8)
{
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x80 || i + 1 == utf8.size()) {
            out += utf8[i];
            continue;
        }
        const auto low = static_cast<unsigned char>(utf8[++i]);
        out += static_cast<char>(((byte & 0x1f) << 6) | (low & 0x3f));
    }
}

} // namespace

core::Result<void> TextFile::create(const std::filesystem::path& path, LineEnd lineEnd,
                                    Encoding encoding)
{
    m_lineEnd = lineEnd;
    m_encoding = encoding;
    m_buffer.reserve(BufferSize + 1024);
    m_out.open(path, std::ios::binary | std::ios::trunc);
    if (!m_out)
        return writeError();
    return {};
}

void TextFile::writeRow(std::string_view utf8)
{
    if (m_encoding == Encoding::Windows1252)
        appendAsWindows1252(m_buffer, utf8);
    else
        m_buffer += utf8;
    m_buffer += m_lineEnd == LineEnd::CrLf ? "\r\n" : "\n";
    ++m_rows;
    if (m_buffer.size() < BufferSize)
        return;
    m_out.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    m_buffer.clear();
}

core::Result<void> TextFile::close()
{
    m_out.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    m_out.close();
    if (!m_out)
        return writeError();
    return {};
}

core::Result<void> writeText(const std::filesystem::path& path, std::string_view text)
{
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (!out)
        return writeError();
    return {};
}

} // namespace app::synth
