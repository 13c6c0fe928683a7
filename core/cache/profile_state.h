// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of Profile: its connection, and where its files lie.
#pragma once

#include "core/cache/connection.h"
#include "core/cache/profile.h"

#include <mutex>
#include <optional>

namespace core::cache {

/// Paths inside a profile's folder.
struct ProfilePaths
{
    std::filesystem::path folder;

    std::filesystem::path profile() const { return folder / "profile.segue"; }
    std::filesystem::path linkage() const { return folder / "linkage.segue"; }
    std::filesystem::path submissions() const { return folder / "submissions"; }
    std::filesystem::path submission(const std::string& id) const
    {
        return submissions() / (id + ".segue");
    }
    std::filesystem::path data() const { return folder / "data"; }
    std::filesystem::path data(const std::string& id) const { return data() / (id + ".segue"); }
};

struct Profile::State
{
    ProfilePaths paths;
    std::string id;
    mutable std::mutex connectionMutex; ///< guards connection
    Connection connection;

    State(ProfilePaths where, Connection opened)
        : paths(std::move(where))
        , connection(std::move(opened))
    {
    }

    /// A text of table `setting`; empty when it was never set. The caller holds the mutex.
    Result<std::string> setting(const std::string& name) const;
    Result<void> setSetting(const std::string& name, const std::string& value) const;
    /// Id of the current data file; empty while there is none. The caller holds the mutex.
    Result<std::string> currentData() const;
    Result<std::vector<SubmissionInfo>> readSubmissions() const;
    /// Deletes what no row of the profile names: left by an import that did not end. Only while
    /// no import is running.
    Result<void> removeLeftovers() const;
};

} // namespace core::cache
