// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/question_source.h"

#include "core/session/manifest.h"

#include <filesystem>

namespace app::seguectl {
namespace {

namespace fs = std::filesystem;

core::Result<core::session::SavedQuestion> readFile(const fs::path& path)
{
    core::session::SavedQuestion question;
    question.id = path.stem().string();
    TRY_ASSIGN(question.text, core::session::readTextFile(path));
    return question;
}

} // namespace

core::Result<core::session::SavedQuestion> findQuestion(const std::string& name)
{
    std::error_code ignored;
    if (fs::exists(name, ignored))
        return readFile(name);
    TRY_ASSIGN(const auto saved, core::session::savedQuestions());
    for (const auto& question : saved)
        if (question.id == name)
            return question;
    return core::Error {.code = core::ErrorCode::NoSuchQuestion,
                        .detail = "no such question file or saved question",
                        .place = fs::path(name).filename().string()};
}

} // namespace app::seguectl
