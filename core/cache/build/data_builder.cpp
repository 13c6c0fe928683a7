// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/build/data_builder.h"

#include "core/cache/build/attribute_columns.h"
#include "core/cache/build/code_book.h"
#include "core/cache/build/kind_gatherer.h"
#include "core/cache/build/person_order.h"
#include "core/cache/build/standing_index.h"

#include <algorithm>
#include <optional>

namespace core::cache {

namespace {

constexpr std::string_view StandingKind = "standing";
constexpr std::string_view EnrolledKind = "enrolled";

Error cancelled()
{
    return {ErrorCode::Cancelled, "the build was cancelled"};
}

class DataBuilder
{
public:
    DataBuilder(const BuildInput& input, SurrogateBook& surrogates, RandomSource& random,
                BuildSink& sink, TaskContext& task)
        : m_input(input)
        , m_surrogates(surrogates)
        , m_random(random)
        , m_sink(sink)
        , m_task(task)
    {
    }

    Result<BuildOutcome> run();

private:
    Result<void> checkpoint(double fraction);
    Result<void> linkPersons();
    Result<void> placePersons();
    Result<void> observe();
    Result<void> writePersons();
    Result<void> writeKinds();
    Result<void> writeKind(std::size_t kind, KindRecords records);
    Result<void> writeSlices(std::size_t kind, const KindRecords& records,
                             const std::vector<std::uint32_t>& order);

    const BuildInput& m_input;
    SurrogateBook& m_surrogates;
    RandomSource& m_random;
    BuildSink& m_sink;
    TaskContext& m_task;

    CodeBook m_codes;
    std::vector<const dictionary::EventKind*> m_kinds;
    identity::Linkage m_linkage;
    PersonOrder m_order;
    std::optional<KindRecords> m_standings;
    std::optional<StandingIndex> m_standingIndex;
    BuildOutcome m_outcome;
};

Result<void> DataBuilder::checkpoint(double fraction)
{
    if (m_task.isCancelled())
        return cancelled();
    m_task.report(fraction);
    return {};
}

Result<void> DataBuilder::linkPersons()
{
    identity::LinkageInput input {m_codes.nameSpaces, m_codes.segments, {}};
    for (std::size_t s = 0; s < m_input.submissions.size(); ++s) {
        const auto& submission = m_input.submissions[s];
        const auto& recoding = m_codes.recodings[s];
        const std::size_t first = input.records.size();
        for (const auto& person : submission.persons)
            input.records.push_back(
                {person.keys, recoding.nameSpaces[person.nameSpace], person.birthYear, 0});
        for (const auto& table : submission.tables)
            for (std::size_t row = 0; row < table.size(); ++row) {
                const auto institution = recoding.institutions[table.institution[row]];
                input.records[first + table.person[row]].segments
                    |= static_cast<std::uint8_t>(1U << m_codes.segmentOf[institution - 1U]);
            }
    }
    TRY_VOID(checkpoint(0.1));
    TRY_ASSIGN(m_linkage, identity::link(input));
    return {};
}

Result<void> DataBuilder::placePersons()
{
    Presences presences;
    std::size_t first = 0;
    for (std::size_t s = 0; s < m_input.submissions.size(); ++s) {
        const auto& recoding = m_codes.recodings[s];
        for (const auto& table : m_input.submissions[s].tables)
            for (std::size_t row = 0; row < table.size(); ++row)
                presences.add(m_linkage.personOf[first + table.person[row]],
                              recoding.institutions[table.institution[row]],
                              recoding.times[table.time[row]]);
        first += m_input.submissions[s].persons.size();
    }
    presences.settle();
    TRY_VOID(checkpoint(0.3));

    std::vector<identity::MatchKey> identities;
    for (const auto& student : m_linkage.students)
        identities.push_back(student.identity);
    m_outcome.newSurrogates = m_surrogates.assign(std::move(identities), m_random);
    std::vector<std::uint64_t> values(m_linkage.personCount);
    std::vector<std::uint32_t> eldest(m_linkage.personCount, NoPerson);
    for (const auto& student : m_linkage.students)
        if (const auto* own = m_surrogates.find(student.identity);
            own->sequence < eldest[student.person]) {
            eldest[student.person] = own->sequence;
            values[student.person] = own->value;
        }
    m_order = orderPersons(presences, m_codes, m_input.agreements, values);
    return checkpoint(0.35);
}

/// Also of persons who are withheld: the institution did report.
Result<void> DataBuilder::observe()
{
    auto& catalog = m_outcome.catalog;
    for (const auto* kind : m_kinds) {
        std::vector<std::optional<Day>> through(m_codes.institutions.size() + 1);
        for (std::size_t s = 0; s < m_input.submissions.size(); ++s)
            for (const auto& table : m_input.submissions[s].tables) {
                if (table.kind != kind->id)
                    continue;
                const auto& recoding = m_codes.recodings[s];
                for (std::size_t row = 0; row < table.size(); ++row)
                    if (const auto time = recoding.times[table.time[row]]; time != Missing) {
                        auto& last = through[recoding.institutions[table.institution[row]]];
                        last = std::max(last.value_or(m_codes.times[time - 1U].end),
                                        m_codes.times[time - 1U].end);
                    }
            }
        for (std::size_t code = 1; code < through.size(); ++code)
            if (const auto& last = through[code]) {
                const Day cap = m_input.agreements.observedThrough().value_or(*last);
                catalog.observed.push_back(
                    {kind->id, static_cast<Code>(code), std::min(*last, cap)});
            }
    }
    for (const auto& observation : catalog.observed)
        catalog.asOf = std::max(catalog.asOf, observation.through);
    return checkpoint(0.4);
}

Result<void> DataBuilder::writePersons()
{
    TRY_ASSIGN(const auto attributes,
               resolveAttributes(m_input.submissions, m_codes, m_linkage, m_order));
    m_linkage.report.attributeConflicts = attributes.conflicts;
    TRY_VOID(checkpoint(0.45));
    const std::size_t count = m_order.personAt.size();
    auto& shards = m_outcome.catalog.shardCount;
    for (std::size_t first = 0; first < count; first += ShardSize, ++shards) {
        const std::size_t last = std::min<std::size_t>(first + ShardSize, count);
        const auto part = [first, last](const auto& column) {
            return std::decay_t<decltype(column)>(
                column.begin() + static_cast<std::ptrdiff_t>(first),
                column.begin() + static_cast<std::ptrdiff_t>(last));
        };
        ShardPersons persons;
        persons.count = static_cast<std::uint32_t>(last - first);
        persons.home = part(m_order.home);
        persons.segments = part(m_order.segments);
        for (std::size_t place = first; place < last; ++place)
            persons.tiers.push_back(m_linkage.tiersOf[m_order.personAt[place]]);
        for (const auto& column : attributes.columns)
            persons.attributes.push_back(part(column));
        TRY_VOID(m_sink.addPersons(shards, persons));
    }
    return checkpoint(0.5);
}

Result<void> DataBuilder::writeSlices(std::size_t kind, const KindRecords& records,
                                      const std::vector<std::uint32_t>& order)
{
    const auto& keys = records.columns.front();
    const auto sameSlice = [&](std::uint32_t a, std::uint32_t b) {
        return keys[a] == keys[b] && records.person[a] / ShardSize == records.person[b] / ShardSize;
    };
    for (std::size_t first = 0; first < order.size();) {
        if (m_task.isCancelled())
            return cancelled();
        std::size_t last = first;
        Slice slice;
        slice.columns.resize(records.columns.size());
        for (; last < order.size() && sameSlice(order[first], order[last]); ++last) {
            const auto row = order[last];
            slice.person.push_back(static_cast<std::uint16_t>(records.person[row] % ShardSize));
            slice.time.push_back(records.time[row]);
            slice.institution.push_back(records.institution[row]);
        }
        for (std::size_t c = 0; c < records.columns.size(); ++c) {
            slice.columns[c].reserve(last - first);
            for (std::size_t i = first; i < last; ++i)
                slice.columns[c].push_back(records.columns[c][order[i]]);
        }
        TRY_VOID(m_sink.addSlice(kind, keys[order[first]], records.person[order[first]] / ShardSize,
                                 slice));
        first = last;
    }
    return {};
}

Result<void> DataBuilder::writeKind(std::size_t kind, KindRecords records)
{
    const auto& elements = records.shape.elements;
    if (m_standingIndex)
        for (const auto& element : m_kinds[kind]->asOf)
            if (const auto at = std::find(elements.begin(), elements.end(), element);
                at != elements.end())
                m_standingIndex->fill(records, static_cast<std::size_t>(at - elements.begin()));
    if (m_task.isCancelled())
        return cancelled();
    const auto order = sortRecords(records,
                                   records.shape.kind == EnrolledKind ? Identity::PersonPlaceTime
                                                                      : Identity::WholeRecord);
    m_outcome.records += static_cast<std::int64_t>(order.size());
    m_outcome.repeatedRecords += static_cast<std::int64_t>(records.size() - order.size());
    return writeSlices(kind, records, order);
}

Result<void> DataBuilder::writeKinds()
{
    const KindGatherer gatherer(m_input.submissions, m_codes, m_linkage, m_order);
    for (const auto* kind : m_kinds)
        m_outcome.catalog.kinds.push_back(shapeOf(*kind));
    if (const auto* standing = m_input.dictionary.kind(StandingKind)) {
        m_standings = gatherer.gather(shapeOf(*standing));
        m_standingIndex.emplace(*m_standings, m_codes.times);
    }
    for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
        const double done = static_cast<double>(kind) / static_cast<double>(m_kinds.size());
        TRY_VOID(checkpoint(0.5 + 0.5 * done));
        TRY_VOID(writeKind(kind, gatherer.gather(shapeOf(*m_kinds[kind]))));
    }
    return checkpoint(1.0);
}

Result<BuildOutcome> DataBuilder::run()
{
    TRY_VOID(checkpoint(0.0));
    TRY_ASSIGN(m_kinds, kindsOf(m_input.submissions, m_input.dictionary));
    TRY_ASSIGN(m_codes, makeCodeBook(m_input.submissions, m_input.dictionary, m_input.agreements));
    TRY_VOID(linkPersons());
    TRY_VOID(placePersons());
    TRY_VOID(observe());
    TRY_VOID(writePersons());
    TRY_VOID(writeKinds());

    auto& catalog = m_outcome.catalog;
    catalog.id = m_input.dataId;
    catalog.synthetic = !m_input.submissions.empty() && m_input.submissions.front().synthetic;
    catalog.title = m_input.agreements.title();
    catalog.personCount = static_cast<std::uint32_t>(m_order.personAt.size());
    catalog.times = std::move(m_codes.times);
    catalog.institutions = std::move(m_codes.institutions);
    catalog.segments = std::move(m_codes.segments);
    catalog.tiers = m_linkage.tiers;
    catalog.segmentTiers = m_linkage.segmentTiers;
    catalog.values = std::move(m_codes.values);
    catalog.attributes = std::move(m_codes.attributes);
    for (const auto& [a, b] : m_input.agreements.notAgreed())
        catalog.notices.push_back(a + "|" + b);
    m_outcome.linkage = std::move(m_linkage.report);
    m_outcome.linkage.withheldPersons = m_order.withheld;
    return std::move(m_outcome);
}

} // namespace

Result<BuildOutcome> buildData(const BuildInput& input, SurrogateBook& surrogates,
                               RandomSource& random, BuildSink& sink, TaskContext& task)
{
    return DataBuilder(input, surrogates, random, sink, task).run();
}

} // namespace core::cache
