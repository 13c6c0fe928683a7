// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed/open_databases.h"

#include <sqlite3.h>

namespace core::vault {

std::optional<Salt> DatabaseState::salt() const
{
    const std::lock_guard guard(m_mutex);
    return m_salt;
}

void DatabaseState::setSalt(const std::optional<Salt>& salt)
{
    const std::lock_guard guard(m_mutex);
    m_salt = salt;
}

std::vector<std::shared_ptr<DatabaseState>> OpenDatabases::living()
{
    std::vector<std::shared_ptr<DatabaseState>> states;
    const std::lock_guard guard(m_mutex);
    std::erase_if(m_states, [&states](const std::weak_ptr<DatabaseState>& weak) {
        auto state = weak.lock();
        if (!state)
            return true;
        states.push_back(std::move(state));
        return false;
    });
    return states;
}

std::shared_ptr<DatabaseState> OpenDatabases::add(const char* name, std::shared_ptr<LentKey> key)
{
    const auto states = living();
    if (m_shareByPath) {
        for (const auto& state : states) {
            if (state->path() == name)
                return state;
        }
    }
    auto state = std::make_shared<DatabaseState>(name, std::move(key));
    const std::lock_guard guard(m_mutex);
    m_states.push_back(state);
    return state;
}

std::shared_ptr<DatabaseState> OpenDatabases::ownerOf(const char* name, std::string_view suffix)
{
    const std::string_view text = name;
    const char* const database = m_shareByPath ? nullptr : sqlite3_filename_database(name);
    for (const auto& state : living()) {
        const bool owns = m_shareByPath
            ? text.starts_with(state->path()) && text.substr(state->path().size()) == suffix
            : state->name() == database;
        if (owns)
            return state;
    }
    return nullptr;
}

std::shared_ptr<DatabaseState> OpenDatabases::ownerOfSuperJournal(std::string_view name)
{
    const auto states = living();
    // At worst that of the one that is being recovered: a super-journal names the journals of other
    // databases, which need not be open.
    std::shared_ptr<DatabaseState> owner = states.empty() ? nullptr : states.back();
    std::size_t longest = 0;
    for (const auto& state : states) {
        if (name.starts_with(state->path()) && longest < state->path().size()) {
            owner = state;
            longest = state->path().size();
        }
    }
    return owner;
}

} // namespace core::vault
