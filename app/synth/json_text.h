// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Enough of JSON to write what synth writes: its texts are its own and plain ASCII.
#pragma once

#include <string>
#include <string_view>

namespace app::synth {

/// @pre @p text is ASCII without control characters.
inline std::string inQuotes(std::string_view text)
{
    std::string out = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            out += '\\';
        out += letter;
    }
    return out + '"';
}

} // namespace app::synth
