// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/geometry/alluvial_data.h"

#include "core/session/answer.h"
#include "core/session/saved_question.h"
#include "ui/charts/geometry/figure_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui::charts {

using core::disclosure::CountCell;
using core::disclosure::DisclosedStep;
using core::session::Answer;
using core::session::SavedQuestion;
using language::Language;

namespace {

struct SegmentPhrase
{
    const char* segment;
    const char* english;
};

constexpr std::array SegmentPhrases {
    SegmentPhrase {"k12", QT_TRANSLATE_NOOP("Figure", "At a member school")},
    SegmentPhrase {"cc", QT_TRANSLATE_NOOP("Figure", "At a member community college")},
    SegmentPhrase {"university", QT_TRANSLATE_NOOP("Figure", "At a member university")},
};

QString elsewhereLabel(const std::string& segment, Language language)
{
    for (const SegmentPhrase& known : SegmentPhrases)
        if (segment == known.segment)
            return say(language, known.english);
    return say(language, QT_TRANSLATE_NOOP("Figure", "At a member institution (%1)"))
        .arg(QString::fromStdString(segment));
}

/// Appends outcome after outcome of one table.
class Grower
{
public:
    Grower(const SavedQuestion& question, Language language)
        : m_question(question)
        , m_language(language)
    {
    }

    AlluvialData data;

    /// Where the next outcomes stand.
    void place(int stage, int parent, int step)
    {
        m_stage = stage;
        m_parent = parent;
        m_step = step;
    }

    /// Nobody is no node; a hidden count may be somebody.
    int add(NodeKind kind, const QString& label, Count count, const QString& reading)
    {
        if (count && *count == 0 && kind != NodeKind::Start)
            return -1;
        data.nodes.push_back({.stage = m_stage,
                              .parent = m_parent,
                              .step = m_step,
                              .kind = kind,
                              .label = label,
                              .count = count,
                              .countText = count
                                  ? number(*count, m_language)
                                  : say(m_language, QT_TRANSLATE_NOOP("Figure", "Not shown")),
                              .reading = reading});
        return static_cast<int>(data.nodes.size()) - 1;
    }

    void addOf(NodeKind kind, const QString& label, Count count, Count of)
    {
        add(kind, label, count, ofReading(count, of));
    }

    int addYes(const DisclosedStep& step)
    {
        return add(NodeKind::Yes, stepWords().yes, countOf(step.yes), readingOf(step, m_language));
    }

    /// Everything but yes and no.
    void addUntold(const DisclosedStep& step)
    {
        const Count base = countOf(step.base);
        addOf(NodeKind::NotLocated,
              say(m_language, QT_TRANSLATE_NOOP("Figure", "Could not be looked for")),
              countOf(step.notLocated), base);
        addOf(NodeKind::NotYet, say(m_language, QT_TRANSLATE_NOOP("Figure", "Too early to tell")),
              countOf(step.notYet), base);
        addOf(NodeKind::NotShared,
              say(m_language, QT_TRANSLATE_NOOP("Figure", "Not shared with us")),
              countOf(step.hidden), base);
    }

    void addNo(const DisclosedStep& step)
    {
        Count of = countOf(step.yes);
        if (of && step.no.isShown())
            of = *of + step.no.value();
        addOf(NodeKind::No, stepWords().no, countOf(step.no), of);
    }

    /// The first step's noes, by where they are found instead.
    void addElsewhere(const DisclosedStep& step)
    {
        if (step.elsewhere.empty()) {
            addNo(step);
            return;
        }
        const Count base = countOf(step.base);
        Count rest = countOf(step.no);
        for (const auto& place : step.elsewhere) {
            addOf(NodeKind::Elsewhere, elsewhereLabel(place.segment, m_language), countOf(place.n),
                  base);
            rest = rest && place.n.isShown() ? Count(*rest - place.n.value()) : std::nullopt;
        }
        addOf(NodeKind::NotFound,
              say(m_language, QT_TRANSLATE_NOOP("Figure", "Looked for and not found")), rest, base);
    }

    struct Labels
    {
        QString yes, no;
    };
    Labels stepWords() const
    {
        const auto& both = m_question.steps[static_cast<std::size_t>(m_step)];
        return {words(both.yes, m_language), words(both.no, m_language)};
    }

private:
    QString ofReading(Count count, Count of) const
    {
        if (!count || !of)
            return hiddenText(m_language);
        return say(m_language, QT_TRANSLATE_NOOP("Figure", "%1 of %2"))
            .arg(number(*count, m_language), number(*of, m_language));
    }

    const SavedQuestion& m_question;
    Language m_language;
    int m_stage = 0;
    int m_parent = -1;
    int m_step = -1;
};

QStringList captionsOf(const Answer& answer, int stages, Language language)
{
    QStringList captions {say(language, QT_TRANSLATE_NOOP("Figure", "Who started"))};
    const auto& steps = answer.table.total().steps;
    const bool looked = !steps.empty() && !steps.front().elsewhere.empty();
    if (stages > 1)
        captions << (looked ? say(language, QT_TRANSLATE_NOOP("Figure", "Where they are found"))
                            : say(language, QT_TRANSLATE_NOOP("Figure", "What came next")));
    if (stages > 2)
        captions << (looked ? say(language, QT_TRANSLATE_NOOP("Figure", "What happened there"))
                            : say(language, QT_TRANSLATE_NOOP("Figure", "And after that")));
    return captions;
}

/// The outcomes of the steps after the first, nearest to the question first.
void growLastStage(Grower& grower, const std::vector<DisclosedStep>& steps, int through)
{
    for (std::size_t i = steps.size() - 1; i > 0; --i) {
        grower.place(2, through, static_cast<int>(i));
        if (i + 1 == steps.size())
            grower.data.strong = grower.addYes(steps[i]);
        grower.addNo(steps[i]);
        grower.addUntold(steps[i]);
    }
}

TwinCell countCell(Count count, Language language)
{
    if (!count)
        return hiddenCell(language);
    return {.text = number(*count, language), .sortKey = static_cast<double>(*count)};
}

std::vector<TwinCell> rateCells(const DisclosedStep& step, Language language)
{
    if (!step.yes.isShown() || !step.no.isShown()) {
        std::vector<TwinCell> hidden(3, hiddenCell(language));
        if (step.rate.isBand())
            hidden[1] = {.text = shortBandText(step.rate), .sortKey = step.rate.from() / 100.0};
        return hidden;
    }
    std::vector<TwinCell> cells(3, noneCell());
    cells[0] = countCell(step.yes.value() + step.no.value(), language);
    if (step.rate.isShown())
        cells[1] = {.text = language::locale(language).toString(step.rate.value() * 100, 'f', 1),
                    .sortKey = step.rate.value()};
    if (step.low.isShown() && step.high.isShown())
        cells[2] = {.text = QStringLiteral("%1–%2")
                                .arg(wholePercent(step.low.value()))
                                .arg(wholePercent(step.high.value())),
                    .sortKey = step.low.value()};
    return cells;
}

void appendTwinRows(Twin& twin, const AlluvialData& data, const Answer& answer, int parent,
                    Language language)
{
    for (std::size_t i = 0; i < data.nodes.size(); ++i) {
        const AlluvialNode& node = data.nodes[i];
        if (node.parent != parent)
            continue;
        TwinRow row {.label = node.label,
                     .cells = {countCell(node.count, language), {}, {}, {}},
                     .target = static_cast<int>(i),
                     .isStrong = static_cast<int>(i) == data.strong,
                     .depth = node.stage};
        if (node.kind == NodeKind::Yes)
            std::ranges::copy(
                rateCells(answer.table.total().steps[static_cast<std::size_t>(node.step)],
                          language),
                row.cells.begin() + 1);
        twin.rows.push_back(std::move(row));
        appendTwinRows(twin, data, answer, static_cast<int>(i), language);
    }
}

} // namespace

AlluvialData makeAlluvial(const Answer& answer, const SavedQuestion& question, Language language)
{
    const auto& total = answer.table.total();
    Grower grower(question, language);
    const QString who = words(question.startNode, language);
    const Count started = countOf(total.n);
    grower.add(NodeKind::Start, who, started,
               started ? say(language, QT_TRANSLATE_NOOP("Figure", "%1 students"))
                             .arg(number(*started, language))
                       : hiddenText(language));
    const auto& steps = total.steps;
    if (!steps.empty()) {
        grower.place(1, 0, 0);
        const int through = grower.addYes(steps.front());
        if (steps.size() == 1)
            grower.data.strong = through;
        else if (through >= 0)
            growLastStage(grower, steps, through);
        grower.place(1, 0, 0);
        grower.addElsewhere(steps.front());
        grower.addUntold(steps.front());
    }
    int stages = 1;
    for (const AlluvialNode& node : grower.data.nodes)
        stages = std::max(stages, node.stage + 1);
    grower.data.captions = captionsOf(answer, stages, language);
    return std::move(grower.data);
}

Twin alluvialTwin(const AlluvialData& data, const Answer& answer, Language language)
{
    Twin twin;
    twin.headers = {say(language, QT_TRANSLATE_NOOP("Figure", "Group")),
                    say(language, QT_TRANSLATE_NOOP("Figure", "Students")),
                    say(language, QT_TRANSLATE_NOOP("Figure", "Out of")),
                    say(language, QT_TRANSLATE_NOOP("Figure", "In 100")),
                    say(language, QT_TRANSLATE_NOOP("Figure", "Could be"))};
    appendTwinRows(twin, data, answer, -1, language);
    return twin;
}

} // namespace ui::charts
