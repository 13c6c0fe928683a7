// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys for tests: of a demo profile, whose derivation costs nothing.
#pragma once

#include "core/cache/connection.h"
#include "core/vault/keys/key_safe.h"

namespace core::cache::tests {

vault::NewSafe demoSafe();
vault::Proof demoProof();

/// The same keys throughout the program.
const vault::DataKeys& someKeys();

/// The key of @p kind from someKeys(), lent for one frozen file.
Seal sealOf(const FileKind& kind, const vault::FrozenIdentity& identity);

} // namespace core::cache::tests
