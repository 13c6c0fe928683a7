// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal while a person answers a prompt, seen or unseen. Signals that would end or stop the
// program are held back meanwhile, so that the echo always comes back.
#pragma once

#include <termios.h>

#include <array>
#include <csignal>

namespace app::seguectl {

enum class Echo
{
    Shown,
    Hidden
};

/// One at a time, from before the prompt to after the answer.
class PromptTerminal
{
public:
    explicit PromptTerminal(Echo echo);
    ~PromptTerminal();
    PromptTerminal(const PromptTerminal&) = delete;
    PromptTerminal& operator=(const PromptTerminal&) = delete;

    /// Waits for a line on the standard input. Returns the signal that came instead, or 0.
    int waitForLine();

private:
    static constexpr std::array Held {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

    termios m_before {};
    bool m_isChanged = false;
    std::array<struct sigaction, Held.size()> m_handlers {};
    std::array<int, 2> m_pipe {-1, -1};
};

} // namespace app::seguectl
