// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/editor_words.h"

#include "ui/errors/error_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui::explore {

using core::cohort::Unit;
using core::session::QuestionCount;
using core::session::StepCount;

namespace {

constexpr std::size_t MostSteps = 4; ///< said one by one

QString say(const char* english)
{
    return QCoreApplication::translate("Editor", english);
}

QString pattern(Unit unit)
{
    switch (unit) {
    case Unit::Enrolments:
        return say(QT_TRANSLATE_NOOP("Editor", "%1 enrolments start"));
    case Unit::Attempts:
        return say(QT_TRANSLATE_NOOP("Editor", "%1 attempts start"));
    default:
        return say(QT_TRANSLATE_NOOP("Editor", "%1 students start"));
    }
}

QString stepText(const StepCount& step)
{
    const QString label = QString::fromStdString(step.label);
    if (!step.yes.isShown())
        return say(QT_TRANSLATE_NOOP("Editor", "%1: hidden")).arg(label);
    return QStringLiteral("%1: %2").arg(label, QLocale().toString(qint64 {step.yes.value()}));
}

} // namespace

QString countText(const QuestionCount& count)
{
    if (!count.n.isShown())
        return say(QT_TRANSLATE_NOOP("Editor", "How many start is hidden, to protect students"));
    return pattern(count.unit).arg(QLocale().toString(qint64 {count.n.value()}));
}

QString stepsText(const QuestionCount& count)
{
    QStringList parts;
    for (std::size_t i = 0; i < std::min(count.steps.size(), MostSteps); ++i)
        parts << stepText(count.steps[i]);
    if (count.steps.size() > MostSteps)
        parts << say(QT_TRANSLATE_NOOP("Editor", "more steps: %1"))
                     .arg(count.steps.size() - MostSteps);
    return parts.join(QStringLiteral(" · "));
}

QString markText(const EditorState& state)
{
    switch (countIs(state)) {
    case CountIs::OfTheText:
        return say(QT_TRANSLATE_NOOP("Editor", "Counted for this text."));
    case CountIs::BeingMade:
        return state.count
            ? say(QT_TRANSLATE_NOOP("Editor", "Counting. Above is the count before this change."))
            : say(QT_TRANSLATE_NOOP("Editor", "Counting."));
    case CountIs::Waiting:
        return state.count
            ? say(QT_TRANSLATE_NOOP("Editor",
                                    "This is the count before your change. It is counted again "
                                    "when you stop typing."))
            : say(QT_TRANSLATE_NOOP("Editor", "It is counted when you stop typing."));
    case CountIs::NotAsked:
        return state.count
            ? say(QT_TRANSLATE_NOOP("Editor",
                                    "This is the count before your change. Nothing is counted "
                                    "while the text is no question."))
            : say(QT_TRANSLATE_NOOP("Editor", "Nothing is counted while the text is no question."));
    case CountIs::Failed:
        break;
    }
    const errors::ErrorWords words = errors::wordsFor(*state.notCounted);
    const QString why = QStringLiteral("%1. %2").arg(words.happened, words.next);
    return state.count
        ? say(QT_TRANSLATE_NOOP("Editor", "This is the count before your change. %1")).arg(why)
        : why;
}

QString errorText(const core::Error& error, bool isAtEnd)
{
    if (error.code != core::ErrorCode::InvalidInput) {
        const errors::ErrorWords words = errors::wordsFor(error);
        return QStringLiteral("%1. %2").arg(words.happened, words.next);
    }
    const QString place = QString::fromStdString(error.place);
    QString text;
    if (error.position.line <= 0)
        text = say(QT_TRANSLATE_NOOP("Editor", "This is no question yet."));
    else if (isAtEnd || place.isEmpty())
        text = say(QT_TRANSLATE_NOOP("Editor", "Line %1, column %2: something is missing here."))
                   .arg(error.position.line)
                   .arg(error.position.column);
    else
        text = say(QT_TRANSLATE_NOOP("Editor", "Line %1, column %2: “%3” is not understood here."))
                   .arg(error.position.line)
                   .arg(error.position.column)
                   .arg(place);
    if (!error.suggestion.empty())
        text += QLatin1Char(' ')
            + say(QT_TRANSLATE_NOOP("Editor", "Perhaps you meant: %1"))
                  .arg(QString::fromStdString(error.suggestion));
    return text;
}

} // namespace ui::explore
