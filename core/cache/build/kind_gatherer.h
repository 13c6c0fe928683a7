// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the records of one kind together from all submissions, in final codes and places.
#pragma once

#include "core/base/result.h"
#include "core/cache/build/code_book.h"
#include "core/cache/build/person_order.h"
#include "core/cache/build/record_sorter.h"
#include "core/identity/linkage.h"

#include <span>
#include <vector>

namespace core::cache {

/// Cluster key first, then the kind's other elements.
KindShape shapeOf(const dictionary::EventKind& kind);

/// The kinds that have records, in dictionary order. InvalidInput when a table is of no known kind
/// or carries an element its kind does not have.
Result<std::vector<const dictionary::EventKind*>>
kindsOf(std::span<const intake::Submission> submissions, const dictionary::Dictionary& dictionary);

/// What it is made from must outlive it.
class KindGatherer
{
public:
    KindGatherer(std::span<const intake::Submission> submissions, const CodeBook& codes,
                 const identity::Linkage& linkage, const PersonOrder& order)
        : m_submissions(submissions)
        , m_codes(codes)
        , m_linkage(linkage)
        , m_order(order)
    {
    }

    /// Without the records of persons who have no place.
    KindRecords gather(KindShape shape) const;

private:
    void append(KindRecords& records, std::size_t submission, std::size_t firstPerson,
                const intake::RecordTable& table) const;

    std::span<const intake::Submission> m_submissions;
    const CodeBook& m_codes;
    const identity::Linkage& m_linkage;
    const PersonOrder& m_order;
};

} // namespace core::cache
