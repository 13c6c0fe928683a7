// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/secret_input.h"

#include "app/seguectl/prompt_terminal.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace app::seguectl {
namespace {

using core::SecretBuffer;

constexpr std::size_t Longest = 4096; // no passphrase is as long; a terminal's line neither

SecretBuffer firstBytes(const SecretBuffer& from, std::size_t count)
{
    SecretBuffer part(count);
    std::copy_n(from.bytes().begin(), count, part.bytes().begin());
    return part;
}

/// How many of the first @p used bytes stand before the line end.
std::size_t lineLength(const SecretBuffer& buffer, std::size_t used)
{
    const auto text = buffer.bytes().first(used);
    auto end = std::find(text.begin(), text.end(), std::byte {'\n'});
    if (end != text.begin() && *(end - 1) == std::byte {'\r'})
        --end;
    return static_cast<std::size_t>(end - text.begin());
}

/// Reads until the end, or until @p buffer is full. Less than 0 when it cannot be read.
ssize_t readAll(int file, SecretBuffer& buffer)
{
    std::size_t used = 0;
    while (used < buffer.size()) {
        const ssize_t got = read(file, buffer.bytes().data() + used, buffer.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return got;
        if (got == 0)
            break;
        used += static_cast<std::size_t>(got);
    }
    return static_cast<ssize_t>(used);
}

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
        SecretBuffer buffer(Longest);
        const ssize_t got = read(STDIN_FILENO, buffer.bytes().data(), buffer.size());
        typed.isEnd = got <= 0;
        if (got > 0)
            typed.line = firstBytes(buffer, lineLength(buffer, static_cast<std::size_t>(got)));
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

core::Result<SecretBuffer> readSecretFile(const std::filesystem::path& path, SecretExtent extent)
{
    const std::string name = path.filename().string();
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    SecretBuffer buffer(Longest);
    const ssize_t got = file < 0 ? -1 : readAll(file, buffer);
    if (file >= 0)
        close(file);
    if (got < 0)
        return core::Error {
            .code = core::ErrorCode::Io, .detail = "a secret's file cannot be read", .place = name};
    const auto used = static_cast<std::size_t>(got);
    const std::size_t length = extent == SecretExtent::FirstLine ? lineLength(buffer, used) : used;
    if (length == 0 || length == Longest)
        return core::Error {
            .code = core::ErrorCode::InvalidArgument,
            .detail = "a secret's file is empty or far too long",
            .place = name + (length == 0 ? ", whose first line is empty" : ", which is too long")};
    return firstBytes(buffer, length);
}

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

SecretBuffer copyOf(const SecretBuffer& secret)
{
    return firstBytes(secret, secret.size());
}

bool sameSecret(const SecretBuffer& one, const SecretBuffer& other)
{
    return std::ranges::equal(one.bytes(), other.bytes());
}

} // namespace app::seguectl
