// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a question's text up to its exact counts, which every service that counts takes. Only
// for services: what comes out of it has not passed the gate.
#pragma once

#include "core/agreements/agreements.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/cache/slices/slice_source.h"
#include "core/cohort/plan.h"
#include "core/cohort/query.h"

#include <memory>
#include <string>
#include <vector>

namespace core::session {

/// A text as a question that stands alone: those that it uses are written into it.
struct ReadQuestion
{
    cohort::Query query;
    std::string canonical; ///< the text that is logged and hashed
};

/// InvalidInput with place and nearest names.
Result<ReadQuestion> readQuestion(const std::string& text);

/// SHA-256 of a canonical text, in hexadecimal: Answer::questionHash.
std::string hashOf(const ReadQuestion& question);

/// Bound to one data file, and allowed to be asked.
struct PreparedQuestion
{
    std::shared_ptr<const cohort::Plan> plan;
    std::vector<std::string> institutions; ///< ids of those whose records it reads
};

/// InvalidInput; Denied where partners have not agreed.
Result<PreparedQuestion> prepare(const ReadQuestion& question,
                                 const dictionary::Dictionary& dictionary,
                                 const cache::Catalog& catalog,
                                 const agreements::Agreements& agreements);

/// On all processors. As cohort::execute.
Result<cohort::RawTable> countAll(const cohort::Plan& plan, const cache::SliceSource& source,
                                  TaskContext& task, const cohort::ExecuteOptions& options = {});

} // namespace core::session
