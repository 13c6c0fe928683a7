// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The meaning of a question once more, written for reading: row by row, no codes, no tables, no
// shards. The executor must agree with it on every question.
#pragma once

#include "core/cohort/query.h"
#include "core/cohort/raw_table.h"
#include "tests/conformance/plain_data.h"

namespace conformance {

/// @pre the question binds.
core::cohort::RawTable reference(const core::cohort::Query& query, const PlainData& data);

} // namespace conformance
