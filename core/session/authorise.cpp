// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/authorise.h"

#include <algorithm>

namespace core::session {

std::vector<std::string> institutionsOf(const cohort::Plan& plan, const cache::Catalog& catalog)
{
    std::vector<std::string> ids;
    for (const cache::Code code : cohort::institutionsOf(plan))
        ids.push_back(catalog.institutions[code - 1U].id);
    return ids;
}

agreements::Decision authorise(const agreements::Agreements& agreements,
                               const std::vector<std::string>& institutions)
{
    if (agreements.members().empty())
        return {};
    const auto isSigned = [&agreements](const std::string& institution) {
        return std::any_of(agreements.members().begin(), agreements.members().end(),
                           [&institution](const agreements::Member& member) {
                               const auto& own = member.institutions;
                               return std::find(own.begin(), own.end(), institution) != own.end();
                           });
    };
    for (const std::string& institution : institutions)
        if (!isSigned(institution))
            return {.allowed = false, .reason = "no-agreement", .members = {institution, {}}};
    return {};
}

} // namespace core::session
