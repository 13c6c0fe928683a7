// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/editor_words.h"

#include "ui/errors/error_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <string_view>

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

/// What the parser expected, where it is a kind of thing; words of the language stay as they are.
struct Thing
{
    const char* expected;
    const char* english;
};

constexpr std::array Things {
    Thing {"a field", QT_TRANSLATE_NOOP("Editor", "a field")},
    Thing {"a field, has, count, sum, same, in, not or (",
           QT_TRANSLATE_NOOP("Editor", "a condition, such as gender = F")},
    Thing {"=, !=, <, <=, >, >=, in, not in, has, is missing or is not missing",
           QT_TRANSLATE_NOOP("Editor", "a comparison, such as = or in")},
    Thing {"a value", QT_TRANSLATE_NOOP("Editor", "a value")},
    Thing {"a number", QT_TRANSLATE_NOOP("Editor", "a number")},
    Thing {"a whole number from 1 to 1200",
           QT_TRANSLATE_NOOP("Editor", "a whole number from 1 to 1200")},
    Thing {"a dot and a field", QT_TRANSLATE_NOOP("Editor", "a dot and a field")},
    Thing {"an event kind", QT_TRANSLATE_NOOP("Editor", "what is looked for, such as course")},
    Thing {"a segment", QT_TRANSLATE_NOOP("Editor", "where, such as cc")},
    Thing {"the step's label in quotes", QT_TRANSLATE_NOOP("Editor", "a name in quotes")},
    Thing {"a step's label in quotes", QT_TRANSLATE_NOOP("Editor", "a step's name in quotes")},
    Thing {"the set's name in quotes", QT_TRANSLATE_NOOP("Editor", "a name in quotes")},
    Thing {"the question's name in quotes", QT_TRANSLATE_NOOP("Editor", "a name in quotes")},
    Thing {"a question's name in quotes",
           QT_TRANSLATE_NOOP("Editor", "a question's name in quotes")},
};

/// What is missing where a text ends too early; empty: nobody can tell.
QString expectedText(const std::string& detail)
{
    constexpr std::string_view Begin = "expected ";
    if (!detail.starts_with(Begin))
        return {};
    const std::string what = detail.substr(Begin.size());
    for (const Thing& thing : Things)
        if (what == thing.expected)
            return say(thing.english);
    return QString::fromStdString(what).replace(QStringLiteral(" or "),
                                                say(QT_TRANSLATE_NOOP("Editor", " or ")));
}

QString missingText(const core::Error& error)
{
    const QString what = expectedText(error.detail);
    if (what.isEmpty())
        return say(QT_TRANSLATE_NOOP("Editor", "Line %1, column %2: something is missing here."))
            .arg(error.position.line)
            .arg(error.position.column);
    return say(QT_TRANSLATE_NOOP("Editor", "Line %1, column %2: here is missing: %3."))
        .arg(error.position.line)
        .arg(error.position.column)
        .arg(what);
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
    else if (error.detail.starts_with("expected only one '"))
        text = say(QT_TRANSLATE_NOOP("Editor", "Line %1, column %2: there is “%3” already."))
                   .arg(error.position.line)
                   .arg(error.position.column)
                   .arg(place);
    else if (isAtEnd || place.isEmpty())
        text = missingText(error);
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
