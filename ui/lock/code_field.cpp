// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/code_field.h"

#include "ui/lock/secret_text.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextDocument>

namespace ui::lock {

namespace {

constexpr int CodeWords = 17;

bool isBetweenWords(QChar character)
{
    return character.isSpace() || character == QLatin1Char('-');
}

int countWords(const QString& text)
{
    int words = 0;
    bool inside = false;
    for (const QChar character : text) {
        const bool between = isBetweenWords(character);
        words += !between && !inside;
        inside = !between;
    }
    return words;
}

} // namespace

CodeField::CodeField(CodeCheck check, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_check(std::move(check))
{
    setProperty("field", true); // drawn as one; a text that is only read is not
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase
                        | Qt::ImhMultiLine);
    connect(this, &QPlainTextEdit::textChanged, this, &CodeField::look);
}

CodeField::~CodeField()
{
    disconnect(this, &QPlainTextEdit::textChanged, this, &CodeField::look);
    wipe();
}

core::SecretBuffer CodeField::words() const
{
    const QString text = toPlainText();
    core::SecretBuffer secret = toSecret(text);
    overwrite(text);
    return secret;
}

void CodeField::wipe()
{
    // The document's own buffer is out of reach; as many other characters take its place first.
    const QString blank(document()->characterCount(), QLatin1Char('x'));
    {
        const QSignalBlocker quiet(this);
        setPlainText(blank);
    }
    setPlainText({});
}

void CodeField::look()
{
    const QString text = toPlainText();
    const int words = countWords(text);
    m_complete = false;
    if (words == 0)
        return emit told({});
    const auto checked = m_check(toSecret(text).bytes());
    const bool isTyping = !isBetweenWords(text.back());
    overwrite(text);
    const int wrong = checked ? 0 : checked.error().position.column;
    m_complete = checked.hasValue();
    if (m_complete)
        emit told(tr("All %1 words are there.").arg(words));
    else if (wrong > 0 && !(wrong == words && isTyping))
        emit told(
            tr("Word %1 is not a word of a recovery code. Compare it with your paper.").arg(wrong));
    else if (words < CodeWords)
        emit told(tr("%1 of %2 words").arg(words).arg(CodeWords));
    else if (words > CodeWords)
        emit told(tr("A recovery code has %1 words; here are %2.").arg(CodeWords).arg(words));
    else if (!isTyping || wrong == 0)
        emit told(tr("One of the words is not as it was printed. Compare them with your paper."));
}

void CodeField::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut))
        return event->ignore();
    QPlainTextEdit::keyPressEvent(event);
}

QMimeData* CodeField::createMimeDataFromSelection() const
{
    return new QMimeData; // neither clipboard nor X11 selection nor drag gets the words
}

} // namespace ui::lock
