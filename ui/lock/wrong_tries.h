// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Slows down guessing at the window: after each wrong try a wait of 1, 2, 4 … 30 seconds. Not
// remembered from start to start; against a copied file scrypt is what counts.
#pragma once

#include <chrono>
#include <functional>

namespace ui::lock {

/// A clock that only goes forward, from any beginning.
using Now = std::function<std::chrono::milliseconds()>;

Now steadyNow();

class WrongTries
{
public:
    static constexpr std::chrono::seconds LongestWait {30};

    explicit WrongTries(Now now)
        : m_now(std::move(now))
    {
    }

    void wrong();
    void right() { m_count = 0; }

    /// Whole seconds until the next try, rounded up; 0 when it may come now.
    std::chrono::seconds wait() const;

private:
    Now m_now;
    int m_count = 0;
    std::chrono::milliseconds m_until {0};
};

} // namespace ui::lock
