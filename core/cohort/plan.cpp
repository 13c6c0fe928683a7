// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/plan.h"

#include "core/cohort/vocabulary.h"

namespace core::cohort {

Vocabulary vocabularyOf(const dictionary::Dictionary& dictionary)
{
    Vocabulary words {dictionary.elements(),
                      dictionary.codeLists(),
                      dictionary.kinds(),
                      dictionary.calendars(),
                      dictionary.sets(),
                      dictionary.segments(),
                      {}};
    for (const std::string& segment : dictionary.segments()) {
        const dictionary::Words* label = dictionary.segmentLabel(segment);
        words.segmentLabels.push_back(label ? *label : dictionary::Words {segment, segment});
    }
    return words;
}

Result<std::shared_ptr<const Plan>>
bind(const Query& query, const dictionary::Dictionary& dictionary, const cache::Catalog& catalog)
{
    return bind(query, vocabularyOf(dictionary), catalog);
}

std::string sentence(const Query& query, const dictionary::Dictionary& dictionary,
                     std::string_view language)
{
    return sentence(query, vocabularyOf(dictionary), language);
}

} // namespace core::cohort
