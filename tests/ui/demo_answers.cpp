// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo_answers.h"

#include "core/disclosure/change.h"
#include "core/disclosure/gate.h"

namespace tests {

using core::cohort::RawRow;
using core::cohort::RawTable;
using core::cohort::StepTally;
using core::cohort::Tally;
using core::session::Answer;
using core::session::SavedQuestion;

namespace {

constexpr core::Day AsOf = 16616; // 30 June 2015

Tally people(std::int64_t count)
{
    return {.count = count, .people = count};
}

StepTally tallyOf(const StepCounts& counts, bool isFair)
{
    StepTally tally;
    tally.yes = people(counts.yes);
    tally.no = people(counts.no);
    tally.notYet = people(counts.notYet);
    tally.notLocated = people(counts.notLocated);
    tally.notReached = people(counts.notReached);
    tally.base = people(counts.yes + counts.no + counts.notYet + counts.notLocated);
    for (const auto& [segment, n] : counts.elsewhere)
        tally.elsewhere.push_back({segment, people(n)});
    tally.fairFrom = isFair ? AsOf - 100 : AsOf + 100;
    return tally;
}

void add(StepTally& sum, const StepTally& part)
{
    sum.base += part.base;
    sum.yes += part.yes;
    sum.no += part.no;
    sum.notYet += part.notYet;
    sum.notLocated += part.notLocated;
    sum.notReached += part.notReached;
    if (sum.elsewhere.empty())
        sum.elsewhere = part.elsewhere;
    else
        for (std::size_t i = 0; i < part.elsewhere.size(); ++i)
            sum.elsewhere[i].tally += part.elsewhere[i].tally;
    sum.fairFrom = std::max(sum.fairFrom, part.fairFrom);
}

RawTable tableOf(const std::vector<std::string>& by, const std::vector<RowCounts>& rows,
                 const std::vector<std::string>& stepLabels)
{
    RawTable table;
    table.by = by;
    table.stepLabels = stepLabels;
    table.total.steps.resize(stepLabels.size());
    for (const RowCounts& counts : rows) {
        RawRow row {.keys = counts.keys, .n = {}, .steps = {}, .measure = {}};
        for (std::size_t i = 0; i < counts.steps.size(); ++i) {
            row.steps.push_back(tallyOf(counts.steps[i], counts.isFair));
            add(table.total.steps[i], row.steps.back());
        }
        const StepTally& first = row.steps.front();
        row.n = people(first.base.count + first.notReached.count);
        table.total.n += row.n;
        table.rows.push_back(row);
    }
    return table;
}

Answer answerOf(const RawTable& table)
{
    core::TaskContext task;
    const core::disclosure::Gate gate(core::disclosure::Policy {});
    auto disclosed = gate.disclose(table, AsOf, task).value();
    auto changes = core::disclosure::changesOf(disclosed, gate.policy().minChange);
    return Answer {.table = std::move(disclosed),
                   .changes = std::move(changes),
                   .definition = "Students in Los Angeles County with a B in grade-10 English, "
                                 "followed for 36 months",
                   .questionHash = "00",
                   .provenance
                   = {.dataId = "d",
                      .title = "Demo region",
                      .asOf = AsOf,
                      .synthetic = true,
                      .notAgreed = {{"Ironwood College", "Manzanita Union High School District"}}},
                   .explanation = {}};
}

} // namespace

Answer answerOf(const std::vector<std::string>& by, const std::vector<RowCounts>& rows,
                const std::vector<std::string>& stepLabels)
{
    return answerOf(tableOf(by, rows, stepLabels));
}

Answer changeAnswer()
{
    RawTable table = tableOf({"start.academic_year", "start.institution"},
                             {{{"2008-09", "Clarkia High"}, {{.yes = 420, .no = 180}}},
                              {{"2008-09", "Larkspur High"}, {{.yes = 160, .no = 240}}},
                              {{"2009-10", "Clarkia High"}, {{.yes = 288, .no = 112}}},
                              {{"2009-10", "Larkspur High"}, {{.yes = 258, .no = 342}}}},
                             {"C or better in geometry"});
    table.change = {"2008-09", "2009-10"};
    return answerOf(table);
}

Answer timeAnswer(std::int64_t soon, std::int64_t later, std::int64_t never)
{
    RawTable table = tableOf({}, {{{}, {{.yes = soon + later, .no = never, .notLocated = 30}}}},
                             {"At a community college"});
    table.measure.emplace().kind = core::cohort::Measure::Kind::TimeTo;
    table.measure->step = table.stepLabels.front();
    table.measureStep = 0;
    for (RawRow* row : {&table.rows.front(), &table.total})
        row->measure = core::cohort::RawMeasure {.measured = people(soon + later + never),
                                                 .without = people(30),
                                                 .values = {{100, soon}, {300, later}},
                                                 .censored = {{1000, never}}};
    return answerOf(table);
}

Answer growthAnswer(std::int64_t measured)
{
    RawTable table = tableOf({}, {{{}, {{.yes = measured + 40, .no = 50}}}}, {"Geometry"});
    table.measure.emplace().kind = core::cohort::Measure::Kind::Growth;
    table.measure->step = table.stepLabels.front();
    table.measure->value.field = "grade_points";
    for (RawRow* row : {&table.rows.front(), &table.total}) {
        row->measure = core::cohort::RawMeasure {
            .measured = people(measured), .without = people(90), .values = {}, .censored = {}};
        for (std::int64_t i = 0; i < measured; ++i) // -0.50, -0.49, ...
            row->measure->values.push_back({(i - 50) * 10'000, 1});
    }
    return answerOf(table);
}

Answer headlineAnswer()
{
    return answerOf(
        {},
        {{.keys = {},
          .steps = {{.yes = 738, .no = 705, .notLocated = 197, .elsewhere = {{"university", 197}}},
                    {.yes = 615, .no = 123, .notReached = 902},
                    {.yes = 357, .no = 258, .notReached = 1025}}}},
        {"At a community college", "Took English there", "Started below transfer"});
}

SavedQuestion headlineQuestion()
{
    SavedQuestion question;
    question.id = "english-b";
    question.title = {"English B students at community college",
                      "Estudiantes con B en inglés en el colegio comunitario"};
    question.finding
        = {"Of our B students who took college English, {rate} in 100 started below transfer "
           "level.",
           "De nuestros estudiantes con B que tomaron inglés en el colegio, {rate} de cada 100 "
           "empezaron por debajo del nivel de transferencia."};
    question.startNode
        = {"B students in grade-10 English", "Estudiantes con B en inglés de décimo grado"};
    question.startRibbon = {"{n} started", "{n} empezaron"};
    question.steps = {{{"{n} at a community college", "{n} en un colegio comunitario"},
                       {"At a community college", "En un colegio comunitario"},
                       {"Not at a community college", "No en un colegio comunitario"}},
                      {{"{n} took English there", "{n} tomaron inglés allí"},
                       {"Took English there", "Tomaron inglés allí"},
                       {"No English there", "Sin inglés allí"}},
                      {{"{n} below transfer", "{n} por debajo de transferencia"},
                       {"Below transfer level", "Por debajo del nivel de transferencia"},
                       {"At transfer level", "Al nivel de transferencia"}}};
    question.text
        = "title  Grade-10 English B students\n"
          "start  course at k12 where subject = \"English 10\" and grade in (B+, B, B-) attempt "
          "first\n"
          "order  this\n"
          "step \"At a community college\" enrolled at cc within 36 months after start\n"
          "step \"Took English there\" course at cc where discipline = english attempt first "
          "within 36 months after start\n"
          "step \"Started below transfer\" course at cc where discipline = english attempt first, "
          "level = below_transfer within 36 months after start\n";
    return question;
}

Answer smallAnswer()
{
    return answerOf(
        {},
        {{.keys = {},
          .steps = {{.yes = 60, .no = 24, .notLocated = 3, .elsewhere = {{"university", 5}}},
                    {.yes = 52, .no = 8, .notReached = 27},
                    {.yes = 31, .no = 21, .notReached = 35}}}},
        {"At a community college", "Took English there", "Started below transfer"});
}

Answer groupsAnswer()
{
    return answerOf({"ethnicity"},
                    {{{"hispanic"}, {{.yes = 220, .no = 180}}},
                     {{"white"}, {{.yes = 130, .no = 90}}},
                     {{"black"}, {{.yes = 90, .no = 110}}},
                     {{"asian"}, {{.yes = 90, .no = 90}}, false},
                     {{"filipino"}, {{.yes = 4, .no = 3}}},
                     {{"pacific_islander"}, {{.yes = 3, .no = 6}}},
                     {{"(missing)"}, {{.yes = 40, .no = 30}}}},
                    {"Transfer-level English within a year"});
}

Answer bandsAnswer()
{
    return answerOf({"ethnicity"},
                    {{{"hispanic"}, {{.yes = 220, .no = 180}}},
                     {{"white"}, {{.yes = 7, .no = 193}}},
                     {{"black"}, {{.yes = 90, .no = 110}}}},
                    {"Transfer-level English within a year"});
}

SavedQuestion groupsQuestion()
{
    SavedQuestion question;
    question.id = "gap";
    question.title = {"Transfer-level English within a year, by ethnicity",
                      "Inglés transferible en un año, por etnicidad"};
    question.finding = {"{rate:black} in 100 Black students pass transfer-level English within a "
                        "year, against {rate} of all.",
                        "{rate:black} de cada 100 estudiantes negros aprueban inglés transferible "
                        "en un año, frente a {rate} del total."};
    question.startNode = {"First-time college students", "Estudiantes de primer ingreso"};
    question.startRibbon = {"{n} started college", "{n} empezaron el colegio"};
    question.steps = {{{"{n} passed transfer-level English within a year",
                        "{n} aprobaron inglés transferible en un año"},
                       {"Passed within a year", "Aprobaron en un año"},
                       {"Not within a year", "No en un año"}}};
    question.text = "title Gap\nstart enrolled at cc attempt first\nstep \"Transfer-level English "
                    "within a year\" course at cc where discipline = english within 1 years\nby "
                    "ethnicity\n";
    return question;
}

} // namespace tests
