// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault_under_test.h"

#include "core/vault/sealed/process.h"
#include "core/vault/sealed/sealed_vfs.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>

FaultDisk& faultDisk()
{
    static FaultDisk disk("fault-disk");
    return disk;
}

std::uint64_t rounds(const char* name, std::uint64_t usual)
{
    const char* wanted = std::getenv(name);
    return wanted == nullptr ? usual : std::stoull(wanted);
}

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    if (const auto started = core::vault::startVault(); !started) {
        std::fprintf(stderr, "startVault: %s\n", started.error().detail.c_str());
        return 1;
    }
    core::vault::SealedVfsOptions onDisk;
    onDisk.name = SealedOnDisk;
    onDisk.under = faultDisk().name();
    onDisk.patience = {}; // nobody else writes
    if (!core::vault::registerSealedVfs(onDisk))
        return 1;
    return RUN_ALL_TESTS();
}
