// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/submission_builder.h"

#include <algorithm>
#include <cstring>

namespace core::intake {
namespace {

constexpr std::size_t MostInstitutions = 60'000; ///< name spaces need room in 16 bits too
constexpr std::string_view Enrolled = "enrolled";

template<typename T>
void appendBytes(std::string& key, const T& value)
{
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Texts are never empty here: 0 is missing.
TextIndex emptyPool()
{
    TextIndex pool;
    pool.intern({});
    return pool;
}

} // namespace

SubmissionBuilder::SubmissionBuilder(const std::vector<dictionary::Institution>& known,
                                     const dictionary::Dictionary& dictionary)
    : m_known(known)
    , m_dictionary(dictionary)
{
}

std::optional<SubmissionBuilder::InstitutionEntry>
SubmissionBuilder::institution(std::string_view id, const std::string& segment)
{
    auto& institutions = m_submission.institutions;
    if (institutions.size() >= MostInstitutions && m_institutionIds.find(id) == TextIndex::None)
        return std::nullopt;
    const auto index = static_cast<std::uint16_t>(m_institutionIds.intern(id));
    if (index == institutions.size()) {
        const auto known
            = std::find_if(m_known.begin(), m_known.end(),
                           [id](const dictionary::Institution& one) { return one.id == id; });
        m_isKnown.push_back(known != m_known.end());
        if (known != m_known.end())
            institutions.push_back(*known);
        else
            institutions.push_back({std::string(id), std::string(id), segment, {}, {}, {}, {}});
    }
    return InstitutionEntry {index, m_isKnown[index]};
}

const std::string& SubmissionBuilder::segmentOf(std::uint16_t institution) const
{
    return m_submission.institutions[institution].segment;
}

std::uint16_t SubmissionBuilder::nameSpace(const std::string& localIdWithin,
                                           std::uint16_t institution)
{
    const dictionary::Institution& at = m_submission.institutions[institution];
    std::string text = localIdWithin;
    if (localIdWithin == "district" && !at.districtId.empty())
        text = "district:" + at.districtId;
    else if (localIdWithin == "district" || localIdWithin == "institution")
        text = "institution:" + at.id;
    const std::uint32_t index = m_nameSpaceTexts.intern(text);
    if (index == m_submission.nameSpaces.size())
        m_submission.nameSpaces.push_back(std::move(text));
    return static_cast<std::uint16_t>(index);
}

std::uint32_t SubmissionBuilder::time(const dictionary::TimeSpan& span)
{
    std::string key = span.calendar + '\x1f' + span.label + '\x1f';
    appendBytes(key, span.begin);
    appendBytes(key, span.end);
    const std::uint32_t index = m_timeTexts.intern(key);
    if (index == m_submission.times.size())
        m_submission.times.push_back(span);
    return index + 1;
}

std::int16_t SubmissionBuilder::academicYear(std::uint32_t time) const
{
    return time == 0 ? std::int16_t {0}
                     : static_cast<std::int16_t>(m_submission.times[time - 1].academicYear);
}

std::uint16_t SubmissionBuilder::attribute(const std::string& element)
{
    auto& all = m_submission.attributes;
    const auto found = std::find(all.begin(), all.end(), element);
    const auto index = static_cast<std::uint16_t>(found - all.begin());
    if (found == all.end())
        all.push_back(element);
    return index;
}

std::size_t SubmissionBuilder::pool(const std::string& element)
{
    auto& pools = m_submission.pools;
    const auto found = std::find_if(pools.begin(), pools.end(), [&element](const TextPool& pool) {
        return pool.element == element;
    });
    const auto index = static_cast<std::size_t>(found - pools.begin());
    if (found == pools.end()) {
        pools.emplace_back().element = element;
        m_pools.push_back(emptyPool());
    }
    return index;
}

std::size_t SubmissionBuilder::table(const std::string& kind, std::span<const std::string> used)
{
    auto& tables = m_submission.tables;
    const auto found
        = std::find_if(tables.begin(), tables.end(),
                       [&kind](const RecordTable& table) { return table.kind == kind; });
    if (found != tables.end())
        return static_cast<std::size_t>(found - tables.begin());
    RecordTable table;
    table.kind = kind;
    if (const dictionary::EventKind* known = m_dictionary.kind(kind)) {
        for (const std::string& element : known->elements)
            if (std::find(known->asOf.begin(), known->asOf.end(), element) == known->asOf.end())
                table.elements.push_back(element);
    } else {
        table.elements.assign(used.begin(), used.end());
    }
    table.columns.resize(table.elements.size());
    for (const std::string& element : table.elements)
        pool(element);
    tables.push_back(std::move(table));
    return tables.size() - 1;
}

bool SubmissionBuilder::mergeEnrolment(std::size_t table, const Record& record,
                                       std::span<const std::uint32_t> values)
{
    std::array<char, sizeof record.person + sizeof record.institution + sizeof record.time> key {};
    std::memcpy(key.data(), &record.person, sizeof record.person);
    std::memcpy(key.data() + 4, &record.institution, sizeof record.institution);
    std::memcpy(key.data() + 6, &record.time, sizeof record.time);
    RecordTable& target = m_submission.tables[table];
    const std::uint32_t row = m_enrolments.intern({key.data(), key.size()});
    if (row == target.size())
        return false;
    for (std::size_t column = 0; column < values.size(); ++column) {
        std::uint32_t& kept = target.columns[column][row];
        if (kept == values[column] || values[column] == 0)
            continue;
        // Of two answers the lesser text, so that the order of the files decides nothing.
        const TextIndex& texts = m_pools[pool(target.elements[column])];
        if (kept == 0 || texts.text(values[column]) < texts.text(kept))
            kept = values[column];
    }
    return true;
}

void SubmissionBuilder::addRecord(std::size_t table, const Record& record,
                                  std::span<const std::uint32_t> values)
{
    RecordTable& target = m_submission.tables[table];
    if (target.kind == Enrolled && mergeEnrolment(table, record, values))
        return;
    target.person.push_back(record.person);
    target.institution.push_back(record.institution);
    target.time.push_back(record.time);
    for (std::size_t column = 0; column < values.size(); ++column)
        target.columns[column].push_back(values[column]);
}

Submission SubmissionBuilder::take()
{
    for (std::size_t pool = 0; pool < m_pools.size(); ++pool) {
        auto& texts = m_submission.pools[pool].texts;
        for (std::uint32_t index = 1; index < m_pools[pool].size(); ++index)
            texts.emplace_back(m_pools[pool].text(index));
    }
    return std::move(m_submission);
}

} // namespace core::intake
