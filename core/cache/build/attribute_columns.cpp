// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/attribute_columns.h"

#include "core/cache/build/attribute_rules.h"

#include <algorithm>

namespace core::cache {

namespace {

// One report in 64 bits, so that millions sort fast: place 30, attribute 6, value 16, year 12.
constexpr std::size_t MaxPersons = std::size_t {1} << 30U;
constexpr std::size_t MaxAttributes = 64;
constexpr std::uint64_t MaxYear = 4095;

std::uint64_t pack(std::uint64_t place, std::uint64_t attribute, Code value, std::int16_t year)
{
    const auto known = static_cast<std::uint64_t>(std::max<std::int16_t>(year, 0));
    return place << 34U | attribute << 28U | std::uint64_t {value} << 12U
        | std::min(known, MaxYear);
}

struct Unpacked
{
    std::uint64_t owner; ///< place and attribute
    YearReport report;

    explicit Unpacked(std::uint64_t packed)
        : owner(packed >> 28U)
        , report {static_cast<Code>(packed >> 12U & 0xFFFFU),
                  static_cast<std::uint16_t>(packed & MaxYear)}
    {
    }
};

std::vector<std::uint64_t> gather(std::span<const intake::Submission> submissions,
                                  const CodeBook& codes, const identity::Linkage& linkage,
                                  const PersonOrder& order)
{
    std::vector<std::uint64_t> packed;
    std::size_t firstPerson = 0;
    for (std::size_t s = 0; s < submissions.size(); ++s) {
        const auto& recoding = codes.recodings[s];
        std::vector<const std::vector<Code>*> pools;
        for (const auto& attribute : submissions[s].attributes)
            pools.push_back(recoding.pool(submissions[s], attribute));
        for (const auto& report : submissions[s].attributeReports) {
            const auto* pool = pools[report.attribute];
            const auto place = order.placeOf[linkage.personOf[firstPerson + report.person]];
            if (place == NoPerson || pool == nullptr || (*pool)[report.value] == Missing)
                continue;
            packed.push_back(pack(place, recoding.attributes[report.attribute],
                                  (*pool)[report.value], report.academicYear));
        }
        firstPerson += submissions[s].persons.size();
    }
    std::sort(packed.begin(), packed.end());
    packed.erase(std::unique(packed.begin(), packed.end()), packed.end());
    return packed;
}

std::uint8_t tierRank(const identity::MatchKeys& keys)
{
    const identity::MatchKey absent {};
    if (keys.statewide != absent)
        return 0;
    if (keys.ssn != absent)
        return 1;
    return keys.nameBirthGender != absent ? 2 : 3;
}

/// Place 32, rank 8, value 16: birth years come with the source persons themselves.
std::vector<std::uint64_t> gatherBirthYears(std::span<const intake::Submission> submissions,
                                            const CodeBook& codes, const identity::Linkage& linkage,
                                            const PersonOrder& order)
{
    std::vector<Code> codeOf(INT16_MAX + 1, Missing);
    std::vector<std::uint64_t> packed;
    std::size_t global = 0;
    for (const auto& submission : submissions)
        for (const auto& person : submission.persons) {
            const auto place = order.placeOf[linkage.personOf[global++]];
            if (person.birthYear <= 0 || place == NoPerson)
                continue;
            auto& code = codeOf[static_cast<std::size_t>(person.birthYear)];
            if (code == Missing)
                code = codes.codeOf(BirthYear, std::to_string(person.birthYear));
            packed.push_back(std::uint64_t {place} << 32U
                             | std::uint64_t {tierRank(person.keys)} << 16U | code);
        }
    std::sort(packed.begin(), packed.end());
    return packed;
}

/// Adds to @p resolved and returns how many persons have several years.
std::int64_t resolveBirthYears(const std::vector<std::uint64_t>& packed,
                               std::vector<Code>& resolved)
{
    std::int64_t conflicts = 0;
    std::vector<BirthYearReport> reports;
    for (std::size_t i = 0; i < packed.size();) {
        const auto place = packed[i] >> 32U;
        reports.clear();
        for (; i < packed.size() && packed[i] >> 32U == place; ++i)
            reports.push_back({static_cast<std::uint8_t>(packed[i] >> 16U & 0xFFU),
                               static_cast<Code>(packed[i] & 0xFFFFU)});
        resolved[place] = resolveBirthYear(reports);
        conflicts += std::any_of(reports.begin(), reports.end(), [&](const auto& report) {
            return report.value != reports.front().value;
        });
    }
    return conflicts;
}

} // namespace

Result<AttributeColumns> resolveAttributes(std::span<const intake::Submission> submissions,
                                           const CodeBook& codes, const identity::Linkage& linkage,
                                           const PersonOrder& order)
{
    const std::size_t persons = order.personAt.size();
    if (persons >= MaxPersons || codes.attributes.size() > MaxAttributes)
        return Error {ErrorCode::InvalidInput, "too many persons or attributes"};
    AttributeColumns resolved;
    resolved.columns.assign(codes.attributes.size(), std::vector<Code>(persons, Missing));
    const RuleCodes ruleCodes {codes.codeOf("ethnicity", "hispanic"), codes.codeOf("gender", "M"),
                               codes.codeOf("gender", "F")};

    const auto packed = gather(submissions, codes, linkage, order);
    std::vector<YearReport> reports;
    for (std::size_t i = 0; i < packed.size();) {
        const auto owner = Unpacked(packed[i]).owner;
        reports.clear();
        for (; i < packed.size() && Unpacked(packed[i]).owner == owner; ++i)
            reports.push_back(Unpacked(packed[i]).report);
        const auto attribute = static_cast<std::size_t>(owner % MaxAttributes);
        resolved.conflicts += reports.front().value != reports.back().value ? 1 : 0;
        resolved.columns[attribute][owner / MaxAttributes]
            = resolve(reports, ruleOf(codes.attributes[attribute]), ruleCodes);
    }
    const auto at = std::find(codes.attributes.begin(), codes.attributes.end(), BirthYear);
    if (at != codes.attributes.end())
        resolved.conflicts += resolveBirthYears(
            gatherBirthYears(submissions, codes, linkage, order),
            resolved.columns[static_cast<std::size_t>(at - codes.attributes.begin())]);
    return resolved;
}

} // namespace core::cache
