// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/profile_door.h"

#include "app/segue/session_door.h"
#include "core/dictionary/dictionary.h"

#include <optional>

namespace app {

using core::dictionary::Dictionary;
using ui::language::Language;

namespace {

QString labelIn(const Dictionary& dictionary, const QString& by, const QString& key,
                Language language)
{
    // "start.academic_year" and "step(\"…\").level" end in the element's name.
    const std::string element = by.section(QLatin1Char('.'), -1).toStdString();
    const auto* entry = dictionary.entry(element, key.toStdString());
    if (!entry)
        return key;
    const bool spanish = language == Language::Spanish && !entry->label.es.empty();
    return QString::fromStdString(spanish ? entry->label.es : entry->label.en);
}

} // namespace

Door makeDoor(std::shared_ptr<const SessionProfile> profile)
{
    // Looked up when a figure is made, which is after the first answer.
    auto words = std::make_shared<std::optional<Dictionary>>();
    return {.ask =
                [profile](const std::string& question, Language language, core::TaskContext& task) {
                    return profile->session().ask(question,
                                                  ui::language::code(language).toStdString(), task);
                },
            .label =
                [words](const QString& by, const QString& key, Language language) {
                    if (!*words)
                        if (auto loaded = Dictionary::load())
                            *words = std::move(loaded).value();
                    return *words ? labelIn(**words, by, key, language) : key;
                },
            .check =
                [profile](const std::string& question, Language language) {
                    return profile->session().check(question,
                                                    ui::language::code(language).toStdString());
                },
            .count =
                [profile](const std::string& question, core::TaskContext& task) {
                    return profile->session().count(question, task);
                },
            .repair =
                [profile](const std::string& question,
                          const core::disclosure::DisclosedTable* shown, core::TaskContext& task) {
                    return profile->session().repairs(question, shown, task);
                }};
}

} // namespace app
