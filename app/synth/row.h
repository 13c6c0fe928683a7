// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A comma-delimited row being put together.
#pragma once

#include <string>
#include <string_view>

namespace app::synth {

class Row
{
public:
    Row& add(std::string_view field)
    {
        if (!m_isEmpty)
            m_text += ',';
        m_isEmpty = false;
        m_text += field;
        return *this;
    }
    Row& add(char field) { return add(std::string_view(&field, 1)); }
    const std::string& text() const { return m_text; }
    void clear()
    {
        m_text.clear();
        m_isEmpty = true;
    }

private:
    std::string m_text;
    bool m_isEmpty = true;
};

/// The last two digits, "08".
inline std::string twoDigits(int number)
{
    const int rest = number % 100;
    return {static_cast<char>('0' + rest / 10), static_cast<char>('0' + rest % 10)};
}

} // namespace app::synth
