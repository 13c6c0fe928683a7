// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/code_book.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <tuple>

namespace core::cache {

namespace {

using dictionary::Institution;
using dictionary::TimeSpan;
using intake::Submission;

constexpr std::size_t MaxCodes = 65534;
constexpr std::size_t MaxSegments = 8;

Error tooMany(std::string_view what)
{
    return {ErrorCode::InvalidInput, "more than 65534 distinct values", std::string(what)};
}

/// Place of each item of @p sorted, counted from 1.
template<typename Key>
Code codeIn(const std::vector<Key>& sorted, const Key& key)
{
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), key);
    return at != sorted.end() && *at == key ? static_cast<Code>(at - sorted.begin() + 1) : Missing;
}

template<typename Item>
void sortUnique(std::vector<Item>& items)
{
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

class CodeBookMaker
{
public:
    CodeBookMaker(std::span<const Submission> submissions, const dictionary::Dictionary& dictionary,
                  const agreements::Agreements& agreements)
        : m_submissions(submissions)
        , m_dictionary(dictionary)
        , m_agreements(agreements)
    {
        m_book.recodings.resize(submissions.size());
    }

    Result<CodeBook> run();

private:
    Result<void> codeTimes();
    Result<void> codeInstitutions();
    Result<void> nameSegments();
    Result<void> codeValues();
    Result<void> codeNames();
    std::vector<std::vector<bool>> namedInstitutions() const;
    ValueTable ordered(const std::string& element, std::vector<std::string> texts) const;
    std::size_t segmentRank(const std::string& segment) const;

    std::span<const Submission> m_submissions;
    const dictionary::Dictionary& m_dictionary;
    const agreements::Agreements& m_agreements;
    CodeBook m_book;
};

Result<void> CodeBookMaker::codeTimes()
{
    using Key = std::tuple<Day, Day, std::string, std::string, int, std::string, bool>;
    const auto keyOf = [](const TimeSpan& time) {
        return Key {time.begin,        time.end,    time.calendar, time.label,
                    time.academicYear, time.season, time.primary};
    };
    std::map<Key, TimeSpan> distinct;
    for (const auto& submission : m_submissions)
        for (const auto& time : submission.times)
            distinct.try_emplace(keyOf(time), time);
    if (distinct.size() > MaxCodes)
        return tooMany("time");
    std::map<Key, Code> codes;
    for (const auto& [key, time] : distinct) {
        m_book.times.push_back(time);
        codes[key] = static_cast<Code>(m_book.times.size());
    }
    for (std::size_t s = 0; s < m_submissions.size(); ++s) {
        auto& recoded = m_book.recodings[s].times;
        recoded.push_back(Missing);
        for (const auto& time : m_submissions[s].times)
            recoded.push_back(codes[keyOf(time)]);
    }
    return {};
}

/// Per submission, which institutions its records name.
std::vector<std::vector<bool>> CodeBookMaker::namedInstitutions() const
{
    std::vector<std::vector<bool>> named;
    for (const auto& submission : m_submissions) {
        auto& own = named.emplace_back(submission.institutions.size());
        for (const auto& table : submission.tables)
            for (const auto institution : table.institution)
                own[institution] = true;
    }
    return named;
}

std::size_t CodeBookMaker::segmentRank(const std::string& segment) const
{
    const auto& segments = m_dictionary.segments();
    return static_cast<std::size_t>(std::find(segments.begin(), segments.end(), segment)
                                    - segments.begin());
}

/// Where submissions describe an institution differently, the agreements have the last word;
/// without them the greatest text of each field, so that the order of submissions does not matter.
Result<void> CodeBookMaker::codeInstitutions()
{
    using Key = std::tuple<std::size_t, std::string, std::string>; // segment's rank, segment, id
    const auto keyOf = [this](const Institution& institution) {
        return Key {segmentRank(institution.segment), institution.segment, institution.id};
    };
    const auto named = namedInstitutions();
    std::map<Key, Institution> known;
    for (std::size_t s = 0; s < m_submissions.size(); ++s)
        for (std::size_t i = 0; i < named[s].size(); ++i) {
            if (!named[s][i])
                continue;
            const auto& found = m_submissions[s].institutions[i];
            auto& merged = known.try_emplace(keyOf(found), found).first->second;
            for (const auto field :
                 {&Institution::name, &Institution::county, &Institution::district,
                  &Institution::districtId, &Institution::region})
                merged.*field = std::max(merged.*field, found.*field);
        }
    for (const auto& agreed : m_agreements.institutions())
        if (const auto at = known.find(keyOf(agreed)); at != known.end())
            at->second = agreed;
    if (known.size() > MaxCodes)
        return tooMany("institution");
    std::map<Key, Code> codes;
    for (const auto& [key, institution] : known) {
        m_book.institutions.push_back(institution);
        codes[key] = static_cast<Code>(m_book.institutions.size());
    }
    for (std::size_t s = 0; s < m_submissions.size(); ++s)
        for (std::size_t i = 0; i < named[s].size(); ++i)
            m_book.recodings[s].institutions.push_back(
                named[s][i] ? codes[keyOf(m_submissions[s].institutions[i])] : Missing);
    return nameSegments();
}

Result<void> CodeBookMaker::nameSegments()
{
    auto& segments = m_book.segments;
    for (const auto& institution : m_book.institutions) { // sorted by segment
        if (segments.empty() || segments.back() != institution.segment)
            segments.push_back(institution.segment);
        m_book.segmentOf.push_back(static_cast<std::uint8_t>(segments.size() - 1));
    }
    if (segments.size() > MaxSegments)
        return Error {ErrorCode::InvalidInput, "more than 8 segments", "segment"};
    return {};
}

/// Code list first, then by text; numbers ascending, what is no number behind them.
ValueTable CodeBookMaker::ordered(const std::string& element, std::vector<std::string> texts) const
{
    const auto* known = m_dictionary.element(element);
    const bool isNumber = known != nullptr && known->type == dictionary::ElementType::Number;
    std::vector<std::pair<double, std::string>> ranked;
    for (auto& text : texts) {
        double rank = std::numeric_limits<double>::infinity();
        if (!isNumber)
            rank = static_cast<double>(m_dictionary.rank(element, text));
        else if (double number = 0;
                 std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc())
            rank = number;
        ranked.emplace_back(rank, std::move(text));
    }
    std::sort(ranked.begin(), ranked.end());
    ValueTable table {element, {}};
    for (auto& [rank, text] : ranked)
        table.values.push_back(std::move(text));
    return table;
}

Result<void> CodeBookMaker::codeValues()
{
    std::map<std::string, std::vector<std::string>> texts;
    for (const auto& submission : m_submissions) {
        for (const auto& pool : submission.pools) {
            auto& all = texts[pool.element];
            all.insert(all.end(), pool.texts.begin() + 1, pool.texts.end());
            sortUnique(all);
        }
        std::vector<std::int16_t> years;
        for (const auto& person : submission.persons)
            if (person.birthYear > 0)
                years.push_back(person.birthYear);
        sortUnique(years);
        for (const auto year : years)
            texts[std::string(BirthYear)].push_back(std::to_string(year));
    }
    std::map<std::string, std::map<std::string_view, Code>> codes;
    for (auto& [element, all] : texts) {
        sortUnique(all);
        std::erase(all, std::string());
        if (all.size() > MaxCodes)
            return tooMany(element);
        m_book.values.push_back(ordered(element, std::move(all)));
    }
    for (const auto& table : m_book.values)
        for (std::size_t i = 0; i < table.values.size(); ++i)
            codes[table.element][table.values[i]] = static_cast<Code>(i + 1);
    for (std::size_t s = 0; s < m_submissions.size(); ++s)
        for (const auto& pool : m_submissions[s].pools) {
            auto& recoded = m_book.recodings[s].pools.emplace_back();
            const auto& ofElement = codes[pool.element];
            for (const auto& text : pool.texts)
                recoded.push_back(text.empty() ? Missing : ofElement.at(text));
        }
    return {};
}

Result<void> CodeBookMaker::codeNames()
{
    for (const auto& submission : m_submissions) {
        m_book.nameSpaces.insert(m_book.nameSpaces.end(), submission.nameSpaces.begin(),
                                 submission.nameSpaces.end());
        m_book.attributes.insert(m_book.attributes.end(), submission.attributes.begin(),
                                 submission.attributes.end());
    }
    if (m_book.valuesOf(BirthYear) != nullptr)
        m_book.attributes.emplace_back(BirthYear);
    sortUnique(m_book.nameSpaces);
    sortUnique(m_book.attributes);
    if (m_book.nameSpaces.size() > MaxCodes)
        return tooMany("local id");
    for (std::size_t s = 0; s < m_submissions.size(); ++s) {
        for (const auto& name : m_submissions[s].nameSpaces)
            m_book.recodings[s].nameSpaces.push_back(
                static_cast<std::uint16_t>(codeIn(m_book.nameSpaces, name) - 1));
        for (const auto& attribute : m_submissions[s].attributes)
            m_book.recodings[s].attributes.push_back(codeIn(m_book.attributes, attribute) - 1U);
    }
    return {};
}

Result<CodeBook> CodeBookMaker::run()
{
    TRY_VOID(codeTimes());
    TRY_VOID(codeInstitutions());
    TRY_VOID(codeValues());
    TRY_VOID(codeNames());
    return std::move(m_book);
}

} // namespace

const std::vector<Code>* Recoding::pool(const intake::Submission& submission,
                                        std::string_view element) const
{
    for (std::size_t i = 0; i < submission.pools.size(); ++i)
        if (submission.pools[i].element == element)
            return &pools[i];
    return nullptr;
}

const ValueTable* CodeBook::valuesOf(std::string_view element) const
{
    const auto found = std::find_if(values.begin(), values.end(), [element](const auto& table) {
        return table.element == element;
    });
    return found == values.end() ? nullptr : &*found;
}

Code CodeBook::codeOf(std::string_view element, std::string_view text) const
{
    const auto* table = valuesOf(element);
    if (table == nullptr)
        return Missing;
    const auto found = std::find(table->values.begin(), table->values.end(), text);
    return found == table->values.end() ? Missing
                                        : static_cast<Code>(found - table->values.begin() + 1);
}

Result<CodeBook> makeCodeBook(std::span<const intake::Submission> submissions,
                              const dictionary::Dictionary& dictionary,
                              const agreements::Agreements& agreements)
{
    return CodeBookMaker(submissions, dictionary, agreements).run();
}

} // namespace core::cache
