// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/process.h"

#include "core/vault/primitives/known_answers.h"
#include "core/vault/sealed/sealed_vfs.h"
#include "core/vault/sealed/wiping_memory.h"

#include <openssl/crypto.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace core::vault {

namespace {

/// Room for some thousand keys.
constexpr std::size_t SecureHeapBytes = 256 * 1024;
constexpr std::size_t SmallestSecret = 32;

Result<void> start()
{
    // Where the system allows no locked memory it is still wiped, and never in a core dump.
    if (CRYPTO_secure_malloc_initialized() == 0
        && CRYPTO_secure_malloc_init(SecureHeapBytes, SmallestSecret) == 0)
        return Error {ErrorCode::Crypto, "secure heap"};
    TRY_VOID(checkKnownAnswers());
    TRY_VOID(installWipingMemory());
    return registerSealedVfs({});
}

} // namespace

Result<void> hardenProcess()
{
    const rlimit none {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return Error {ErrorCode::Io, "core dumps cannot be switched off"};
    return {};
}

Result<void> startVault()
{
    static const Result<void> started = start();
    return started;
}

} // namespace core::vault
