// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where `seguectl query` takes its question from: a .cohort file, or a saved question by its id.
#pragma once

#include "core/base/result.h"
#include "core/session/saved_question.h"

#include <string>

namespace app::seguectl {

/// A file wins over a saved question of the same name. A question from a file has a title and no
/// words of its own. NotFound, with the name as place, when there is neither.
core::Result<core::session::SavedQuestion> findQuestion(const std::string& name);

} // namespace app::seguectl
