// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/reference.h"

#include "tests/conformance/reference_measure.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace conformance {
namespace {

using core::Day;

struct Cell
{
    std::int64_t count = 0;
    std::set<const PlainPerson*> people;

    core::cohort::Tally tally() const { return {count, static_cast<std::int64_t>(people.size())}; }
};

/// Who starts, what became of them, and the table (rules 13 and 14).
class Reference
{
public:
    Reference(const Asked& question, const PlainData& data, const ShorterOf& shorterOf)
        : m_question(question)
        , m_query(question.query)
        , m_data(data)
        , m_shorterOf(shorterOf)
        , m_steps(question, data)
    {
    }

    core::cohort::RawTable run()
    {
        const RecordRules records(m_question, m_data);
        for (const PlainPerson& person : m_data.people) {
            for (const PlainRecord& record : person.records) {
                const Maybe fits = allOf(records.fitsEvent(m_query.start, person, record, nullptr),
                                         records.testHolds(m_query.start, person, record, nullptr));
                if (record.time && (!fits || *fits))
                    m_startTimes.push_back(*record.time);
            }
            for (const PlainRecord* start : records.startsOf(person)) {
                if (m_query.where && !isTrue(records.whereHolds(*m_query.where, person, *start)))
                    continue;
                const std::vector<Row> rows = m_steps.rowsOf(person, *start);
                m_rows.insert(m_rows.end(), rows.begin(), rows.end());
            }
        }
        return table();
    }

private:
    std::vector<std::string> keysOf(const Row& row) const
    {
        std::vector<std::string> keys;
        for (const auto& group : m_query.by) {
            const PlainRecord* record = recordFor(group, m_query, row);
            if (!record) {
                keys.emplace_back("(not reached)");
                continue;
            }
            const std::string text = valueOf({&m_data, row.person, record}, group.field);
            keys.push_back(text.empty() ? "(missing)" : banded(group, text));
        }
        return keys;
    }

    static std::string banded(const core::cohort::GroupField& group, const std::string& text)
    {
        if (group.bands.empty())
            return text;
        const double value = std::atof(text.c_str());
        std::string before;
        for (const std::string& edge : group.bands) {
            if (value < std::atof(edge.c_str()))
                return before.empty() ? "<" + edge : before + "–<" + edge;
            before = edge;
        }
        return "≥" + before;
    }

    /// Bands stand in the order of their lower ends.
    std::pair<double, std::string> order(const core::cohort::GroupField& group,
                                         const std::string& key) const
    {
        if (group.bands.empty() || key.starts_with('('))
            return groupOrder(group.field, key, m_data);
        if (key.starts_with('<'))
            return {-1e9, key};
        return {std::atof(key.starts_with("≥") ? group.bands.back().c_str() : key.c_str()), key};
    }

    std::optional<Day> fairFrom(std::size_t index, const std::vector<std::string>& keys) const
    {
        std::optional<Day> latest;
        for (const TimeSpan& time : m_startTimes) {
            PlainRecord only;
            only.time = time;
            bool fits = true;
            for (std::size_t i = 0; i < keys.size(); ++i) {
                const auto& group = m_query.by[i];
                const bool isTime = group.field == "academic_year" || group.field == "season"
                    || group.field == "term";
                if (!isTime || (!group.of.empty() && group.of != "start"))
                    continue;
                const std::string text = valueOf({&m_data, nullptr, &only}, group.field);
                fits = fits && (text.empty() ? "(missing)" : text) == keys[i];
            }
            if (!fits)
                continue;
            if (const auto end = m_steps.latestEnd(index, time))
                latest = std::max(latest.value_or(*end), *end);
        }
        return latest ? std::optional(std::min(*latest, core::toDay({9999, 12, 30})) + 1)
                      : std::nullopt;
    }

    template<typename IsCounted>
    static core::cohort::Tally tally(const std::vector<Row>& rows, const IsCounted& isCounted)
    {
        Cell cell;
        for (const Row& row : rows) {
            if (!isCounted(row))
                continue;
            ++cell.count;
            cell.people.insert(row.person);
        }
        return cell.tally();
    }

    /// How many went from each answer of one step to each of the other.
    static std::vector<core::cohort::Tally> moves(const std::vector<Row>& rows, std::size_t from,
                                                  std::size_t to)
    {
        constexpr std::array Answers = {Answer::Yes,        Answer::No,         Answer::NotYet,
                                        Answer::NotLocated, Answer::NotReached, Answer::Hidden};
        std::vector<core::cohort::Tally> made;
        for (const Answer there : Answers)
            for (const Answer here : Answers)
                made.push_back(tally(rows, [&](const Row& row) {
                    return row.steps[from].answer == there && row.steps[to].answer == here;
                }));
        return made;
    }

    core::cohort::RawRow count(const std::vector<Row>& rows,
                               const std::vector<std::string>& keys) const
    {
        core::cohort::RawRow counted;
        counted.keys = keys;
        counted.n = tally(rows, [](const Row&) { return true; });
        for (std::size_t i = 0; i < m_query.steps.size(); ++i) {
            const auto of = [&](Answer answer) {
                return tally(rows, [&](const Row& row) { return row.steps[i].answer == answer; });
            };
            core::cohort::StepTally step;
            step.base = tally(
                rows, [i](const Row& row) { return row.steps[i].answer != Answer::NotReached; });
            step.yes = of(Answer::Yes);
            step.no = of(Answer::No);
            step.notYet = of(Answer::NotYet);
            step.notLocated = of(Answer::NotLocated);
            step.notReached = of(Answer::NotReached);
            step.hidden = of(Answer::Hidden);
            for (const std::string& segment : m_steps.otherSegments(i))
                step.elsewhere.push_back({segment, tally(rows, [&](const Row& row) {
                                              return row.steps[i].elsewhere == segment;
                                          })});
            step.fairFrom = fairFrom(i, keys);
            if (i < m_shorterOf.size() && m_shorterOf[i])
                step.fromShorter = moves(rows, *m_shorterOf[i], i);
            counted.steps.push_back(std::move(step));
        }
        if (m_query.measure)
            counted.measure = measure(rows);
        return counted;
    }

    core::cohort::RawMeasure measure(const std::vector<Row>& rows) const
    {
        Cell with;
        Cell without;
        std::map<std::int64_t, std::int64_t> values;
        std::map<std::int64_t, std::int64_t> censored;
        for (const Row& row : rows) {
            const std::optional<Measured> found = measured(m_question, m_data, row);
            Cell& cell = found ? with : without;
            ++cell.count;
            cell.people.insert(row.person);
            if (found)
                ++(found->isCensored ? censored : values)[found->value];
        }
        core::cohort::RawMeasure made {with.tally(), without.tally(), {}, {}};
        for (const auto& [value, count] : values)
            made.values.push_back({value, count});
        for (const auto& [value, count] : censored)
            made.censored.push_back({value, count});
        return made;
    }

    core::cohort::RawTable table() const
    {
        core::cohort::RawTable made;
        made.cross = m_query.cross;
        made.unit = m_query.unit;
        made.measure = m_query.measure;
        made.shorterOf = m_shorterOf;
        for (const auto& group : m_query.by) {
            const bool ofStep = !group.of.empty() && group.of != "start";
            made.by.push_back((ofStep                 ? "step(\"" + group.of + "\")."
                                   : group.of.empty() ? ""
                                                      : "start.")
                              + group.field);
        }
        for (const auto& step : m_query.steps)
            made.stepLabels.push_back(step.label);
        made.total = count(m_rows, {});
        std::map<std::vector<std::string>, std::vector<Row>> groups;
        for (const Row& row : m_rows)
            groups[keysOf(row)].push_back(row);
        for (const auto& [keys, rows] : groups)
            made.rows.push_back(m_query.by.empty() ? made.total : count(rows, keys));
        if (m_query.by.empty() && made.rows.empty())
            made.rows.push_back(made.total);
        std::sort(made.rows.begin(), made.rows.end(), [this](const auto& a, const auto& b) {
            for (std::size_t i = 0; i < a.keys.size(); ++i) {
                const auto left = order(m_query.by[i], a.keys[i]);
                const auto right = order(m_query.by[i], b.keys[i]);
                if (left != right)
                    return left < right;
            }
            return false;
        });
        return made;
    }

    const Asked& m_question;
    const Query& m_query;
    const PlainData& m_data;
    const ShorterOf& m_shorterOf;
    StepRules m_steps;
    std::vector<TimeSpan> m_startTimes;
    std::vector<Row> m_rows;
};

} // namespace

core::cohort::RawTable reference(const Query& query, const PlainData& data,
                                 const ShorterOf& shorterOf)
{
    return Reference(*asked(query), data, shorterOf).run();
}

} // namespace conformance
