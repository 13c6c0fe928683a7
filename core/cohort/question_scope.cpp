// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/question_scope.h"

#include "core/cohort/horizons.h"
#include "core/cohort/nearest_names.h"
#include "core/cohort/refused.h"

#include <algorithm>

namespace core::cohort {
namespace {

std::string nearestStep(const Query& query, const std::string& label)
{
    std::vector<std::string> labels;
    for (const Step& step : query.steps)
        labels.push_back(step.label);
    return nearestNames(label, labels);
}

} // namespace

QuestionScope::QuestionScope(const Vocabulary& words, const cache::Catalog& catalog,
                             const Entry* outer)
    : m_words(words)
    , m_catalog(catalog)
    , m_last(outer)
{
}

Result<void> QuestionScope::add(const std::vector<NamedQuestion>& questions)
{
    for (const NamedQuestion& one : questions) {
        if (!one.query)
            return refused("no saved question of this name at hand", one.name, one.position);
        const bool isKnown = std::any_of(m_own.begin(), m_own.end(), [&one](const Entry& entry) {
            return entry.named->name == one.name;
        });
        if (isKnown)
            return refused("two questions with one name", one.name, one.position);
        m_own.push_back({&one, m_last, nullptr});
        m_last = &m_own.back();
    }
    return {};
}

Result<std::shared_ptr<const Plan>> QuestionScope::planOf(const Entry& entry,
                                                          Position position) const
{
    if (entry.plan)
        return entry.plan;
    Query query = *entry.named->query;
    if (query.unit != Unit::Students)
        return refused("only students are in a question", entry.named->name, position,
                       "unit students");
    query.by.clear();
    query.cross = false;
    query.change.reset();
    query.measure.reset();
    TRY_ASSIGN(entry.plan, bindWithin(query, m_words, m_catalog, entry.before));
    return entry.plan;
}

Result<Membership> QuestionScope::find(const Condition& condition) const
{
    std::vector<std::string> names;
    for (const Entry* entry = m_last; entry; entry = entry->before) {
        if (entry->named->name != condition.question) {
            names.push_back(entry->named->name);
            continue;
        }
        Membership found;
        if (!condition.step.empty()) {
            const Query& asked = *entry->named->query;
            found.step = stepNamed(asked, condition.step, asked.steps.size());
            if (!found.step)
                return refused("no step of that question", condition.step, condition.position,
                               nearestStep(asked, condition.step));
        }
        TRY_ASSIGN(found.plan, planOf(*entry, condition.position));
        return found;
    }
    return refused("no question before this one", condition.question, condition.position,
                   nearestNames(condition.question, names));
}

} // namespace core::cohort
