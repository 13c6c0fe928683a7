// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells encoding and line ends from the bytes of a file, given piece by piece.
#pragma once

#include "core/intake/source_file.h"

namespace core::intake {

class ByteScanner
{
public:
    void add(std::string_view piece);
    FileScan finish();

private:
    void countLines(std::string_view piece);
    void followUtf8(std::string_view piece);
    void followByte(unsigned char byte);

    FileScan m_scan;
    WipedString m_start; ///< the first bytes: a mark, or the zeros of UTF-16
    std::int64_t m_lineFeeds = 0;
    std::int64_t m_carriageReturns = 0;
    char m_last = 0;
    int m_pending = 0; ///< continuation bytes still due
    unsigned char m_low = 0x80; ///< bounds of the next one
    unsigned char m_high = 0xBF;
    bool m_hasSequences = false;
    bool m_hasStrays = false;
};

} // namespace core::intake
