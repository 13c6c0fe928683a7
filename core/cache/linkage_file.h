// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The surrogates of a profile's students, appended to by each import. Whoever holds it for writing
// is the one import that is running.
#pragma once

#include "core/base/result.h"
#include "core/cache/build/surrogate_book.h"
#include "core/cache/connection.h"

#include <filesystem>
#include <optional>
#include <span>

namespace core::cache {

class LinkageFile
{
public:
    static Result<void> create(const std::filesystem::path& path, Seal seal);

    /// Takes the file for writing, or nothing when an import is running, here or elsewhere.
    static Result<std::optional<LinkageFile>> take(const std::filesystem::path& path, Seal seal);
    LinkageFile(LinkageFile&&) noexcept = default;
    LinkageFile& operator=(LinkageFile&&) noexcept = default;
    /// Gives the file back; what was not committed is gone.
    ~LinkageFile() = default;

    Result<SurrogateBook> load() const;
    Result<void> append(std::span<const Surrogate> surrogates) const;
    Result<void> commit() const;

private:
    explicit LinkageFile(Connection connection)
        : m_connection(std::move(connection))
    {
    }

    Connection m_connection;
};

} // namespace core::cache
