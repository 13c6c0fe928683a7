// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A submission file being written, in the line ends and the encoding its sender uses.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace app::synth {

enum class LineEnd
{
    Lf,
    CrLf
};
enum class Encoding
{
    Utf8,
    Windows1252
};

class TextFile
{
public:
    /// Io when it cannot be created.
    core::Result<void> create(const std::filesystem::path& path, LineEnd lineEnd,
                              Encoding encoding);
    void writeRow(std::string_view utf8);
    std::int64_t rows() const { return m_rows; }
    core::Result<void> close(); ///< Io or DiskFull when something was not written

private:
    std::ofstream m_out;
    std::string m_buffer;
    LineEnd m_lineEnd = LineEnd::Lf;
    Encoding m_encoding = Encoding::Utf8;
    std::int64_t m_rows = 0;
};

/// A whole small file. Io or DiskFull.
core::Result<void> writeText(const std::filesystem::path& path, std::string_view text);

} // namespace app::synth
