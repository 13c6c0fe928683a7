// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/text_form.h"
#include "core/session/repair_candidates.h"
#include "core/session/session_state.h"
#include "core/session/small_difference.h"

#include <algorithm>
#include <map>

namespace core::session {

using disclosure::DisclosedTable;

namespace {

constexpr std::size_t MostOffered = 3;

bool hidesSomething(const DisclosedTable& table)
{
    return table.hiddenGroups() > 0 || !table.total().n.isShown();
}

/// By what a wider place is called in the keys of a table.
std::string placeOf(const dictionary::Institution& institution, const std::string& element)
{
    if (element == "district")
        return institution.district;
    if (element == "county")
        return institution.county;
    return element == "region" ? institution.region : institution.id;
}

/// From a key of one place to the key of the wider one that holds it.
std::map<std::string, std::string> widerKeys(const cache::Catalog& catalog, const std::string& from,
                                             const std::string& to)
{
    const auto element
        = [](const std::string& field) { return field.substr(field.rfind('.') + 1); };
    std::map<std::string, std::string> wider;
    for (const auto& institution : catalog.institutions)
        wider.emplace(placeOf(institution, element(from)), placeOf(institution, element(to)));
    return wider;
}

KeysIn keysIn(const RepairCandidate& candidate, const cohort::Query& asked,
              const cache::Catalog& catalog)
{
    using Keys = std::vector<std::string>;
    const std::size_t at = candidate.group;
    switch (candidate.repair.change) {
    case Repair::Change::WithoutGroup:
    case Repair::Change::Together:
        return [at](const Keys& fine) {
            Keys keys = fine;
            keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(at));
            return keys;
        };
    case Repair::Change::CoarserGroup:
        return [at, wider = widerKeys(catalog, asked.by[at].field, candidate.query.by[at].field)](
                   const Keys& fine) {
            Keys keys = fine;
            if (const auto found = wider.find(fine[at]); found != wider.end())
                keys[at] = found->second;
            return keys;
        };
    case Repair::Change::WithoutCondition:
        break;
    }
    return [](const Keys& fine) { return fine; };
}

/// Nothing hidden first, then the fewest groups; among equals the least change.
std::vector<Repair> best(std::vector<Repair> found)
{
    std::ranges::stable_sort(found, {}, &Repair::hiddenGroups);
    if (found.size() > MostOffered)
        found.resize(MostOffered);
    return found;
}

} // namespace

Result<std::vector<Repair>> Session::repairs(const std::string& question,
                                             const DisclosedTable* shown, TaskContext& task) const
{
    if (shown && !hidesSomething(*shown))
        return std::vector<Repair> {};
    TRY_ASSIGN(const cohort::Query asked, cohort::parse(question));
    const State::Current now = m_state->snapshot();
    TRY_ASSIGN(const auto policies, m_state->policies.history());
    std::vector<Repair> found;
    const auto candidates = repairCandidates(asked, m_state->dictionary);
    TaskContext counting(task.token());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        task.report(static_cast<double>(i) / static_cast<double>(candidates.size()));
        const RepairCandidate& candidate = candidates[i];
        const auto answer
            = audited<Answer>(m_state->log, *m_state->clock, "repair", [&](Details& details) {
                  return m_state->answer(candidate.repair.question, "en", counting, details);
              });
        if (!answer && answer.error().code == ErrorCode::Cancelled)
            return answer.error();
        if (!answer || !answer.value().table.total().n.isShown())
            continue;
        const DisclosedTable& table = answer.value().table;
        if (shown
            && (table.hiddenGroups() > shown->hiddenGroups() / 2
                || tellsOfFew(*shown, table, keysIn(candidate, asked, now.data->catalog()),
                              policies->inForce.minGroup)))
            continue;
        found.push_back(candidate.repair);
        found.back().hiddenGroups = table.hiddenGroups();
    }
    return best(std::move(found));
}

} // namespace core::session
