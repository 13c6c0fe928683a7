// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The question on the page as a text to change, beside its chart: what it asks as a sentence, where
// it is not understood, and how many it is about once the text has rested. Counts off the GUI
// thread, and gives up a count that the next edit makes useless.
#pragma once

#include "ui/explore/asker.h"
#include "ui/explore/editor_state.h"
#include "ui/jobs/latest_job.h"
#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QTimer>
#include <QWidget>

#include <chrono>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui::explore {

class QuestionText;

class QuestionEditor final : public QWidget
{
    Q_OBJECT

public:
    /// Without a typed letter for so long a text has rested.
    static constexpr std::chrono::milliseconds Rest {400};

    QuestionEditor(Checker check, Counter count, QWidget* parent = nullptr);
    ~QuestionEditor() override;

    /// The text of the question on the page; undo brings back what stood here.
    void setQuestion(const QString& text);
    QString text() const;
    const EditorState& state() const { return m_state; }

    /// The chart that is shown counts so many.
    void setChartCount(const core::session::QuestionCount& count);
    /// The text is being asked: the chart's answer will bring its count.
    void setAsking();
    /// It could not be asked, or was stopped.
    void setRefused(const core::Error& error);

    /// Counts nothing any more; for when it is put away.
    void stop();

    void setLanguage(language::Language language);
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);

signals:
    void asked(const QString& text);
    void saveWanted(const QString& text);
    void left();
    /// What assistive technology is told at once.
    void told(const QString& words);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void check();
    void receive(const core::Result<core::session::CheckedQuestion>& checked);
    void countIfWanted();
    void apply(EditorState state);
    void showReading();
    void readOut();

    Checker m_checker;
    Counter m_counter;
    EditorState m_state;
    language::Language m_language = language::Language::English;
    theme::Mode m_mode = theme::Mode::Light;
    QTimer m_rest;
    QLabel* m_heading;
    QuestionText* m_text;
    QLabel* m_readingHeading;
    QPlainTextEdit* m_reading; ///< the sentence, or why there is none
    QLabel* m_count;
    QLabel* m_mark;
    QLabel* m_steps;
    QPushButton* m_ask;
    QPushButton* m_save;
    QPushButton* m_close;
    jobs::LatestJob m_checking;
    jobs::LatestJob m_counting;
};

} // namespace ui::explore
