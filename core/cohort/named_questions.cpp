// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/named_questions.h"

#include "core/cohort/nearest_names.h"
#include "core/cohort/text_form.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace core::cohort {
namespace {

class Expander
{
public:
    explicit Expander(const Library& library)
        : m_library(library)
    {
    }

    Result<Query> expanded(const Query& query)
    {
        Query whole = query;
        for (NamedQuestion& named : whole.questions) {
            TRY_VOID(count(named));
            ++m_depth;
            TRY_ASSIGN(named.query, found(named));
            --m_depth;
        }
        return whole;
    }

private:
    using QueryPtr = std::shared_ptr<const Query>;

    Result<void> count(const NamedQuestion& named)
    {
        if (++m_count > MaxQuestions)
            return refused(named,
                           "more than " + std::to_string(MaxQuestions)
                               + " questions in a question with those that are used");
        if (m_depth >= MaxNesting)
            return refused(named,
                           "more than " + std::to_string(MaxNesting)
                               + " questions inside each other with those that are used");
        return {};
    }

    Result<QueryPtr> found(const NamedQuestion& named)
    {
        if (named.query) {
            TRY_ASSIGN(Query whole, expanded(*named.query));
            return QueryPtr(std::make_shared<const Query>(std::move(whole)));
        }
        TRY_ASSIGN(const Query read, saved(named));
        if (m_path.empty())
            m_used = named.position;
        m_path.push_back(named.name);
        TRY_ASSIGN(Query whole, expanded(read));
        m_path.pop_back();
        return QueryPtr(std::make_shared<const Query>(std::move(whole)));
    }

    Result<Query> saved(const NamedQuestion& named) const
    {
        if (std::find(m_path.begin(), m_path.end(), named.name) != m_path.end())
            return refused(named, "questions use each other in a circle");
        const auto text = m_library.find(named.name);
        if (text == m_library.end()) {
            std::vector<std::string> names;
            for (const auto& [name, unread] : m_library)
                names.push_back(name);
            return refused(named, "no saved question", nearestNames(named.name, names));
        }
        Result<Query> read = parse(text->second);
        if (read)
            return read;
        const Error& why = read.error();
        return refused(named,
                       "a saved question cannot be read: " + why.detail + " (line "
                           + std::to_string(why.position.line) + ", column "
                           + std::to_string(why.position.column) + ")");
    }

    /// Inside a saved question the place is where that one is used: its own text is not at hand.
    Error refused(const NamedQuestion& named, const std::string& why,
                  const std::string& suggestion = {}) const
    {
        const Position position = m_path.empty() ? named.position : m_used;
        return {ErrorCode::InvalidInput, why, named.name, position, suggestion};
    }

    const Library& m_library;
    std::vector<std::string> m_path; ///< of uses, each inside the one before
    Position m_used; ///< of the first of them
    std::size_t m_count = 0;
    std::size_t m_depth = 0;
};

} // namespace

Result<Query> expand(const Query& query, const Library& library)
{
    return Expander(library).expanded(query);
}

} // namespace core::cohort
