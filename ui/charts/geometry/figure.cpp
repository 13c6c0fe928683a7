// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/figure.h"

#include "core/cohort/text_form.h"
#include "core/disclosure/disclosed_reading.h"
#include "core/session/answer.h"
#include "core/session/saved_question.h"
#include "ui/charts/geometry/alluvial_data.h"
#include "ui/charts/geometry/figure_words.h"
#include "ui/charts/geometry/groups_data.h"
#include "ui/charts/geometry/measure_words.h"

namespace ui::charts {

using core::session::Answer;
using core::session::SavedQuestion;
using language::Language;

namespace {

/// Whether each step's base is the yes of the one before: only then do students flow.
bool isPath(const SavedQuestion& question)
{
    const auto query = core::cohort::parse(question.text);
    return query
        && (query.value().steps.size() < 2 || query.value().order != core::cohort::StepOrder::Any);
}

} // namespace

Figure makeFigure(const Answer& answer, const SavedQuestion& asked, Language language,
                  const KeyLabel& keyLabel)
{
    const SavedQuestion question = completed(asked, answer);
    Figure figure;
    figure.id = QString::fromStdString(question.id);
    figure.finding = findingText(answer, question, language);
    figure.definition = QString::fromStdString(answer.definition);
    figure.ribbon = ribbonParts(answer, question, language);
    figure.provenance = provenanceText(answer, language);
    figure.notes = measureLines(answer, language) + changeLines(answer, language);
    QStringList sentences {
        QStringLiteral("%1 %2.").arg(figure.finding, ribbonText(answer, question, language))};
    figure.summary = (sentences + figure.notes << figure.provenance).join(QLatin1Char(' '));
    figure.hidesSomething = core::disclosure::hidesSomething(answer.table);
    if (answer.table.by().empty() && isPath(question)) {
        AlluvialData data = makeAlluvial(answer, question, language);
        figure.twin = alluvialTwin(data, answer, language);
        figure.chart = std::move(data);
    } else {
        GroupsData data = answer.table.by().empty()
            ? makeSteps(answer, question, language)
            : makeGroups(answer, question, language, keyLabel);
        figure.twin = groupsTwin(data, answer, language);
        figure.chart = std::move(data);
    }
    return figure;
}

} // namespace ui::charts
