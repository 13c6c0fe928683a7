// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/linkage.h"

#include "core/identity/student_groups.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>

namespace core::identity {

namespace {

constexpr std::size_t KeyTiers = 3;
constexpr std::size_t MaxTiers = 8;
constexpr std::string_view SourcePrefix = "source:";

bool isPresent(const MatchKey& key)
{
    return key != MatchKey {};
}

const MatchKey& keyOf(const MatchKeys& keys, std::size_t tier)
{
    const MatchKey* const byTier[KeyTiers] = {&keys.statewide, &keys.ssn, &keys.nameBirthGender};
    return *byTier[tier];
}

/// The local key; where a source has no local id its strongest other key stands in for it, mixed
/// with the name space so that two name spaces never share an identity.
MatchKey identityOf(const MatchKeys& keys, std::string_view nameSpace)
{
    if (isPresent(keys.local))
        return keys.local;
    for (std::size_t tier = 0; tier < KeyTiers; ++tier) {
        MatchKey key = keyOf(keys, tier);
        if (!isPresent(key))
            continue;
        for (std::size_t i = 0; i < nameSpace.size(); ++i) {
            auto& byte = key[i % key.size()];
            byte = static_cast<std::uint8_t>(byte * 31 + static_cast<std::uint8_t>(nameSpace[i])
                                             + 1);
        }
        return key;
    }
    return {};
}

/// One student's key of one tier; sorted by key, then student, hence name space.
struct Holding
{
    MatchKey key;
    std::uint32_t student;
    bool usable = true; ///< held once in the student's name space, and it tells who they are

    auto order() const { return std::tie(key, student); }
};

/// Bit from*8+to for every segment of @p a and of @p b.
std::uint64_t segmentPairs(std::uint8_t a, std::uint8_t b)
{
    std::uint64_t pairs = 0;
    for (unsigned from = 0; from < MaxTiers; ++from)
        if ((a >> from & 1U) != 0)
            pairs |= std::uint64_t {b} << (from * 8);
    return pairs;
}

class Linker
{
public:
    explicit Linker(const LinkageInput& input)
        : m_input(input)
    {
    }

    Result<Linkage> run();

private:
    Result<void> makeStudents();
    Result<void> nameTiers();
    void gatherHoldings(std::size_t tier);
    void gatherStatewideIds();
    void linkTier(std::size_t tier);
    void dropUndecided(std::size_t tier);
    void addLinks(std::size_t tier, std::span<const Holding> holders, std::vector<Link>& links);
    void numberPersons();
    void countTiers();
    void findLinked(std::size_t tier, std::vector<std::uint8_t>& candidates,
                    std::vector<std::uint64_t>& linked);
    void reportTier(std::size_t tier, const std::vector<std::uint8_t>& candidates,
                    const std::vector<std::uint64_t>& linked);
    void reportTiers();

    template<typename Visit>
    void forEachKey(std::size_t tier, Visit visit);

    const LinkageInput& m_input;
    std::vector<std::uint32_t> m_studentOf; ///< per record
    std::vector<std::uint8_t> m_segments; ///< per student
    std::vector<std::uint8_t> m_localTier; ///< per student: bit of its "local:" tier, or 0
    std::vector<Holding> m_holdings[KeyTiers];
    StudentGroups m_groups;
    Linkage m_linkage;
};

Result<void> Linker::makeStudents()
{
    const auto& records = m_input.records;
    std::vector<std::uint32_t> byName(m_input.nameSpaces.size());
    std::iota(byName.begin(), byName.end(), 0U);
    std::sort(byName.begin(), byName.end(),
              [this](auto a, auto b) { return m_input.nameSpaces[a] < m_input.nameSpaces[b]; });
    std::vector<std::uint32_t> rank(byName.size());
    for (std::uint32_t i = 0; i < byName.size(); ++i)
        rank[byName[i]] = i;

    struct Row
    {
        MatchKey identity;
        std::uint32_t nameSpace, record;
    };
    std::vector<Row> rows(records.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        const auto& record = records[i];
        rows[i] = {identityOf(record.keys, m_input.nameSpaces[record.nameSpace]),
                   rank[record.nameSpace], i};
        if (!isPresent(rows[i].identity))
            return Error {ErrorCode::InvalidInput, "a source person without any key"};
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::tie(a.nameSpace, a.identity) < std::tie(b.nameSpace, b.identity);
    });

    m_studentOf.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool isNew = i == 0 || rows[i].nameSpace != rows[i - 1].nameSpace
            || rows[i].identity != rows[i - 1].identity;
        const auto& record = records[rows[i].record];
        if (isNew) {
            m_linkage.students.push_back({rows[i].identity, 0});
            m_groups.add(rows[i].nameSpace, record.birthYear);
            m_segments.push_back(0);
        } else {
            m_groups.seeBirthYear(m_groups.size() - 1, record.birthYear);
        }
        m_segments.back() |= record.segments;
        m_studentOf[rows[i].record] = m_groups.size() - 1;
    }
    return {};
}

Result<void> Linker::nameTiers()
{
    m_linkage.tiers = {"statewide_id", "ssn", "name_birth_gender"};
    std::vector<std::string> locals;
    for (const auto& name : m_input.nameSpaces)
        if (name.starts_with(SourcePrefix))
            locals.push_back("local:" + name);
    std::sort(locals.begin(), locals.end());
    m_linkage.tiers.insert(m_linkage.tiers.end(), locals.begin(), locals.end());
    if (m_linkage.tiers.size() > MaxTiers || m_input.segments.size() > MaxTiers)
        return Error {ErrorCode::InvalidInput, "too many sources or segments to link"};

    m_localTier.assign(m_groups.size(), 0);
    for (std::size_t i = 0; i < m_input.records.size(); ++i) {
        const auto& name = m_input.nameSpaces[m_input.records[i].nameSpace];
        if (!name.starts_with(SourcePrefix))
            continue;
        const auto at = std::find(m_linkage.tiers.begin(), m_linkage.tiers.end(), "local:" + name);
        m_localTier[m_studentOf[i]]
            = static_cast<std::uint8_t>(1U << (at - m_linkage.tiers.begin()));
    }
    return {};
}

void Linker::gatherHoldings(std::size_t tier)
{
    auto& holdings = m_holdings[tier];
    for (std::size_t i = 0; i < m_input.records.size(); ++i)
        if (const auto& key = keyOf(m_input.records[i].keys, tier); isPresent(key))
            holdings.push_back({key, m_studentOf[i]});
    std::sort(holdings.begin(), holdings.end(),
              [](const auto& a, const auto& b) { return a.order() < b.order(); });
    holdings.erase(std::unique(holdings.begin(), holdings.end(),
                               [](const auto& a, const auto& b) { return a.order() == b.order(); }),
                   holdings.end());
    forEachKey(tier, [this](std::span<Holding> holders) {
        bool ambiguous = false;
        for (std::size_t i = 1; i < holders.size(); ++i)
            if (m_groups.nameSpace(holders[i].student)
                == m_groups.nameSpace(holders[i - 1].student)) {
                holders[i].usable = holders[i - 1].usable = false;
                ambiguous = true;
            }
        m_linkage.report.ambiguousKeys += ambiguous ? 1 : 0;
    });
}

template<typename Visit>
void Linker::forEachKey(std::size_t tier, Visit visit)
{
    auto& holdings = m_holdings[tier];
    for (std::size_t first = 0; first < holdings.size();) {
        std::size_t last = first + 1;
        while (last < holdings.size() && holdings[last].key == holdings[first].key)
            ++last;
        visit(std::span<Holding>(holdings).subspan(first, last - first));
        first = last;
    }
}

void Linker::gatherStatewideIds()
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ids;
    std::uint32_t id = 0;
    forEachKey(0, [&](std::span<Holding> holders) {
        for (const auto& holder : holders)
            ids.emplace_back(holder.student, id);
        ++id;
    });
    m_groups.setStatewideIds(std::move(ids));
}

void Linker::linkTier(std::size_t tier)
{
    std::vector<Holding> usable;
    std::vector<Link> links;
    forEachKey(tier, [&](std::span<Holding> holders) {
        usable.clear();
        std::copy_if(holders.begin(), holders.end(), std::back_inserter(usable),
                     [](const Holding& holder) { return holder.usable; });
        if (usable.size() > 1)
            addLinks(tier, usable, links);
    });
    m_linkage.report.conflictingIds
        += m_groups.join(links, tier == 0 ? BirthYears::MustAgree : BirthYears::MayDiffer);
    dropUndecided(tier);
}

/// Who holds a key with others and is one with none of them cannot be told from them: by this key
/// they are nowhere to be found.
void Linker::dropUndecided(std::size_t tier)
{
    std::vector<Holding*> usable;
    forEachKey(tier, [&](std::span<Holding> holders) {
        usable.clear();
        for (Holding& holder : holders)
            if (holder.usable)
                usable.push_back(&holder);
        if (usable.size() < 2)
            return;
        for (Holding* holder : usable)
            holder->usable = std::any_of(usable.begin(), usable.end(), [&](const Holding* other) {
                return other != holder
                    && m_groups.root(other->student) == m_groups.root(holder->student);
            });
    });
}

/// Where the holders of one key disagree it cannot tell which of them are one: a statewide id then
/// links those of equal birth year, any other key links nobody.
void Linker::addLinks(std::size_t tier, std::span<const Holding> holders, std::vector<Link>& links)
{
    const bool byStatewideId = tier == 0;
    bool agree = true;
    for (std::size_t i = 1; i < holders.size() && agree; ++i)
        for (std::size_t j = 0; j < i && agree; ++j)
            agree = byStatewideId
                ? !m_groups.birthYearsDiffer(holders[i].student, holders[j].student)
                : !m_groups.statewideIdsDiffer(holders[i].student, holders[j].student);
    if (!agree && !byStatewideId) {
        ++m_linkage.report.conflictingIds;
        return;
    }
    for (std::size_t i = 1; i < holders.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto a = holders[j].student;
            const auto b = holders[i].student;
            const bool isSure = agree
                || (m_groups.birthYear(a) != 0 && m_groups.birthYear(a) == m_groups.birthYear(b));
            if (isSure && m_groups.root(a) != m_groups.root(b))
                links.push_back({a, b});
        }
}

void Linker::numberPersons()
{
    constexpr auto Unnumbered = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> number(m_groups.size(), Unnumbered);
    for (std::uint32_t student = 0; student < m_groups.size(); ++student) {
        auto& person = number[m_groups.root(student)];
        if (person == Unnumbered)
            person = m_linkage.personCount++;
        m_linkage.students[student].person = person;
    }
    m_linkage.personOf.resize(m_studentOf.size());
    for (std::size_t i = 0; i < m_studentOf.size(); ++i)
        m_linkage.personOf[i] = m_linkage.students[m_studentOf[i]].person;
    m_linkage.report.sourcePersons = static_cast<std::int64_t>(m_studentOf.size());
    m_linkage.report.persons = m_linkage.personCount;
}

/// A record's segment carries a tier when the record's student has a key of it.
void Linker::countTiers()
{
    m_linkage.tiersOf.assign(m_linkage.personCount, 0);
    m_linkage.segmentTiers.assign(m_input.segments.size(), 0);
    for (std::uint32_t student = 0; student < m_groups.size(); ++student)
        m_linkage.tiersOf[m_linkage.students[student].person] |= m_localTier[student];
    for (std::size_t tier = 0; tier < KeyTiers; ++tier)
        for (const auto& holding : m_holdings[tier])
            if (holding.usable)
                m_linkage.tiersOf[m_linkage.students[holding.student].person]
                    |= static_cast<std::uint8_t>(1U << tier);
    for (std::size_t i = 0; i < m_input.records.size(); ++i) {
        unsigned carried = m_localTier[m_studentOf[i]];
        for (std::size_t tier = 0; tier < KeyTiers; ++tier)
            carried |= isPresent(keyOf(m_input.records[i].keys, tier)) ? 1U << tier : 0U;
        for (std::size_t s = 0; s < m_input.segments.size(); ++s)
            if ((m_input.records[i].segments >> s & 1U) != 0)
                m_linkage.segmentTiers[s] |= static_cast<std::uint8_t>(carried);
    }
}

Result<Linkage> Linker::run()
{
    TRY_VOID(makeStudents());
    TRY_VOID(nameTiers());
    for (std::size_t tier = 0; tier < KeyTiers; ++tier)
        gatherHoldings(tier);
    gatherStatewideIds();
    for (std::size_t tier = 0; tier < KeyTiers; ++tier)
        linkTier(tier);
    numberPersons();
    countTiers();
    reportTiers();
    return std::move(m_linkage);
}

/// Who could be, and who was, followed between segments by one tier; one entry per person.
void Linker::findLinked(std::size_t tier, std::vector<std::uint8_t>& candidates,
                        std::vector<std::uint64_t>& linked)
{
    candidates.assign(m_linkage.personCount, 0);
    linked.assign(m_linkage.personCount, 0);
    for (std::uint32_t student = 0; student < m_groups.size(); ++student)
        if (tier >= KeyTiers && m_localTier[student] == 1U << tier) {
            const auto person = m_linkage.students[student].person;
            candidates[person] |= m_segments[student];
            linked[person] |= segmentPairs(m_segments[student], m_segments[student]);
        }
    if (tier >= KeyTiers)
        return;
    forEachKey(tier, [&](std::span<Holding> holders) {
        for (const auto& a : holders) {
            if (!a.usable)
                continue;
            const auto person = m_linkage.students[a.student].person;
            candidates[person] |= m_segments[a.student];
            for (const auto& b : holders)
                if (b.usable && m_linkage.students[b.student].person == person)
                    linked[person] |= segmentPairs(m_segments[a.student], m_segments[b.student]);
        }
    });
}

void Linker::reportTier(std::size_t tier, const std::vector<std::uint8_t>& candidates,
                        const std::vector<std::uint64_t>& linked)
{
    const std::size_t segments = m_input.segments.size();
    for (unsigned from = 0; from < segments; ++from)
        for (unsigned to = 0; to < segments; ++to) {
            const unsigned both = m_linkage.segmentTiers[from] & m_linkage.segmentTiers[to];
            if (from == to || (both >> tier & 1U) == 0)
                continue;
            LinkageReport::Tier row {m_linkage.tiers[tier], m_input.segments[from],
                                     m_input.segments[to]};
            for (std::uint32_t person = 0; person < m_linkage.personCount; ++person) {
                row.candidates += candidates[person] >> from & 1;
                row.linked += static_cast<std::int64_t>(linked[person] >> (from * 8 + to) & 1U);
            }
            if (row.candidates > 0)
                m_linkage.report.tiers.push_back(std::move(row));
        }
}

/// Tiers from the strongest: a pair of segments is credited once to each person, to the first tier
/// under which the person's students on both sides share an unambiguous key.
void Linker::reportTiers()
{
    std::vector<std::size_t> order(m_linkage.tiers.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::rotate(order.begin(), order.begin() + KeyTiers, order.end());
    std::vector<std::uint64_t> credited(m_linkage.personCount, 0);
    std::vector<std::uint64_t> linked;
    std::vector<std::uint8_t> candidates;
    for (const std::size_t tier : order) {
        findLinked(tier, candidates, linked);
        for (std::uint32_t person = 0; person < m_linkage.personCount; ++person) {
            linked[person] &= ~credited[person];
            credited[person] |= linked[person];
        }
        reportTier(tier, candidates, linked);
    }
}

} // namespace

Result<Linkage> link(const LinkageInput& input)
{
    return Linker(input).run();
}

} // namespace core::identity
