// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Accepted submissions in, persons and slices out: links, withholds, resolves, numbers and cuts.
// The same slices come out whatever the order of the submissions.
#pragma once

#include "core/agreements/agreements.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cache/build/surrogate_book.h"
#include "core/cache/slices/slice.h"
#include "core/dictionary/dictionary.h"
#include "core/identity/linkage.h"
#include "core/intake/submission.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace core::cache {

/// Takes what a build makes, as it is made: slices by kind, key and shard, ascending.
class BuildSink
{
public:
    virtual ~BuildSink() = default;
    virtual Result<void> addPersons(std::uint32_t shard, const ShardPersons& persons) = 0;
    virtual Result<void> addSlice(std::size_t kind, Code key, std::uint32_t shard,
                                  const Slice& slice)
        = 0;
};

struct BuildInput
{
    std::span<const intake::Submission> submissions; ///< each holds together
    const agreements::Agreements& agreements;
    const dictionary::Dictionary& dictionary;
    std::string dataId;
};

struct BuildOutcome
{
    Catalog catalog;
    identity::LinkageReport linkage;
    std::int64_t records = 0;
    std::int64_t repeatedRecords = 0;
    std::vector<Surrogate> newSurrogates;
};

/// Assigns surrogates to students that have none yet in @p surrogates, by @p random.
/// InvalidInput when an element has too many values or a record kind is unknown; Cancelled; what
/// the sink fails with.
Result<BuildOutcome> buildData(const BuildInput& input, SurrogateBook& surrogates,
                               RandomSource& random, BuildSink& sink, TaskContext& task);

} // namespace core::cache
