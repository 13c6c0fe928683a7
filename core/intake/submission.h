// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What intake makes of an institution's files: typed records with match keys and no identifier.
// Plain columns; the cache stores them and builds data files from them.
#pragma once

#include "core/dictionary/institution.h"
#include "core/dictionary/time_span.h"
#include "core/identity/match_keys.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core::intake {

/// One student as one source knows them. Keys are HMACs under the profile's linkage key.
struct SourcePerson
{
    identity::MatchKeys keys;
    std::uint16_t nameSpace = 0; ///< into Submission::nameSpaces
    std::int16_t birthYear = 0; ///< 0 = missing
};

/// A fixed attribute as one row reported it; several reports about one person may disagree.
struct AttributeReport
{
    std::uint32_t person = 0;
    std::uint16_t attribute = 0; ///< into Submission::attributes
    std::uint32_t value = 0; ///< into the pool of that element; 0 = missing
    std::int16_t academicYear = 0;
};

/// Distinct texts of one element; index 0 is missing.
struct TextPool
{
    std::string element;
    std::vector<std::string> texts {std::string()};
};

/// All records of one event kind; vectors have the same length.
struct RecordTable
{
    std::string kind;
    std::vector<std::string> elements; ///< as EventKind::elements without the as-of ones
    std::vector<std::uint32_t> person; ///< into Submission::persons
    std::vector<std::uint16_t> institution; ///< into Submission::institutions
    std::vector<std::uint32_t> time; ///< 0 = missing, else 1-based into Submission::times
    std::vector<std::vector<std::uint32_t>> columns; ///< per element, into its TextPool

    std::size_t size() const { return person.size(); }
};

struct Submission
{
    std::string id; ///< chosen by the cache when accepted
    std::string submitter; ///< who sent it, as the manifest or the command line says
    bool synthetic = false;
    std::vector<dictionary::Institution> institutions;
    std::vector<dictionary::TimeSpan> times;
    std::vector<std::string> nameSpaces; ///< "district:99001", "institution:Z01", "source:oulad"
    std::vector<SourcePerson> persons;
    std::vector<std::string> attributes; ///< person elements that are reported
    std::vector<AttributeReport> attributeReports;
    std::vector<TextPool> pools; ///< one per element used
    std::vector<RecordTable> tables;
};

} // namespace core::intake
