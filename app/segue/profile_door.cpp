// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/profile_door.h"

#include "app/system/system_clock.h"
#include "core/dictionary/dictionary.h"
#include "core/session/session.h"

#include <mutex>
#include <optional>

namespace app {

using core::dictionary::Dictionary;
using core::session::Session;
using ui::language::Language;

namespace {

class SharedDoor
{
public:
    explicit SharedDoor(std::filesystem::path profile)
        : m_profile(std::move(profile))
    {
    }

    core::Result<std::shared_ptr<Session>> session()
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_dictionary)
            if (auto loaded = Dictionary::load())
                m_dictionary = std::move(loaded).value();
        if (!m_session) {
            TRY_ASSIGN(auto opened, Session::open(m_profile, std::make_shared<SystemClock>()));
            m_session = std::move(opened);
        }
        return m_session;
    }

    QString label(const QString& by, const QString& key, Language language)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_dictionary)
            return key;
        // "start.academic_year" and "step(\"…\").level" end in the element's name.
        const std::string element = by.section(QLatin1Char('.'), -1).toStdString();
        const auto* entry = m_dictionary->entry(element, key.toStdString());
        if (!entry)
            return key;
        const bool spanish = language == Language::Spanish && !entry->label.es.empty();
        return QString::fromStdString(spanish ? entry->label.es : entry->label.en);
    }

private:
    std::filesystem::path m_profile;
    std::mutex m_mutex; ///< guards what follows
    std::optional<Dictionary> m_dictionary;
    std::shared_ptr<Session> m_session;
};

} // namespace

Door makeDoor(const std::filesystem::path& profile)
{
    auto door = std::make_shared<SharedDoor>(profile);
    return {.ask = [door](const std::string& question, Language language,
                          core::TaskContext& task) -> core::Result<core::session::Answer> {
                TRY_ASSIGN(auto session, door->session());
                return session->ask(question, ui::language::code(language).toStdString(), task);
            },
            .label = [door](const QString& by, const QString& key,
                            Language language) { return door->label(by, key, language); }};
}

} // namespace app
