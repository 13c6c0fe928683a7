// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the demo region: invented students of invented institutions as submission files in the real
// layouts, with the planted answers beside them. The same request gives the same bytes everywhere.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <cstdint>
#include <filesystem>

namespace app::synth {

struct SynthRequest
{
    std::filesystem::path out; ///< a folder; made if it is not there
    std::int64_t students = 40000;
    std::uint64_t seed = 1;
};

struct SynthReport
{
    std::int64_t files = 0; ///< data files, without the three papers
    std::int64_t rows = 0;
};

/// InvalidInput when fewer students are asked for than the stories need, or more than there are
/// numbers for; Io or DiskFull; Cancelled. The manifest is written last: without it, the folder is
/// unfinished.
core::Result<SynthReport> synthesise(const SynthRequest& request, core::TaskContext& task);

} // namespace app::synth
