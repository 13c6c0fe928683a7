// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question bound to a dictionary and to one data file, and its execution.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cache/slices/slice_source.h"
#include "core/cohort/query.h"
#include "core/cohort/raw_table.h"
#include "core/dictionary/dictionary.h"

#include <memory>
#include <string>
#include <vector>

namespace core::cohort {

struct Plan; ///< defined in bound_query.h, for binder and executor only
struct Members; ///< members.h

/// InvalidInput with position and nearest names when something in @p query is not in the dictionary
/// or cannot be asked.
Result<std::shared_ptr<const Plan>>
bind(const Query& query, const dictionary::Dictionary& dictionary, const cache::Catalog& catalog);

/// Institutions whose records the plan may read, as codes: c stands for institutions[c-1].
std::vector<cache::Code> institutionsOf(const Plan& plan);

/// An institution that a step looks at, whose records end before those of others there.
struct EarlierEnd
{
    cache::Code institution = cache::Missing;
    Day through = 0;

    bool operator==(const EarlierEnd&) const = default;
};

/// By code; the earliest day of an institution that several steps look at.
std::vector<EarlierEnd> earlierEnds(const Plan& plan);

/// What an execution read, added up over all shards and questions inside the question.
struct ExecutionReport
{
    std::uint64_t slices = 0; ///< that the plan names and the data hold
    std::uint64_t pruned = 0; ///< of these, those that by their zones hold nothing that fits
    cache::ReadCounts reads;
    bool isStreamed = false; ///< more than the source may keep: others stay in its cache
};

struct ExecuteOptions
{
    /// Memory for the counts of all groups. Above it a question is refused.
    std::size_t tableBytes = std::size_t {128} << 20U;
    ExecutionReport* report = nullptr; ///< filled, if anywhere
    Members* members = nullptr; ///< filled with whoever is counted, if anywhere
    /// Memory for the members. Above it a question is refused.
    std::size_t memberBytes = std::size_t {512} << 20U;
};

/// Exact counts, the same bytes at any number of threads. Cancelled when the task is; InvalidInput
/// when the groups or
/// the members are too many. Members are the same bytes at any number of threads, too.
Result<RawTable> execute(const Plan& plan, const cache::SliceSource& source, unsigned threads,
                         TaskContext& task, const ExecuteOptions& options = {});

/// The plan in words for --explain: stations, slices, no count of people.
std::string explain(const Plan& plan);
/// What was read, likewise. @p isCohortShown: the gate shows how many were asked about.
std::string explain(const ExecutionReport& report, bool isCohortShown);

/// The question as one English or Spanish sentence ("en", "es").
std::string sentence(const Query& query, const dictionary::Dictionary& dictionary,
                     std::string_view language);

} // namespace core::cohort
