// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/disclosure/tables.h"

#include <algorithm>
#include <array>

namespace tables {

using core::disclosure::DisclosedRow;
using core::disclosure::DisclosedStep;

namespace {

template<typename Row, typename Emit>
void visit(const std::string& name, const Row& row, Emit emit)
{
    emit(name + "/n", row.n);
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        const auto& step = row.steps[i];
        const std::string at = name + "/" + std::to_string(i) + "/";
        emit(at + "base", step.base);
        emit(at + "yes", step.yes);
        emit(at + "no", step.no);
        emit(at + "notYet", step.notYet);
        emit(at + "notLocated", step.notLocated);
        emit(at + "hidden", step.hidden);
        emit(at + "notReached", step.notReached);
    }
}

template<typename Emit>
void visitRaw(const RawTable& raw, Emit emit)
{
    const auto one = [&](const std::string& name, const RawRow& row) {
        visit(name, row, emit);
        for (std::size_t i = 0; i < row.steps.size(); ++i) {
            for (const auto& part : row.steps[i].elsewhere)
                emit(name + "/" + std::to_string(i) + "/elsewhere/" + part.segment, part.tally);
        }
    };
    one("total", raw.total);
    for (std::size_t i = 0; i < raw.rows.size(); ++i)
        one(std::to_string(i), raw.rows[i]);
}

std::int64_t upTo(std::mt19937& random, std::int64_t most)
{
    return std::uniform_int_distribution<std::int64_t>(0, most)(random);
}

/// Splits @p n unevenly: often nothing, often a few.
std::array<std::int64_t, 5> split(std::mt19937& random, std::int64_t n)
{
    std::array<std::int64_t, 5> parts {};
    for (std::size_t i = 4; i > 0; --i) {
        const std::int64_t kind = upTo(random, 3);
        const std::int64_t wanted = i > 1 && kind < 2 ? 0
            : kind == 2                               ? upTo(random, 14)
                                                      : upTo(random, n);
        parts[i] = std::min(wanted, n);
        n -= parts[i];
    }
    parts[0] = n;
    return parts;
}

RawRow randomRow(std::mt19937& random, std::vector<std::string> keys, std::size_t steps,
                 bool chained)
{
    const std::int64_t n = upTo(random, 2) == 0 ? upTo(random, 25) : upTo(random, 400);
    std::int64_t base = n;
    std::vector<StepTally> tallies;
    for (std::size_t i = 0; i < steps; ++i) {
        const auto parts = split(random, base);
        tallies.push_back(step(n, parts[0], parts[1], parts[2], parts[3], parts[4]));
        if (i == 0 && upTo(random, 1) == 1) {
            const std::int64_t found = upTo(random, parts[1]);
            tallies.back().elsewhere = {{"university", students(found)},
                                        {"cc", students(upTo(random, parts[1] - found))}};
        }
        base = chained ? parts[0] : n;
    }
    return row(std::move(keys), n, std::move(tallies));
}

} // namespace

Tally students(std::int64_t count)
{
    return {count, count};
}

StepTally step(std::int64_t n, std::int64_t yes, std::int64_t no, std::int64_t notYet,
               std::int64_t notLocated, std::int64_t hidden)
{
    StepTally out;
    out.base = students(yes + no + notYet + notLocated + hidden);
    out.yes = students(yes);
    out.no = students(no);
    out.notYet = students(notYet);
    out.notLocated = students(notLocated);
    out.hidden = students(hidden);
    out.notReached = students(n - out.base.count);
    return out;
}

RawRow row(std::vector<std::string> keys, std::int64_t n, std::vector<StepTally> steps)
{
    return {std::move(keys), students(n), std::move(steps), std::nullopt};
}

RawTable table(std::vector<std::string> by, std::vector<RawRow> rows)
{
    RawTable out;
    out.by = std::move(by);
    out.rows = std::move(rows);
    const std::size_t steps = out.rows.empty() ? 0 : out.rows.front().steps.size();
    out.total.steps.resize(steps);
    for (std::size_t i = 0; i < steps; ++i)
        out.stepLabels.push_back("step " + std::to_string(i));
    for (const RawRow& row : out.rows) {
        out.total.n += row.n;
        for (std::size_t i = 0; i < steps; ++i) {
            StepTally& sum = out.total.steps[i];
            const StepTally& part = row.steps[i];
            sum.base += part.base;
            sum.yes += part.yes;
            sum.no += part.no;
            sum.notYet += part.notYet;
            sum.notLocated += part.notLocated;
            sum.hidden += part.hidden;
            sum.notReached += part.notReached;
            for (const auto& other : part.elsewhere) {
                const auto same = std::find_if(
                    sum.elsewhere.begin(), sum.elsewhere.end(),
                    [&](const auto& entry) { return entry.segment == other.segment; });
                if (same != sum.elsewhere.end())
                    same->tally += other.tally;
                else
                    sum.elsewhere.push_back(other);
            }
        }
    }
    return out;
}

RawTable headline()
{
    StepTally found = step(1640, 738, 705, 0, 197, 0);
    found.elsewhere = {{"university", students(197)}};
    return table({}, {row({}, 1640, {found, step(1640, 615, 123), step(1640, 357, 258)})});
}

RawTable randomTable(std::mt19937& random, bool chained)
{
    const std::size_t steps = static_cast<std::size_t>(1 + upTo(random, 2));
    const std::int64_t first = 2 + upTo(random, 4);
    const std::int64_t second = upTo(random, 2) == 0 ? 2 + upTo(random, 1) : 1;
    std::vector<RawRow> rows;
    for (std::int64_t a = 0; a < first; ++a) {
        for (std::int64_t b = 0; b < second; ++b) {
            std::vector<std::string> keys {"a" + std::to_string(a)};
            if (second > 1)
                keys.push_back("b" + std::to_string(b));
            rows.push_back(randomRow(random, std::move(keys), steps, chained));
        }
    }
    return table(second > 1 ? std::vector<std::string> {"a", "b"} : std::vector<std::string> {"a"},
                 std::move(rows));
}

attack::View viewOf(const core::disclosure::DisclosedTable& table, const RawTable& raw)
{
    attack::View view;
    visitRaw(raw, [&view](const std::string& name, Tally) { view[name] = std::nullopt; });
    const auto emit = [&](const std::string& name, const core::disclosure::CountCell& cell) {
        view[name] = cell.isShown() ? std::optional(cell.value()) : std::nullopt;
    };
    const auto one = [&](const std::string& name, const DisclosedRow& row) {
        visit(name, row, emit);
        for (std::size_t i = 0; i < row.steps.size(); ++i) {
            for (const auto& part : row.steps[i].elsewhere)
                emit(name + "/" + std::to_string(i) + "/elsewhere/" + part.segment, part.n);
        }
    };
    one("total", table.total());
    for (std::size_t i = 0; i < raw.rows.size(); ++i) {
        for (const DisclosedRow& row : table.rows())
            if (row.keys == raw.rows[i].keys)
                one(std::to_string(i), row);
    }
    return view;
}

attack::View viewOf(const core::disclosure::TableSystem& cells,
                    const core::disclosure::Pattern& hidden, const RawTable& raw)
{
    const auto truth = truthOf(raw);
    attack::View view;
    const auto one = [&](const std::string& name, const core::disclosure::RowCells& row,
                         const RawRow& rawRow) {
        const auto emit = [&](const std::string& at, std::size_t cell) {
            view[at] = hidden[cell] ? std::nullopt : std::optional(truth.at(at));
        };
        visit(name, row, emit);
        for (std::size_t i = 0; i < row.steps.size(); ++i) {
            const auto& parts = rawRow.steps[i].elsewhere;
            for (std::size_t j = 0; j < parts.size(); ++j)
                emit(name + "/" + std::to_string(i) + "/elsewhere/" + parts[j].segment,
                     row.steps[i].elsewhere[j]);
        }
    };
    one("total", cells.total, raw.total);
    for (std::size_t i = 0; i < raw.rows.size(); ++i)
        one(std::to_string(i), cells.rows[i], raw.rows[i]);
    return view;
}

attack::View primaryOnlyView(const RawTable& raw)
{
    attack::View view;
    visitRaw(raw, [&](const std::string& name, Tally tally) {
        const bool small = tally.people >= 1 && tally.people <= 10;
        view[name] = small ? std::nullopt : std::optional(tally.count);
    });
    return view;
}

std::vector<attack::Relation> relationsOf(const RawTable& raw, bool chained)
{
    std::vector<attack::Relation> relations;
    std::map<std::string, attack::Relation> sums; // by the name within a row
    const auto one = [&](const std::string& name, const RawRow& row) {
        for (std::size_t i = 0; i < row.steps.size(); ++i) {
            const std::string at = name + "/" + std::to_string(i) + "/";
            relations.push_back({{name + "/n", -1}, {at + "base", 1}, {at + "notReached", 1}});
            relations.push_back({{at + "base", -1},
                                 {at + "yes", 1},
                                 {at + "no", 1},
                                 {at + "notYet", 1},
                                 {at + "notLocated", 1},
                                 {at + "hidden", 1}});
            attack::Relation found {{at + "no", -1}, {at + "rest of no", 1}};
            for (const auto& part : row.steps[i].elsewhere)
                found.emplace_back(at + "elsewhere/" + part.segment, 1);
            relations.push_back(std::move(found));
            if (chained && i > 0)
                relations.push_back(
                    {{at + "base", 1}, {name + "/" + std::to_string(i - 1) + "/yes", -1}});
            if (!chained)
                relations.push_back({{at + "base", 1}, {name + "/n", -1}});
        }
    };
    one("total", raw.total);
    for (std::size_t i = 0; i < raw.rows.size(); ++i)
        one(std::to_string(i), raw.rows[i]);
    visitRaw(raw, [&](const std::string& name, Tally) {
        const auto slash = name.find('/');
        sums[name.substr(slash)].emplace_back(name, name.starts_with("total") ? -1 : 1);
    });
    for (auto& [name, relation] : sums)
        relations.push_back(std::move(relation));
    return relations;
}

attack::Floors floorsOf(const RawTable& raw)
{
    attack::Floors floors;
    const auto isSmall = [](Tally tally) { return tally.people >= 1 && tally.people <= 10; };
    const auto know = [&](const std::string& name, Tally tally) {
        floors[name] = std::min<std::int64_t>(tally.count, 1);
    };
    const auto one = [&](const std::string& name, const RawRow& row) {
        know(name + "/n", row.n);
        for (std::size_t i = 0; i < row.steps.size() && !isSmall(row.n); ++i) {
            const StepTally& step = row.steps[i];
            const std::string at = name + "/" + std::to_string(i) + "/";
            know(at + "base", step.base);
            know(at + "notReached", step.notReached);
            if (isSmall(step.base))
                continue;
            know(at + "notYet", step.notYet);
            know(at + "notLocated", step.notLocated);
            know(at + "hidden", step.hidden);
            for (const auto& part : step.elsewhere) {
                if (!isSmall(step.no))
                    know(at + "elsewhere/" + part.segment, part.tally);
            }
        }
    };
    one("total", raw.total);
    for (std::size_t i = 0; i < raw.rows.size(); ++i)
        one(std::to_string(i), raw.rows[i]);
    return floors;
}

std::map<std::string, std::int64_t> truthOf(const RawTable& raw)
{
    std::map<std::string, std::int64_t> truth;
    visitRaw(raw, [&](const std::string& name, Tally tally) { truth[name] = tally.count; });
    return truth;
}

std::vector<std::string> secretsOf(const RawTable& raw)
{
    std::vector<std::string> secrets;
    visitRaw(raw, [&](const std::string& name, Tally tally) {
        if (tally.people >= 1 && tally.people <= 10)
            secrets.push_back(name);
    });
    const auto truth = truthOf(raw);
    for (const auto& [name, value] : truth) {
        const bool yes = name.ends_with("/yes"), no = name.ends_with("/no");
        if (!(yes || no) || value != 0)
            continue;
        const std::string at = name.substr(0, name.rfind('/'));
        if (truth.at(at + (yes ? "/no" : "/yes")) > 0)
            secrets.push_back(name);
    }
    return secrets;
}

core::disclosure::DisclosedTable disclose(const RawTable& raw, core::Day observedThrough)
{
    core::TaskContext task;
    auto result = core::disclosure::Gate({}).disclose(raw, observedThrough, task);
    return std::move(result).value();
}

} // namespace tables
