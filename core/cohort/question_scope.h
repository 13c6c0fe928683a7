// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that a question may refer to by name: those written inside it and, for an inner
// one, those before it. Each is bound when it is first asked for.
#pragma once

#include "core/cohort/bound_query.h"
#include "core/cohort/vocabulary.h"

#include <deque>
#include <memory>
#include <string>

namespace core::cohort {

class QuestionScope
{
public:
    /// A name and what the question behind it may refer to in turn.
    struct Entry
    {
        const NamedQuestion* named = nullptr;
        const Entry* before = nullptr;
        mutable std::shared_ptr<const Plan> plan;
    };

    /// @p outer: what the question itself stands behind; null for a whole question.
    QuestionScope(const Vocabulary& words, const cache::Catalog& catalog, const Entry* outer);

    /// InvalidInput when two have one name, or one is still to be found in a library.
    Result<void> add(const std::vector<NamedQuestion>& questions);

    /// What `in "question" step "label"` asks. InvalidInput with the nearest names.
    Result<Membership> find(const Condition& condition) const;

private:
    Result<std::shared_ptr<const Plan>> planOf(const Entry& entry, Position position) const;

    const Vocabulary& m_words;
    const cache::Catalog& m_catalog;
    const Entry* m_last;
    std::deque<Entry> m_own;
};

/// bind() for a question that stands behind others.
Result<std::shared_ptr<const Plan>> bindWithin(const Query& query, const Vocabulary& words,
                                               const cache::Catalog& catalog,
                                               const QuestionScope::Entry* outer);

} // namespace core::cohort
