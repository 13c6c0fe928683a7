// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lends keys to SQLite's files by a random number, so that no key stands in a URI or a QString; and
// keeps the first fault of each, because SQLite's own errors say too little.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"
#include "core/vault/sealed/sealed_header.h"

#include <cstdint>
#include <optional>
#include <span>

namespace core::vault {

/// A key on loan. The VFS finds it by number until this object goes.
class SealHandle
{
public:
    /// Copies @p dataKey into locked memory. @p frozen: open only this very file.
    static Result<SealHandle> lend(std::span<const std::byte> dataKey, Role role,
                                   std::optional<FrozenIdentity> frozen = {});
    SealHandle(SealHandle&& other) noexcept;
    SealHandle& operator=(SealHandle&& other) noexcept;
    ~SealHandle();

    /// Never 0; for the URI: "seal=<number>".
    std::uint64_t number() const { return m_number; }

    /// The first thing that was wrong with one of its files since it was lent, or since the last
    /// call. "Recovered" is no fault: see walWasCut().
    std::optional<Error> takeFault() const;

    /// A WAL ended in blocks that are not authentic and was used up to its last intact commit.
    bool walWasCut() const;

private:
    explicit SealHandle(std::uint64_t number)
        : m_number(number)
    {
    }
    std::uint64_t m_number = 0;
};

} // namespace core::vault
