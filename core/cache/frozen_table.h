// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the profile keeps of each frozen file: which one it is, and, while a rekey replaces it,
// which one it will be.
#pragma once

#include "core/cache/connection.h"

#include <optional>
#include <string>

namespace core::cache {

struct FrozenRow
{
    std::string id;
    vault::FrozenIdentity identity;
    std::optional<vault::FrozenIdentity> next;
};

/// The table; part of the profile's first format.
inline constexpr std::string_view CreateFrozenTable
    = "CREATE TABLE frozen (id TEXT PRIMARY KEY, identity BLOB NOT NULL, next BLOB)";

/// Adds the row of a new file, or replaces it.
Result<void> putFrozen(const Connection& profile, const FrozenRow& row);
/// Corrupt when there is no such row.
Result<FrozenRow> frozenRow(const Connection& profile, const std::string& id);
Result<void> dropFrozen(const Connection& profile, const std::string& id);

} // namespace core::cache
