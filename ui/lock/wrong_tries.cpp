// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/wrong_tries.h"

#include <algorithm>

namespace ui::lock {

using std::chrono::milliseconds;
using std::chrono::seconds;

Now steadyNow()
{
    return [] {
        return std::chrono::duration_cast<milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    };
}

void WrongTries::wrong()
{
    constexpr int Doublings = 5; // 1, 2, 4, 8, 16, then the longest
    const seconds wait = std::min(LongestWait, seconds(1 << std::min(m_count, Doublings)));
    ++m_count;
    m_until = m_now() + wait;
}

seconds WrongTries::wait() const
{
    if (m_count == 0)
        return seconds(0);
    return std::max(seconds(0), std::chrono::ceil<seconds>(m_until - m_now()));
}

} // namespace ui::lock
