// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small dictionary for tests, of the same shape as the real one.
#pragma once

#include "core/cohort/vocabulary.h"

namespace conformance {

/// Lives as long as the program.
const core::cohort::Vocabulary& testWords();

} // namespace conformance
