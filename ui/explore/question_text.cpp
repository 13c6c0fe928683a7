// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/question_text.h"

#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>
#include <array>

namespace ui::explore {

namespace {

/// Keys that some platforms give to editing and this window to something else.
constexpr std::array WindowKeys {Qt::Key_D, Qt::Key_E, Qt::Key_K};

bool isOfWord(QChar character)
{
    return character.isLetterOrNumber() || QStringLiteral("_+-./&*'").contains(character)
        || character.isSurrogate();
}

/// Index in @p line of the character @p column, which counts whole characters from 1.
int indexOf(const QString& line, int column)
{
    int index = 0;
    for (int left = column - 1; left > 0 && index < line.size(); --left)
        index += line.at(index).isHighSurrogate() ? 2 : 1;
    return std::min(index, static_cast<int>(line.size()));
}

bool isRestBlank(const QString& line, int from)
{
    return QStringView(line).mid(from).trimmed().isEmpty();
}

/// Index of the beginning of the last word of @p line before @p end.
int lastWordBefore(const QString& line, int end)
{
    while (end > 0 && line.at(end - 1).isSpace())
        --end;
    const int last = end;
    while (end > 0 && isOfWord(line.at(end - 1)))
        --end;
    return end == last ? std::max(last - 1, 0) : end; // a sign stands for itself
}

int endOfWord(const QString& line, int from)
{
    if (from >= line.size())
        return from;
    if (line.at(from) == QLatin1Char('"')) {
        const auto closing = line.indexOf(QLatin1Char('"'), from + 1);
        return static_cast<int>(closing < 0 ? line.size() : closing + 1);
    }
    int to = from;
    while (to < line.size() && isOfWord(line.at(to)))
        ++to;
    return std::max(to, from + 1);
}

} // namespace

QuestionText::QuestionText(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setProperty("field", true); // drawn as one; a text that is only read is not
    setTabChangesFocus(true);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhMultiLine);
}

void QuestionText::replace(const QString& text)
{
    if (text == toPlainText())
        return;
    if (document()->isEmpty() && !document()->isUndoAvailable()) {
        setPlainText(text); // there is nothing to come back to
        return;
    }
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.insertText(text);
    moveCursor(QTextCursor::Start);
}

QTextCursor QuestionText::wordAt(core::Position place) const
{
    QTextBlock block = document()->findBlockByNumber(
        std::clamp(place.line - 1, 0, std::max(document()->blockCount() - 1, 0)));
    int from = indexOf(block.text(), place.column);
    if (isRestBlank(block.text(), from)) { // something is missing behind the last word
        while (block.previous().isValid() && isRestBlank(block.text().left(from), 0)) {
            block = block.previous();
            from = static_cast<int>(block.text().size());
        }
        from = lastWordBefore(block.text(), from);
    }
    const int to = endOfWord(block.text(), from);
    QTextCursor word(block);
    word.setPosition(block.position() + from);
    word.setPosition(block.position() + to, QTextCursor::KeepAnchor);
    return word;
}

bool QuestionText::isAtEnd(core::Position place) const
{
    QTextBlock block = document()->findBlockByNumber(place.line - 1);
    if (block.isValid() && !isRestBlank(block.text(), indexOf(block.text(), place.column)))
        return false;
    while (block.isValid() && (block = block.next()).isValid())
        if (!isRestBlank(block.text(), 0))
            return false;
    return true;
}

void QuestionText::underline(core::Position place)
{
    QTextEdit::ExtraSelection mark;
    mark.cursor = wordAt(place);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(theme::colours(m_mode).accent);
    mark.format.setBackground(theme::colours(m_mode).hover);
    setExtraSelections({mark});
}

void QuestionText::clearUnderline()
{
    setExtraSelections({});
}

QString QuestionText::underlined() const
{
    const auto marks = extraSelections();
    return marks.isEmpty() ? QString() : marks.first().cursor.selectedText();
}

void QuestionText::setMode(theme::Mode mode)
{
    m_mode = mode;
    auto marks = extraSelections();
    for (QTextEdit::ExtraSelection& mark : marks) {
        mark.format.setUnderlineColor(theme::colours(mode).accent);
        mark.format.setBackground(theme::colours(mode).hover);
    }
    setExtraSelections(marks);
}

bool QuestionText::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isWindows
            = std::find(WindowKeys.begin(), WindowKeys.end(), key->key()) != WindowKeys.end();
        if (key->modifiers() == Qt::ControlModifier && isWindows) {
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

} // namespace ui::explore
