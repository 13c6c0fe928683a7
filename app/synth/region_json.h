// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two papers that go with the files: the manifest of what was submitted, and the agreements
// under which it may be linked.
#pragma once

#include "app/synth/member_files.h"

#include <string>
#include <vector>

namespace app::synth {

std::string manifestJson(const std::vector<SubmissionEntry>& submissions);
std::string agreementsJson();

} // namespace app::synth
