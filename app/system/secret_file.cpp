// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/system/secret_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace app {
namespace {

using core::SecretBuffer;

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

} // namespace

SecretBuffer firstLine(const SecretBuffer& buffer, std::size_t used)
{
    const auto text = buffer.bytes().first(used);
    auto end = std::find(text.begin(), text.end(), std::byte {'\n'});
    if (end != text.begin() && *(end - 1) == std::byte {'\r'})
        --end;
    return SecretBuffer::copyOf({text.begin(), end});
}

core::Result<SecretBuffer> readSecretFile(const std::filesystem::path& path, SecretExtent extent)
{
    const std::string name = path.filename().string();
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    SecretBuffer buffer(LongestSecret);
    const ssize_t got = file < 0 ? -1 : readAll(file, buffer);
    if (file >= 0)
        close(file);
    if (got < 0)
        return core::Error {
            .code = core::ErrorCode::Io, .detail = "a secret's file cannot be read", .place = name};
    const auto used = static_cast<std::size_t>(got);
    SecretBuffer secret = extent == SecretExtent::FirstLine
        ? firstLine(buffer, used)
        : SecretBuffer::copyOf(buffer.bytes().first(used));
    const std::size_t length = secret.size();
    if (length == 0 || length == LongestSecret)
        return core::Error {
            .code = core::ErrorCode::InvalidArgument,
            .detail = "a secret's file is empty or far too long",
            .place = name + (length == 0 ? ", whose first line is empty" : ", which is too long")};
    return secret;
}

} // namespace app
