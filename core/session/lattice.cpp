// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/lattice.h"

#include "core/cohort/members.h"
#include "core/cohort/text_form.h"
#include "core/disclosure/gate.h"
#include "core/disclosure/policy_strictness.h"
#include "core/session/saved_question.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>

namespace core::session {

using cohort::Condition;
using cohort::EventPattern;
using cohort::GroupField;
using cohort::Query;
using disclosure::DifferenceGuard;

namespace {

const std::array<GroupField, 4> Fields {
    GroupField {.of = "start", .field = "institution", .bands = {}, .position = {}},
    GroupField {.of = "start", .field = "academic_year", .bands = {}, .position = {}},
    GroupField {.of = "", .field = "gender", .bands = {}, .position = {}},
    GroupField {.of = "", .field = "ethnicity", .bands = {}, .position = {}}};
constexpr std::size_t PersonFieldsFrom = 2;

/// What a question asks, whatever it is called and however it is grouped.
std::string withoutGroups(Query query)
{
    query.title.clear();
    query.by.clear();
    query.cross = false;
    return cohort::print(query);
}

std::string withoutTitle(Query query)
{
    query.title.clear();
    return cohort::print(query);
}

std::size_t placeIn(const GroupField& field)
{
    const auto found = std::ranges::find_if(Fields, [&field](const GroupField& one) {
        return one.field == field.field && field.bands.empty()
            && (field.of == one.of || field.of.empty() || field.of == "start");
    });
    return static_cast<std::size_t>(found - Fields.begin());
}

bool isLatticeGrouping(const std::vector<GroupField>& by, const disclosure::Policy& policy)
{
    int ofPerson = 0;
    unsigned seen = 0;
    for (const GroupField& field : by) {
        const std::size_t at = placeIn(field);
        if (at == Fields.size() || (seen >> at & 1U) != 0)
            return false;
        seen |= 1U << at;
        ofPerson += at >= PersonFieldsFrom ? 1 : 0;
    }
    return ofPerson <= policy.latticeDimensions;
}

int conditionsIn(const EventPattern& event);

int conditionsIn(const std::shared_ptr<const Condition>& condition)
{
    if (!condition)
        return 0;
    switch (condition->kind) {
    case Condition::Kind::And:
    case Condition::Kind::Or:
    case Condition::Kind::Not: {
        int sum = 0;
        for (const auto& part : condition->parts)
            sum += conditionsIn(part);
        return sum;
    }
    case Condition::Kind::Compare:
    case Condition::Kind::Same:
    case Condition::Kind::InQuestion:
        return 1;
    case Condition::Kind::HasEvent:
    case Condition::Kind::HasNoEvent:
    case Condition::Kind::CountEvent:
    case Condition::Kind::SumEvent:
        break;
    }
    return 1 + conditionsIn(condition->event);
}

int conditionsIn(const EventPattern& event)
{
    return conditionsIn(event.where) + conditionsIn(event.test);
}

} // namespace

Result<Standing> standingOf(const Query& query, const disclosure::Policy& policy)
{
    TRY_ASSIGN(const auto saved, savedQuestions());
    const std::string whole = withoutTitle(query), core = withoutGroups(query);
    Standing standing = Standing::Adhoc;
    for (const SavedQuestion& one : saved) {
        TRY_ASSIGN(const ReadQuestion read, readQuestion(one.text));
        if (withoutTitle(read.query) == whole)
            return Standing::Saved;
        if (withoutGroups(read.query) == core && isLatticeGrouping(query.by, policy))
            standing = query.by.size() < 2 && !query.change && !query.measure ? Standing::Follows
                                                                              : Standing::Lattice;
    }
    return standing;
}

int conditionsIn(const Query& query)
{
    int sum = conditionsIn(query.start) + conditionsIn(query.where);
    for (const auto& step : query.steps) {
        sum += conditionsIn(step.event);
        for (const EventPattern& event : step.without)
            sum += 1 + conditionsIn(event);
    }
    for (const auto& inner : query.questions)
        sum += inner.query ? conditionsIn(*inner.query) : 0;
    if (query.measure)
        sum += conditionsIn(query.measure->event);
    return sum;
}

namespace {

/// Puts the sets of all saved questions into a guard.
class LatticeBuilder
{
public:
    LatticeBuilder(const LatticeBasis& basis, const dictionary::Dictionary& dictionary,
                   TaskContext& task)
        : m_basis(basis)
        , m_dictionary(dictionary)
        , m_task(task)
        , m_counting(task.token())
        , m_lattice(std::make_shared<Lattice>(basis.policy))
    {
    }

    Result<std::shared_ptr<const Lattice>> build()
    {
        TRY_ASSIGN(const auto saved, savedQuestions());
        m_task.setSpan(0.0, 0.7);
        for (std::size_t i = 0; i < saved.size(); ++i) {
            m_task.report(static_cast<double>(i) / static_cast<double>(saved.size()));
            TRY_ASSIGN(const ReadQuestion read, readQuestion(saved[i].text));
            TRY_VOID(addSaved(read));
            TRY_VOID(addGrouped(read));
        }
        m_task.setSpan(0.7, 1.0);
        TRY_VOID(addCells());
        return std::shared_ptr<const Lattice>(m_lattice);
    }

private:
    static constexpr unsigned Masks = 1U << Fields.size();

    Result<PreparedQuestion> prepared(const ReadQuestion& read) const
    {
        return prepare(read, m_dictionary, m_basis.data->catalog(), m_basis.agreements);
    }

    /// As it stands, and as the gate shows it.
    Result<void> addSaved(const ReadQuestion& read)
    {
        const auto ready = prepared(read);
        if (!ready)
            return {};
        cohort::Members members;
        TRY_ASSIGN(const auto raw,
                   countAll(*ready.value().plan, *m_basis.data, m_counting, {.members = &members}));
        const disclosure::Gate gate(
            disclosure::appliedTo(m_basis.policy, ready.value().institutions));
        const auto table = gate.disclose(raw, m_basis.data->catalog().asOf, m_counting);
        if (table)
            m_lattice->guard.addShown(std::move(members), raw, table.value());
        else if (table.error().code != ErrorCode::TooDetailed)
            return table.error();
        return {};
    }

    /// By all fields of the lattice that the data have.
    Result<void> addGrouped(const ReadQuestion& read)
    {
        ReadQuestion grouped = read;
        grouped.query.cross = false;
        grouped.query.change.reset();
        grouped.query.measure.reset();
        unsigned persons = 0;
        std::vector<GroupField> by;
        for (std::size_t i = 0; i < Fields.size(); ++i) {
            grouped.query.by = {Fields[i]};
            if (!prepared(grouped))
                continue;
            persons |= i >= PersonFieldsFrom ? 1U << by.size() : 0;
            by.push_back(Fields[i]);
        }
        grouped.query.by = by;
        const auto ready = prepared(grouped);
        if (!ready)
            return {};
        cohort::Members members;
        TRY_VOID(countAll(*ready.value().plan, *m_basis.data, m_counting, {.members = &members}));
        const std::size_t number = m_lattice->guard.addQuestion(std::move(members), by.size());
        m_lattice->questions.emplace(number, std::move(grouped.query));
        m_grouped.push_back({number, by.size(), persons});
        return {};
    }

    /// The coarser first: where two lie near each other the finer one is not shown.
    Result<void> addCells()
    {
        std::size_t done = 0;
        for (int fields = 0; fields <= static_cast<int>(Fields.size()); ++fields)
            for (const Grouped& question : m_grouped)
                for (unsigned mask = 0; mask < Masks; ++mask) {
                    if (std::popcount(mask) != fields || mask >> question.fields != 0
                        || std::popcount(mask & question.persons)
                            > m_basis.policy.latticeDimensions)
                        continue;
                    const auto beside = fields < 2 ? DifferenceGuard::Beside::ItsOwn
                                                   : DifferenceGuard::Beside::All;
                    TRY_VOID(m_lattice->guard.addCells(question.index, mask, beside, m_task));
                    m_task.report(static_cast<double>(++done)
                                  / static_cast<double>(m_grouped.size() * Masks));
                }
        return {};
    }

    struct Grouped
    {
        std::size_t index, fields;
        unsigned persons; ///< which fields are attributes of the person
    };

    const LatticeBasis& m_basis;
    const dictionary::Dictionary& m_dictionary;
    TaskContext& m_task;
    TaskContext m_counting;
    std::shared_ptr<Lattice> m_lattice;
    std::vector<Grouped> m_grouped;
};

} // namespace

Result<std::shared_ptr<const Lattice>>
buildLattice(const LatticeBasis& basis, const dictionary::Dictionary& dictionary, TaskContext& task)
{
    return LatticeBuilder(basis, dictionary, task).build();
}

namespace {

/// Whether a saved question, by the fields of a mask, shows these people in any cell.
Result<bool> showsItself(Query query, unsigned mask,
                         const std::vector<disclosure::SetSketch>& cells, const LatticeBasis& basis,
                         const dictionary::Dictionary& dictionary, TaskContext& task)
{
    std::vector<GroupField> by;
    for (std::size_t i = 0; i < query.by.size(); ++i)
        if ((mask >> i & 1U) != 0)
            by.push_back(query.by[i]);
    query.by = std::move(by);
    TRY_ASSIGN(const PreparedQuestion ready,
               prepare({query, {}}, dictionary, basis.data->catalog(), basis.agreements));
    cohort::Members members;
    TRY_ASSIGN(const auto raw, countAll(*ready.plan, *basis.data, task, {.members = &members}));
    const disclosure::Gate gate(disclosure::appliedTo(basis.policy, ready.institutions));
    const auto table = gate.disclose(raw, basis.data->catalog().asOf, task);
    if (!table && table.error().code == ErrorCode::TooDetailed)
        return false;
    if (!table)
        return table.error();
    const disclosure::Counted counted {raw, members, table.value()};
    return std::ranges::all_of(cells, [&counted](const disclosure::SetSketch& people) {
        return DifferenceGuard::shows(counted, people);
    });
}

} // namespace

Result<bool> showItself(const Lattice& lattice, const std::vector<disclosure::SameCell>& cells,
                        const LatticeBasis& basis, const dictionary::Dictionary& dictionary,
                        TaskContext& task)
{
    std::map<std::pair<std::size_t, unsigned>, std::vector<disclosure::SetSketch>> tables;
    for (const disclosure::SameCell& cell : cells)
        tables[{cell.question, cell.mask}].push_back(cell.people);
    TaskContext counting(task.token());
    bool allDo = true;
    for (const auto& [table, people] : tables) {
        TRY_ASSIGN(const bool shows,
                   showsItself(lattice.questions.at(table.first), table.second, people, basis,
                               dictionary, counting));
        allDo = allDo && shows;
    }
    return allDo;
}

Result<std::shared_ptr<const Lattice>>
LatticeKeeper::lattice(const LatticeBasis& basis, const dictionary::Dictionary& dictionary,
                       TaskContext& task)
{
    constexpr auto Look = std::chrono::milliseconds(20); // between two looks at the cancel token
    std::unique_lock lock(m_mutex, std::defer_lock);
    while (!lock.try_lock_for(Look))
        if (task.isCancelled())
            return Error {.code = ErrorCode::Cancelled, .detail = "lattice"};
    const std::string& dataId = basis.data->catalog().id;
    if (m_known && m_dataId == dataId && m_agreementsText == basis.agreementsText
        && m_policy == basis.policy)
        return m_known;
    TRY_ASSIGN(m_known, buildLattice(basis, dictionary, task));
    m_dataId = dataId;
    m_agreementsText = basis.agreementsText;
    m_policy = basis.policy;
    return m_known;
}

} // namespace core::session
