// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A case as the text that readCase reads.
#pragma once

#include "tests/conformance/plain_data.h"

#include <string>

namespace conformance {

/// @p comment: one line. The day from which a step is fair is shown.
std::string caseText(const std::string& comment, const PlainData& data, const std::string& question,
                     const std::string& expected);

} // namespace conformance
