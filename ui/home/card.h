// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question on the first page: a button as large as its answer. Asks in the background and keeps
// what it shows until the next answer is there.
#pragma once

#include "core/session/saved_question.h"
#include "ui/charts/geometry/figure.h"
#include "ui/explore/asker.h"
#include "ui/jobs/latest_job.h"
#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QAbstractButton>

#include <optional>

namespace ui::home {

class Card : public QAbstractButton
{
    Q_OBJECT

public:
    Card(core::session::SavedQuestion question, explore::Asker ask, explore::Labeller label,
         QWidget* parent);

    const core::session::SavedQuestion& question() const { return m_question; }
    void ask(language::Language language);
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);

    bool isAsking() const { return m_job.isRunning(); }
    /// Of what was asked last there is an answer, which is shown.
    bool isAnswered() const { return m_isAnswered; }
    const std::optional<core::Error>& error() const { return m_error; } ///< or there is none

signals:
    void settled(); ///< there is an answer, or an error

protected:
    /// The answer, ready to be shown.
    virtual void showAnswer(const core::session::Answer& answer, charts::Figure figure) = 0;
    /// There is none: the frame says why.
    virtual void hideAnswer() { }
    virtual void placeParts() { }
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

    language::Language language() const { return m_language; }
    theme::Mode mode() const { return m_mode; }
    const theme::TextSizes& sizes() const { return m_sizes; }
    QRectF inside() const; ///< what the frame leaves

private:
    void receive(const core::Result<core::session::Answer>& answer);

    core::session::SavedQuestion m_question;
    explore::Asker m_ask;
    explore::Labeller m_label;
    jobs::LatestJob m_job;
    language::Language m_language = language::Language::English;
    theme::Mode m_mode = theme::Mode::Light;
    theme::TextSizes m_sizes;
    std::optional<core::Error> m_error;
    bool m_isAnswered = false;
};

} // namespace ui::home
