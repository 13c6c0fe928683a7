// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes an invented state as a sealed data file, and opens it again without a profile: in a folder
// with the file, its keys under the published passphrase, and its identity.
#pragma once

#include "shard.h"

#include "core/cache/data_file.h"

#include <filesystem>
#include <memory>

namespace tests::state {

struct Made
{
    std::int64_t records = 0;
    std::int64_t bytes = 0; ///< of the sealed file
    core::cache::Catalog catalog;
};

/// @p threads invent at once; each holds one shard.
core::Result<Made> makeState(const World& world, const Population& population,
                             const std::filesystem::path& folder, unsigned threads);

core::Result<std::shared_ptr<const core::cache::DataFile>>
openState(const std::filesystem::path& folder);

} // namespace tests::state
