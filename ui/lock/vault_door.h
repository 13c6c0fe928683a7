// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the lock needs of the program behind it: ways to open the profile, and what an open one can
// do. Every call may take long and comes from a pool thread.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/session/vault_services.h"
#include "ui/lock/code_field.h"

#include <functional>
#include <memory>
#include <string>

namespace ui::lock {

/// Dropping the last copy closes the databases and wipes the keys.
class OpenProfile
{
public:
    virtual ~OpenProfile() = default;

    virtual core::Result<std::string> draft() = 0;
    virtual core::Result<void> keepDraft(const std::string& draft) = 0;
    virtual core::Result<core::session::VaultStatus> status() = 0;
    virtual core::Result<void> protect(core::session::Protection protection,
                                       const core::SecretBuffer& newPassphrase)
        = 0;
    virtual core::Result<core::session::VaultCheck> check(core::TaskContext& task) = 0;
    /// The words of the new recovery code.
    virtual core::Result<core::SecretBuffer> rekey(const core::session::Typed& typed,
                                                   core::TaskContext& task)
        = 0;
};

using Opened = core::Result<std::shared_ptr<OpenProfile>>;

/// As the functions of core::session::Session of the same names. A task that is cancelled must not
/// leave anything open.
struct VaultDoor
{
    std::function<core::Result<core::session::VaultStatus>()> status;
    std::function<Opened(const core::session::Typed&, core::TaskContext&)> open;
    std::function<Opened(const core::session::Typed&, core::session::Protection,
                         const core::SecretBuffer& newPassphrase, core::TaskContext&)>
        recover;
    std::function<Opened(const core::session::Typed&, core::TaskContext&)> restore;
    CodeCheck checkCode;
};

} // namespace ui::lock
