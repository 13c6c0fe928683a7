// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A field of a question found in the dictionary and in the data: where its code is read, and what
// each code says.
#pragma once

#include "core/cohort/bound_query.h"
#include "core/cohort/vocabulary.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core::cohort {

struct Field
{
    /// What its texts mean, for comparing and for order.
    enum class Meaning
    {
        Code,
        Number,
        Flags,
        Institution,
        Year,
        Term
    };
    Source source = Source::Nothing;
    std::size_t column = 0;
    Meaning meaning = Meaning::Code;
    const dictionary::Element* element = nullptr; ///< null for the few that are built in
    std::string id;
    std::vector<std::string> texts; ///< by code; empty: missing
    /// Beside texts, other names of the same (an institution's id).
    std::map<std::string, std::vector<std::string>> aliases;
};

/// Which records a field is sought in.
struct FieldContext
{
    const dictionary::EventKind* kind = nullptr; ///< null: a person only
    bool attributesFirst = false; ///< bare names in the clause about people
};

class FieldFinder
{
public:
    FieldFinder(const Vocabulary& words, const cache::Catalog& catalog);

    /// InvalidInput with nearest names.
    Result<Field> find(const std::string& name, const FieldContext& context,
                       Position position) const;

    /// Of a record itself, not of the person behind it. InvalidInput with nearest names.
    Result<Field> findOfRecord(const std::string& name, const dictionary::EventKind& kind,
                               Position position) const;

    const Vocabulary& words() const { return m_words; }
    const cache::Catalog& catalog() const { return m_catalog; }

    /// Texts of an element's codes as the data hold them; index 0 is the missing value.
    std::vector<std::string> textsOf(std::string_view element) const;

private:
    std::optional<Field> ofAttribute(const std::string& id) const;
    std::optional<Field> ofRecord(const std::string& id, const dictionary::EventKind& kind) const;
    std::optional<Field> derived(const std::string& id, const dictionary::EventKind* kind) const;
    Field ofInstitution(const std::string& id, const std::string& property) const;
    Field ofTime(const std::string& id, const std::string& property) const;
    std::vector<std::string> namesIn(const FieldContext& context) const;
    Field described(Field field, const std::string& id) const;

    const Vocabulary& m_words;
    const cache::Catalog& m_catalog;
};

} // namespace core::cohort
