// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/prompt_terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace app::seguectl {
namespace {

volatile std::sig_atomic_t signalPipe = -1; // a signal handler can only reach what is static

extern "C" void onHeldSignal(int signal)
{
    const int before = errno;
    const auto byte = static_cast<unsigned char>(signal);
    [[maybe_unused]] const auto written = write(signalPipe, &byte, 1);
    errno = before;
}

} // namespace

PromptTerminal::PromptTerminal(Echo echo)
{
    // By a pipe, not by interrupting a read: the signal may arrive in another thread.
    if (pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        m_pipe = {-1, -1};
    signalPipe = m_pipe[1];
    struct sigaction held
    {
    };
    held.sa_handler = onHeldSignal;
    sigemptyset(&held.sa_mask);
    for (std::size_t i = 0; i < Held.size(); ++i)
        sigaction(Held[i], &held, &m_handlers[i]);
    if (echo == Echo::Shown || tcgetattr(STDIN_FILENO, &m_before) != 0)
        return;
    termios hidden = m_before;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL);
    m_isChanged = tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
}

PromptTerminal::~PromptTerminal()
{
    if (m_isChanged)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    for (std::size_t i = 0; i < Held.size(); ++i)
        sigaction(Held[i], &m_handlers[i], nullptr);
    signalPipe = -1;
    for (const int end : m_pipe)
        if (end >= 0)
            close(end);
}

int PromptTerminal::waitForLine()
{
    std::array<pollfd, 2> sources {
        {{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
         {.fd = m_pipe[0], .events = POLLIN, .revents = 0}},
    };
    while (poll(sources.data(), sources.size(), -1) < 0)
        if (errno != EINTR)
            return 0; // the read that follows says what is wrong
    unsigned char signal = 0;
    if ((sources[1].revents & POLLIN) != 0 && read(m_pipe[0], &signal, 1) == 1)
        return signal;
    return 0;
}

} // namespace app::seguectl
