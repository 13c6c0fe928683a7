// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/byte_scanner.h"

#include <algorithm>
#include <cstring>

namespace core::intake {
namespace {

constexpr std::size_t StartBytes = 512;

bool hasHighBit(std::string_view piece)
{
    unsigned char any = 0;
    for (const char c : piece)
        any |= static_cast<unsigned char>(c);
    return any >= 0x80;
}

/// UTF-16 of western text has a zero in every second byte.
bool looksLikeUtf16(std::string_view start)
{
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"))
        return true;
    const auto zeros = static_cast<std::size_t>(std::count(start.begin(), start.end(), '\0'));
    return start.size() >= 8 && zeros * 3 > start.size();
}

} // namespace

std::string FileScan::encodingName() const
{
    switch (encoding) {
    case Encoding::Windows1252:
        return "Windows-1252";
    case Encoding::Utf16:
        return "UTF-16";
    case Encoding::Utf8:
        break;
    }
    return hasMark ? "UTF-8 with byte order mark" : "UTF-8";
}

void ByteScanner::add(std::string_view piece)
{
    if (piece.empty())
        return;
    m_scan.bytes += piece.size();
    if (m_start.size() < StartBytes)
        m_start.append(piece.substr(0, StartBytes - m_start.size()));
    countLines(piece);
    if (m_pending > 0 || hasHighBit(piece))
        followUtf8(piece);
    m_last = piece.back();
}

void ByteScanner::countLines(std::string_view piece)
{
    m_scan.hasLineEnds
        = m_scan.hasLineEnds || piece.find_first_of("\r\n") != std::string_view::npos;
    if (m_scan.nulLine > 0)
        return;
    const std::size_t nul = piece.find('\0');
    const std::string_view before = piece.substr(0, nul);
    m_lineFeeds += std::count(before.begin(), before.end(), '\n');
    m_carriageReturns += std::count(before.begin(), before.end(), '\r');
    if (nul != std::string_view::npos)
        m_scan.nulLine = std::max(m_lineFeeds, m_carriageReturns) + 1;
}

void ByteScanner::followUtf8(std::string_view piece)
{
    for (const char c : piece)
        followByte(static_cast<unsigned char>(c));
}

/// The well-formed sequences of Unicode, table 3-7.
void ByteScanner::followByte(unsigned char byte)
{
    if (m_pending > 0) {
        if (byte >= m_low && byte <= m_high) {
            --m_pending;
            m_hasSequences = m_hasSequences || m_pending == 0;
            m_low = 0x80;
            m_high = 0xBF;
            return;
        }
        m_hasStrays = true;
        m_pending = 0;
    }
    m_low = 0x80;
    m_high = 0xBF;
    if (byte < 0x80)
        return;
    m_scan.isAscii = false;
    if (byte >= 0xC2 && byte <= 0xDF) {
        m_pending = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        m_pending = 2;
        m_low = byte == 0xE0 ? 0xA0 : 0x80;
        m_high = byte == 0xED ? 0x9F : 0xBF;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        m_pending = 3;
        m_low = byte == 0xF0 ? 0x90 : 0x80;
        m_high = byte == 0xF4 ? 0x8F : 0xBF;
    } else {
        m_hasStrays = true;
    }
}

FileScan ByteScanner::finish()
{
    m_hasStrays = m_hasStrays || m_pending > 0;
    m_scan.hasMark = std::string_view(m_start).starts_with("\xEF\xBB\xBF");
    m_scan.endsWithLineEnd = m_last == '\n' || m_last == '\r';
    if (looksLikeUtf16(m_start))
        m_scan.encoding = Encoding::Utf16;
    else if (m_hasStrays)
        m_scan.encoding = Encoding::Windows1252;
    m_scan.isMixed = m_scan.encoding == Encoding::Windows1252 && m_hasSequences;
    return m_scan;
}

} // namespace core::intake
