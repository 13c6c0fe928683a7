// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/kind_gatherer.h"

#include <algorithm>

namespace core::cache {

KindShape shapeOf(const dictionary::EventKind& kind)
{
    KindShape shape {kind.id, kind.keyElement, {kind.keyElement}};
    for (const auto& element : kind.elements)
        if (element != kind.keyElement)
            shape.elements.push_back(element);
    return shape;
}

Result<std::vector<const dictionary::EventKind*>>
kindsOf(std::span<const intake::Submission> submissions, const dictionary::Dictionary& dictionary)
{
    std::vector<bool> present(dictionary.kinds().size());
    for (const auto& submission : submissions)
        for (const auto& table : submission.tables) {
            const auto* kind = dictionary.kind(table.kind);
            if (kind == nullptr)
                return Error {ErrorCode::InvalidInput, "records of an unknown kind", table.kind};
            const auto shape = shapeOf(*kind);
            for (const auto& element : table.elements)
                if (std::find(shape.elements.begin(), shape.elements.end(), element)
                    == shape.elements.end())
                    return Error {ErrorCode::InvalidInput, "an element that its kind does not have",
                                  table.kind + "." + element};
            if (table.size() > 0)
                present[static_cast<std::size_t>(kind - dictionary.kinds().data())] = true;
        }
    std::vector<const dictionary::EventKind*> kinds;
    for (std::size_t i = 0; i < present.size(); ++i)
        if (present[i])
            kinds.push_back(&dictionary.kinds()[i]);
    return kinds;
}

void KindGatherer::append(KindRecords& records, std::size_t submission, std::size_t firstPerson,
                          const intake::RecordTable& table) const
{
    const auto& recoding = m_codes.recodings[submission];
    std::vector<std::uint32_t> rows; // of persons that have a place
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const auto place = m_order.placeOf[m_linkage.personOf[firstPerson + table.person[row]]];
        if (place == NoPerson)
            continue;
        rows.push_back(row);
        records.person.push_back(place);
        records.institution.push_back(recoding.institutions[table.institution[row]]);
        records.time.push_back(recoding.times[table.time[row]]);
        records.submission.push_back(static_cast<std::uint16_t>(submission));
    }
    for (std::size_t c = 0; c < records.columns.size(); ++c) {
        const auto& element = records.shape.elements[c];
        const auto at = std::find(table.elements.begin(), table.elements.end(), element);
        const auto* pool = recoding.pool(m_submissions[submission], element);
        auto& column = records.columns[c];
        if (at == table.elements.end() || pool == nullptr) {
            column.resize(records.size(), Missing);
            continue;
        }
        const auto& values = table.columns[static_cast<std::size_t>(at - table.elements.begin())];
        for (const auto row : rows)
            column.push_back((*pool)[values[row]]);
    }
}

KindRecords KindGatherer::gather(KindShape shape) const
{
    KindRecords records;
    records.shape = std::move(shape);
    records.columns.resize(records.shape.elements.size());
    std::size_t firstPerson = 0;
    for (std::size_t s = 0; s < m_submissions.size(); ++s) {
        for (const auto& table : m_submissions[s].tables)
            if (table.kind == records.shape.kind)
                append(records, s, firstPerson, table);
        firstPerson += m_submissions[s].persons.size();
    }
    return records;
}

} // namespace core::cache
