// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The meaning of a question once more, written for reading: row by row, no codes, no tables, no
// shards. The executor must agree with it on every question.
#pragma once

#include "core/cohort/query.h"
#include "core/cohort/raw_table.h"
#include "tests/conformance/plain_data.h"

namespace conformance {

/// As RawTable::shorterOf: the step with whose outcomes those of each step are crossed.
using ShorterOf = std::vector<std::optional<std::size_t>>;

/// @pre the question binds.
core::cohort::RawTable reference(const core::cohort::Query& query, const PlainData& data,
                                 const ShorterOf& shorterOf = {});

} // namespace conformance
