// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/passphrase_file.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace app {

using core::ErrorCode;
using core::SecretBuffer;

namespace {

constexpr std::size_t Longest = 4096;

} // namespace

core::Result<SecretBuffer> readPassphraseFile(const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                               std::fclose);
    if (!file)
        return core::Error {
            .code = ErrorCode::Io, .detail = "a passphrase's file cannot be read", .place = name};
    std::setbuf(file.get(), nullptr); // no copy in a buffer that nobody wipes
    SecretBuffer read(Longest);
    const std::size_t got = std::fread(read.bytes().data(), 1, read.size(), file.get());
    const auto text = read.bytes().first(got);
    auto end = std::find(text.begin(), text.end(), std::byte {'\n'});
    if (end != text.begin() && *(end - 1) == std::byte {'\r'})
        --end;
    const auto length = static_cast<std::size_t>(end - text.begin());
    if (length == 0 || length == Longest)
        return core::Error {.code = ErrorCode::InvalidArgument,
                            .detail = "a passphrase's file is empty or far too long",
                            .place = name};
    SecretBuffer passphrase(length);
    std::copy_n(text.begin(), length, passphrase.bytes().begin());
    return passphrase;
}

} // namespace app
