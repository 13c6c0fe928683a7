// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A vault without files or keys: opens for what a test says, remembers what was done to it, and
// counts what is open.
#pragma once

#include "ui/lock/vault_door.h"
#include "ui/lock/wrong_tries.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>

namespace tests {

struct FakeVault : std::enable_shared_from_this<FakeVault>
{
    // How it is; set before the door is used.
    core::session::VaultStatus status {.protection = {.keychain = false, .passphrase = true},
                                       .publishedPassphrase = {},
                                       .recordedBackEnd = {},
                                       .presentBackEnd = {}};
    std::optional<core::Error> statusError;
    std::string passphrase = "five words make a passphrase";
    std::string code = "bazuv";
    std::optional<core::Error> openError; ///< said whatever is typed
    std::atomic<bool> slow = false; ///< holds every call until it is cancelled or this is false
    core::session::VaultCheck found;

    // What was done to it.
    std::atomic<int> opened = 0;
    std::atomic<int> closed = 0;
    std::atomic<bool> closedOnGuiThread = false;
    std::atomic<int> restored = 0;
    std::string draft() const;
    core::session::Protection protection() const;
    std::string newPassphrase() const;

    ui::lock::VaultDoor door();

private:
    class Profile;
    ui::lock::Opened enter(core::TaskContext& task);
    void wait(core::TaskContext& task) const;

    mutable std::mutex m_mutex; ///< guards what follows
    std::string m_draft;
    core::session::Protection m_protection;
    std::string m_newPassphrase;
};

/// A clock that a test moves.
struct FakeTime
{
    std::shared_ptr<std::atomic<std::int64_t>> ms
        = std::make_shared<std::atomic<std::int64_t>>(1000);
    ui::lock::Now now() const
    {
        return [at = ms] { return std::chrono::milliseconds(at->load()); };
    }
    void pass(std::chrono::milliseconds time) const { *ms += time.count(); }
};

} // namespace tests
