// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page needs of the program behind it, as functions of values.
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/session/answer.h"
#include "core/session/edited_question.h"
#include "core/session/repair.h"
#include "ui/language/language.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace ui::explore {

/// Answers a question's text. Called on a pool thread; must own what it touches.
using Asker = std::function<core::Result<core::session::Answer>(
    const std::string& question, language::Language language, core::TaskContext& task)>;

/// Reads a text that is being written, without counting. As Asker.
using Checker = std::function<core::Result<core::session::CheckedQuestion>(
    const std::string& question, language::Language language)>;

/// How many a text is about. As Asker.
using Counter = std::function<core::Result<core::session::QuestionCount>(
    const std::string& question, core::TaskContext& task)>;

/// Other ways to ask where an answer hides something, @p shown, or was refused as too detailed
/// (null). As Asker.
using Repairer = std::function<core::Result<std::vector<core::session::Repair>>(
    const std::string& question, const core::disclosure::DisclosedTable* shown,
    core::TaskContext& task)>;

/// The label of a group's key under a field. Called on the GUI thread.
using Labeller
    = std::function<QString(const QString& by, const QString& key, language::Language language)>;

} // namespace ui::explore
