// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a failing case small enough to read: fewer people, records, values and words of the
// question, as long as it still fails.
#pragma once

#include "core/cohort/query.h"
#include "tests/conformance/plain_data.h"

#include <functional>

namespace conformance {

struct SmallCase
{
    PlainData data;
    core::cohort::Query question;
};

using Fails = std::function<bool(const SmallCase&)>;

/// The last one that @p fails; no single part of it can be left out. @pre fails(found)
SmallCase shrunk(SmallCase found, const Fails& fails);

} // namespace conformance
