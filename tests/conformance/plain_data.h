// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// People and their records as plain rows, as a person would write them down: what the reference
// reads, and what memory_source.h cuts into slices for the executor.
#pragma once

#include "core/base/day.h"
#include "core/dictionary/institution.h"
#include "core/dictionary/time_span.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace conformance {

struct PlainRecord
{
    std::string kind;
    std::optional<core::dictionary::TimeSpan> time;
    int institution = -1; ///< into PlainData::institutions; -1: missing
    std::map<std::string, std::string> values; ///< by element; absent: missing
};

struct PlainPerson
{
    std::string name; ///< for reading the case only
    std::map<std::string, std::string> attributes;
    std::set<std::string> keys; ///< tiers
    std::vector<PlainRecord> records;
};

struct PlainObservation
{
    std::string kind;
    int institution = 0;
    core::Day through = 0;
};

struct PlainData
{
    std::vector<core::dictionary::Institution> institutions;
    std::vector<PlainPerson> people;
    std::vector<PlainObservation> observed;
};

/// The institutions of every case: two counties, three segments.
std::vector<core::dictionary::Institution> institutions();
/// Index in @p all of the institution whose name begins with @p name; -1 when there is none.
int institutionNamed(const std::vector<core::dictionary::Institution>& all,
                     const std::string& name);
const std::vector<std::string>& segments();
const std::vector<std::string>& tiers();
/// The tiers that a segment's records carry.
std::set<std::string> tiersOf(const std::string& segment);

/// "2007-08", "fall-2008", "q:winter-2009" (quarters), "2009-03-04"; "-" is missing.
std::optional<core::dictionary::TimeSpan> timeNamed(const std::string& text);

/// Last day with records, per kind and institution.
std::vector<PlainObservation> observedInRecords(const PlainData& data);

} // namespace conformance
