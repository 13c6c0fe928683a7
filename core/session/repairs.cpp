// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/text_form.h"
#include "core/disclosure/disclosed_reading.h"
#include "core/disclosure/policy_strictness.h"
#include "core/session/repair_candidates.h"
#include "core/session/session_state.h"
#include "core/session/small_difference.h"

#include <algorithm>
#include <map>

namespace core::session {

using disclosure::DisclosedTable;

namespace {

constexpr std::size_t MostOffered = 3;

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
    case Repair::Change::Together:
        return [](const Keys&) { return Keys {}; };
    case Repair::Change::WithoutGroup:
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

/// From so many people up any count may be shown, whoever's records they are.
std::int64_t fewestShown(const disclosure::Policy& policy)
{
    std::vector<std::string> stricter;
    for (const auto& [institution, rules] : policy.overrides)
        stricter.push_back(institution);
    const disclosure::Policy strictest = disclosure::appliedTo(policy, stricter);
    return std::max({strictest.minGroup, strictest.minEvent, strictest.minNonEvent});
}

/// Numbers that tellsOfFew() does not subtract.
bool tellsMoreThanCounts(const DisclosedTable& table)
{
    return table.change() || std::ranges::any_of(table.rows(), [](const auto& row) {
               return row.measure && !row.measure->curve.empty();
           });
}

/// Those offered together lie inside one another, and so tell no more than the finest of them. Two
/// fields left out of a table each tell nothing, and both together may.
bool liesOnTheWay(const RepairCandidate& candidate, const RepairCandidate& first)
{
    constexpr auto Condition = Repair::Change::WithoutCondition;
    if (candidate.repair.change == Condition || first.repair.change == Condition)
        return false;
    return candidate.repair.change == Repair::Change::Together || candidate.group == first.group;
}

/// Why a candidate may have no answer and another one has.
bool isItsOwnFault(ErrorCode code)
{
    return code == ErrorCode::Denied || code == ErrorCode::InvalidInput
        || code == ErrorCode::Refused || code == ErrorCode::TooDetailed;
}

} // namespace

Result<std::vector<Repair>> Session::repairs(const std::string& question,
                                             const DisclosedTable* shown, TaskContext& task) const
{
    const State::Current now = m_state->snapshot();
    if (!now.data || (shown && (!hidesSomething(*shown) || tellsMoreThanCounts(*shown))))
        return std::vector<Repair> {};
    TRY_ASSIGN(const cohort::Query asked, cohort::parse(question));
    TRY_ASSIGN(const auto policies, m_state->policies.history());
    const std::int64_t few = fewestShown(policies->inForce);
    std::vector<Repair> found;
    const RepairCandidate* first = nullptr;
    const auto candidates = repairCandidates(asked, m_state->dictionary);
    TaskContext counting(task.token());
    for (std::size_t i = 0; i < candidates.size() && found.size() < MostOffered; ++i) {
        task.report(static_cast<double>(i) / static_cast<double>(candidates.size()));
        const RepairCandidate& candidate = candidates[i];
        if (first && !liesOnTheWay(candidate, *first))
            continue;
        const auto answer
            = audited<Answer>(m_state->log, *m_state->clock, "repair", [&](Details& details) {
                  return m_state->answer(candidate.repair.question, "en", counting, details);
              });
        if (!answer && !isItsOwnFault(answer.error().code))
            return answer.error();
        // Another program may have imported meanwhile: what is shown is of the former data then.
        if (!answer || answer.value().provenance.dataId != now.data->catalog().id)
            continue;
        const DisclosedTable& table = answer.value().table;
        if (hidesSomething(table) || tellsMoreThanCounts(table))
            continue;
        if (shown && tellsOfFew(*shown, table, keysIn(candidate, asked, now.data->catalog()), few))
            continue;
        found.push_back(candidate.repair);
        first = first ? first : &candidate;
    }
    return found;
}

} // namespace core::session
