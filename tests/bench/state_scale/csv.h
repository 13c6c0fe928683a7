// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same state as text, for other programs: what the codes mean, and the rows of some shards.
// All cells are codes; 0 is missing.
#pragma once

#include "shard.h"

#include "core/base/result.h"

#include <filesystem>

namespace tests::state {

/// value.csv, institution.csv, time.csv and observed.csv, with headers.
core::Result<void> writeMeanings(const core::cache::Catalog& catalog,
                                 const std::filesystem::path& folder);

/// person.csv, course.csv, enrolled.csv, test.csv and award.csv of the shards [from, to), without
/// headers: person (from 0, through all shards), time, institution, key, FilledElements.
core::Result<void> writeRows(const World& world, const Population& population, std::uint32_t from,
                             std::uint32_t to, const std::filesystem::path& folder);

} // namespace tests::state
