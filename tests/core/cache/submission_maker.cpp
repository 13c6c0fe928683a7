// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "submission_maker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace core::cache::tests {

namespace {

template<typename Item>
std::size_t indexOf(std::vector<Item>& items, const Item& item)
{
    const auto at = std::find(items.begin(), items.end(), item);
    if (at != items.end())
        return static_cast<std::size_t>(at - items.begin());
    items.push_back(item);
    return items.size() - 1;
}

} // namespace

const dictionary::Dictionary& builtInDictionary()
{
    static const auto loaded = dictionary::Dictionary::load();
    EXPECT_TRUE(loaded.hasValue());
    return loaded.value();
}

identity::MatchKey key(std::uint32_t number)
{
    identity::MatchKey made {};
    if (number != 0) {
        // Spread, so that the order of keys is not the order of numbers.
        const std::uint64_t spread = number * 0x9E3779B97F4A7C15U;
        std::memcpy(made.data(), &spread, sizeof spread);
        std::memcpy(made.data() + sizeof spread, &number, sizeof number);
    }
    return made;
}

dictionary::TimeSpan schoolYear(int year)
{
    return {toDay({year, 8, 15}),
            toDay({year + 1, 6, 14}),
            year,
            "year",
            "k12",
            true,
            dictionary::academicYearLabel(year)};
}

dictionary::TimeSpan fall(int year)
{
    return {toDay({year, 8, 15}),          toDay({year, 12, 31}), year, "fall", "semester", true,
            "fall " + std::to_string(year)};
}

SubmissionMaker::SubmissionMaker(std::string submitter, bool synthetic)
{
    m_submission.submitter = std::move(submitter);
    m_submission.synthetic = synthetic;
}

std::uint32_t SubmissionMaker::person(const std::string& nameSpace, const identity::MatchKeys& keys,
                                      int birthYear)
{
    m_submission.persons.push_back(
        {keys, static_cast<std::uint16_t>(indexOf(m_submission.nameSpaces, nameSpace)),
         static_cast<std::int16_t>(birthYear)});
    return static_cast<std::uint32_t>(m_submission.persons.size() - 1);
}

void SubmissionMaker::report(std::uint32_t person, const std::string& attribute,
                             const std::string& value, int academicYear)
{
    m_submission.attributeReports.push_back(
        {person, static_cast<std::uint16_t>(indexOf(m_submission.attributes, attribute)),
         text(attribute, value), static_cast<std::int16_t>(academicYear)});
}

void SubmissionMaker::record(const std::string& kind, std::uint32_t person,
                             const dictionary::Institution& institution,
                             const dictionary::TimeSpan* time, const Elements& elements)
{
    auto& tables = m_submission.tables;
    auto table = std::find_if(tables.begin(), tables.end(),
                              [&](const auto& known) { return known.kind == kind; });
    if (table == tables.end()) {
        const auto* known = builtInDictionary().kind(kind);
        intake::RecordTable made;
        made.kind = kind;
        for (const auto& element : known->elements)
            if (std::find(known->asOf.begin(), known->asOf.end(), element) == known->asOf.end())
                made.elements.push_back(element);
        made.columns.resize(made.elements.size());
        table = tables.insert(tables.end(), made);
    }
    table->person.push_back(person);
    table->institution.push_back(
        static_cast<std::uint16_t>(indexOf(m_submission.institutions, institution)));
    table->time.push_back(
        time == nullptr ? 0 : static_cast<std::uint32_t>(indexOf(m_submission.times, *time) + 1));
    for (std::size_t i = 0; i < table->elements.size(); ++i) {
        const auto at = elements.find(table->elements[i]);
        table->columns[i].push_back(at == elements.end() ? 0 : text(at->first, at->second));
    }
}

std::uint32_t SubmissionMaker::text(const std::string& element, const std::string& value)
{
    auto& pools = m_submission.pools;
    auto pool = std::find_if(pools.begin(), pools.end(),
                             [&](const auto& known) { return known.element == element; });
    if (pool == pools.end()) {
        intake::TextPool made;
        made.element = element;
        pool = pools.insert(pools.end(), made);
    }
    return static_cast<std::uint32_t>(indexOf(pool->texts, value));
}

void SeededRandom::fill(std::span<std::byte> out)
{
    for (auto& byte : out)
        byte = static_cast<std::byte>(m_engine());
}

} // namespace core::cache::tests
