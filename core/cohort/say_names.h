// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The names of fields, values and segments as people read them, in one language.
#pragma once

#include "core/cohort/sentence_words.h"
#include "core/cohort/vocabulary.h"

namespace core::cohort {

class NameSpeaker
{
public:
    NameSpeaker(const Vocabulary& words, std::string_view language);

    std::string field(std::string name) const; ///< "start.grade": "grade at the start"
    std::string value(const std::string& field, const std::string& value) const;
    std::string values(const std::string& field, const std::vector<std::string>& all) const;
    std::string segments(const std::vector<std::string>& ids) const;
    std::string group(const GroupField& group) const;
    std::string records(const std::string& kind, bool isPlural) const;
    std::string keyOf(const std::string& kind) const; ///< the field that its records are kept by

private:
    const std::string& said(const dictionary::Words& words) const;
    std::string segment(const std::string& id) const;

    const Vocabulary& m_words;
    const SentenceWords& m_join;
    bool m_isSpanish;
};

/// As people quote a name.
std::string inQuotes(const std::string& name);

} // namespace core::cohort
