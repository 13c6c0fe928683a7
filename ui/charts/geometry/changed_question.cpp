// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/changed_question.h"

#include "core/cohort/text_form.h"

namespace ui::charts {

using core::session::SavedQuestion;

namespace {

/// What a text asks but for its groups; empty when it cannot be read.
std::string withoutGroups(const std::string& text)
{
    auto query = core::cohort::parse(text);
    if (!query)
        return {};
    query.value().title.clear();
    query.value().by.clear();
    query.value().cross = false;
    return core::cohort::print(query.value());
}

} // namespace

SavedQuestion changedQuestion(const SavedQuestion& saved, const QString& text)
{
    SavedQuestion question;
    const std::string same = withoutGroups(saved.text);
    if (!same.empty() && same == withoutGroups(text.toStdString())) {
        question = saved;
        question.title = question.finding = {};
    }
    question.id = saved.id + "-edited";
    question.text = text.toStdString();
    return question;
}

} // namespace ui::charts
