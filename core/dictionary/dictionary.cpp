// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/dictionary.h"

#include "core/dictionary/read_code_list.h"
#include "core/dictionary/read_dictionary.h"
#include "core/dictionary/resource.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace core::dictionary {

namespace {

/// A broken resource is our own fault, and never the user's input.
Error brokenResource(const std::string& name, const Error& error)
{
    return {.code = ErrorCode::Internal,
            .detail = "broken resource: " + error.detail + " at " + error.place,
            .place = name};
}

template<typename Read>
auto readFile(const std::string& name, Read read)
    -> Result<decltype(read(std::declval<JsonObject&>()))>
{
    TRY_ASSIGN(const auto text, readResource(name));
    JsonFault fault;
    auto root = parseJson(text, fault);
    if (!root)
        return brokenResource(name, root.error());
    auto value = read(root.value());
    if (fault.first())
        return brokenResource(name, *fault.first());
    return value;
}

template<typename T>
const T* findById(const std::vector<T>& all, std::string_view id)
{
    const auto found
        = std::find_if(all.begin(), all.end(), [id](const T& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

void CodeList::sortByCode()
{
    byCode.resize(entries.size());
    std::iota(byCode.begin(), byCode.end(), std::size_t {0});
    std::stable_sort(byCode.begin(), byCode.end(), [this](std::size_t a, std::size_t b) {
        return entries[a].code < entries[b].code;
    });
}

const CodeEntry* CodeList::find(std::string_view code) const
{
    const auto found = std::lower_bound(
        byCode.begin(), byCode.end(), code,
        [this](std::size_t i, std::string_view wanted) { return entries[i].code < wanted; });
    return found == byCode.end() || entries[*found].code != code ? nullptr : &entries[*found];
}

const TermRule* Calendar::find(std::string_view term) const
{
    return findById(terms, term);
}

Result<Dictionary> Dictionary::load()
{
    Dictionary dictionary;
    TRY_ASSIGN(dictionary.m_elements, readFile("elements.json", readElements));
    TRY_ASSIGN(dictionary.m_kinds, readFile("kinds.json", readKinds));
    TRY_ASSIGN(dictionary.m_calendars, readFile("calendars.json", readCalendars));
    TRY_ASSIGN(dictionary.m_sets, readFile("sets.json", readSets));
    for (const auto& name : resourcesIn("repairs", ".json")) {
        TRY_ASSIGN(auto list, readFile(name, readRepairList));
        dictionary.m_repairLists.push_back(std::move(list));
    }
    for (const auto& name : resourcesIn("codes", ".json")) {
        auto list = readCodeList(name);
        if (!list)
            return brokenResource(name, list.error());
        dictionary.m_codeLists.push_back(std::move(list).value());
    }
    for (std::size_t i = 0; i < dictionary.m_elements.size(); ++i)
        dictionary.m_elementIndex.emplace(dictionary.m_elements[i].id, i);
    for (std::size_t i = 0; i < dictionary.m_codeLists.size(); ++i)
        dictionary.m_codeListIndex.emplace(dictionary.m_codeLists[i].id, i);
    if (const auto* segments = dictionary.codeList("segment"))
        for (const auto& entry : segments->entries)
            dictionary.m_segments.push_back(entry.code);
    return dictionary;
}

const Element* Dictionary::element(std::string_view id) const
{
    const auto found = m_elementIndex.find(id);
    return found == m_elementIndex.end() ? nullptr : &m_elements[found->second];
}

const CodeList* Dictionary::codeList(std::string_view id) const
{
    const auto found = m_codeListIndex.find(id);
    return found == m_codeListIndex.end() ? nullptr : &m_codeLists[found->second];
}

const EventKind* Dictionary::kind(std::string_view id) const
{
    return findById(m_kinds, id);
}

const Calendar* Dictionary::calendar(std::string_view id) const
{
    return findById(m_calendars, id);
}

const RepairList* Dictionary::repairList(std::string_view id) const
{
    return findById(m_repairLists, id);
}

const CodeEntry* Dictionary::entry(std::string_view elementId, std::string_view code) const
{
    const auto* found = element(elementId);
    if (!found)
        return nullptr;
    for (const auto& id : found->codeLists) {
        const auto* list = codeList(id);
        if (const auto* entry = list ? list->find(code) : nullptr)
            return entry;
    }
    return nullptr;
}

std::size_t Dictionary::rank(std::string_view elementId, std::string_view code) const
{
    std::size_t before = 0;
    const auto* found = element(elementId);
    for (std::size_t i = 0; found && i < found->codeLists.size(); ++i) {
        const auto* list = codeList(found->codeLists[i]);
        if (!list)
            continue;
        if (const auto* entry = list->find(code))
            return before + static_cast<std::size_t>(entry - list->entries.data());
        before += list->entries.size();
    }
    return std::numeric_limits<std::size_t>::max();
}

const Words* Dictionary::segmentLabel(std::string_view segment) const
{
    const auto* list = codeList("segment");
    const auto* entry = list ? list->find(segment) : nullptr;
    return entry ? &entry->label : nullptr;
}

} // namespace core::dictionary
