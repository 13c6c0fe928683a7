// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who has a profile open: a lock file that every opener shares, so that the first can check and the
// last can seal the state, also across processes.
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace core::cache {

/// Held from construction to destruction.
class UseLock
{
public:
    /// Alone where nobody else has the profile open, else shared. Waits while another opener is
    /// alone; Busy after ten seconds. Io, DiskFull.
    static Result<UseLock> take(const std::filesystem::path& path);
    UseLock(UseLock&& other) noexcept;
    UseLock& operator=(UseLock&& other) noexcept;
    ~UseLock();

    bool isAlone() const { return m_alone; }
    /// Lets others in.
    void share();
    /// True when nobody else has it open; nobody can open it then until share(). False leaves the
    /// lock shared.
    bool becomeAlone();

private:
    explicit UseLock(int file)
        : m_file(file)
    {
    }
    int m_file = -1;
    bool m_alone = false;
};

} // namespace core::cache
