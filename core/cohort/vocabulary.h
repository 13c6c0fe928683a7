// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the dictionary that a question is bound to, as a narrow view: whoever has the words
// in vectors can bind, with or without the built-in resources. The words must outlive the view.
#pragma once

#include "core/cohort/plan.h"
#include "core/dictionary/dictionary.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::cohort {

struct Vocabulary
{
    std::span<const dictionary::Element> elements;
    std::span<const dictionary::CodeList> codeLists;
    std::span<const dictionary::EventKind> kinds;
    std::span<const dictionary::Calendar> calendars;
    std::span<const dictionary::NamedSet> sets;
    std::span<const std::string> segments;
    std::vector<dictionary::Words> segmentLabels; ///< one per segment

    const dictionary::Element* element(std::string_view id) const;
    const dictionary::CodeList* codeList(std::string_view id) const;
    const dictionary::EventKind* kind(std::string_view id) const;
    const dictionary::Calendar* calendar(std::string_view id) const;

    /// All entries of the element's code lists, in order.
    std::vector<const dictionary::CodeEntry*> entriesOf(const dictionary::Element& element) const;
};

Vocabulary vocabularyOf(const dictionary::Dictionary& dictionary);

/// As in plan.h, from a view.
Result<std::shared_ptr<const Plan>> bind(const Query& query, const Vocabulary& words,
                                         const cache::Catalog& catalog);
std::string sentence(const Query& query, const Vocabulary& words, std::string_view language);

} // namespace core::cohort
