// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/vocabulary.h"

#include <algorithm>

namespace core::cohort {
namespace {

template<typename T>
const T* byId(std::span<const T> all, std::string_view id)
{
    const auto found
        = std::find_if(all.begin(), all.end(), [id](const T& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const dictionary::Element* Vocabulary::element(std::string_view id) const
{
    return byId(elements, id);
}

const dictionary::CodeList* Vocabulary::codeList(std::string_view id) const
{
    return byId(codeLists, id);
}

const dictionary::EventKind* Vocabulary::kind(std::string_view id) const
{
    return byId(kinds, id);
}

const dictionary::Calendar* Vocabulary::calendar(std::string_view id) const
{
    return byId(calendars, id);
}

std::vector<const dictionary::CodeEntry*>
Vocabulary::entriesOf(const dictionary::Element& element) const
{
    std::vector<const dictionary::CodeEntry*> entries;
    for (const std::string& id : element.codeLists) {
        if (const dictionary::CodeList* list = codeList(id))
            for (const dictionary::CodeEntry& entry : list->entries)
                entries.push_back(&entry);
    }
    return entries;
}

} // namespace core::cohort
