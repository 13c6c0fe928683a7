// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/secret_input.h"

#include "app/seguectl/prompt_terminal.h"
#include "app/system/secret_file.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace app::seguectl {
namespace {

using core::SecretBuffer;

/// A line, or the signal that came instead.
struct Typed
{
    SecretBuffer line;
    int signal = 0;
    bool isEnd = false;
};

Typed readLine(const std::string& prompt, Echo echo)
{
    Typed typed;
    PromptTerminal terminal(echo);
    std::fputs(prompt.c_str(), stderr);
    std::fflush(stderr);
    typed.signal = terminal.waitForLine();
    if (typed.signal == 0) {
        SecretBuffer buffer(LongestSecret);
        const ssize_t got = read(STDIN_FILENO, buffer.bytes().data(), buffer.size());
        typed.isEnd = got <= 0;
        if (got > 0)
            typed.line = firstLine(buffer, static_cast<std::size_t>(got));
    }
    if (echo == Echo::Hidden || typed.signal != 0 || typed.isEnd)
        std::fputc('\n', stderr); // a line end that was not seen
    return typed;
}

core::Result<SecretBuffer> ask(const std::string& prompt, Echo echo)
{
    while (true) {
        Typed typed = readLine(prompt, echo);
        if (typed.signal == SIGTSTP) {
            raise(SIGTSTP); // the terminal is as before by now; asked again when it goes on
            continue;
        }
        if (typed.signal != 0 || typed.isEnd)
            return core::Error {.code = core::ErrorCode::Cancelled,
                                .detail = "a prompt was not answered"};
        return std::move(typed.line);
    }
}

} // namespace

bool canAsk()
{
    return isatty(STDIN_FILENO) == 1;
}

core::Result<SecretBuffer> askSecret(const std::string& prompt)
{
    return ask(prompt, Echo::Hidden);
}

core::Result<std::string> askLine(const std::string& prompt)
{
    TRY_ASSIGN(const SecretBuffer line, ask(prompt, Echo::Shown));
    const auto text = line.bytes();
    return std::string(reinterpret_cast<const char*>(text.data()), text.size());
}

bool sameSecret(const SecretBuffer& one, const SecretBuffer& other)
{
    return std::ranges::equal(one.bytes(), other.bytes());
}

} // namespace app::seguectl
