// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/question_source.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace app::seguectl {
namespace {

namespace fs = std::filesystem;

core::Error notFound(core::ErrorCode code, const fs::path& path)
{
    return {.code = code,
            .detail = "no such question file or saved question",
            .place = path.filename().string()};
}

core::Result<core::session::SavedQuestion> readFile(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || fs::is_directory(path) || !(text << file.rdbuf()))
        return notFound(core::ErrorCode::Io, path);
    core::session::SavedQuestion question;
    question.id = path.stem().string();
    question.text = std::move(text).str();
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
    return notFound(core::ErrorCode::NoSuchQuestion, name);
}

} // namespace app::seguectl
