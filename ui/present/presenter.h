// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the audience sees: a figure that was shown to them on purpose, and the saved questions that
// they step to. It asks for itself, so that nothing asked privately can reach them and their steps
// leave the private page alone.
#pragma once

#include "core/session/saved_question.h"
#include "ui/charts/geometry/figure.h"
#include "ui/explore/asker.h"
#include "ui/jobs/latest_job.h"

#include <QObject>

#include <memory>
#include <vector>

namespace ui::present {

class AudienceWindow;

class Presenter final : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        explore::Asker ask;
        explore::Labeller label; ///< may be empty
        std::vector<core::session::SavedQuestion> questions; ///< to step through, in this order
        /// May show a figure already, from before Segue was locked; it may outlive the presenter.
        std::shared_ptr<AudienceWindow> window;
    };
    explicit Presenter(Setup setup, QObject* parent = nullptr);

    /// Shows @p figure, the answer to @p question, on the screen that @p beside does not stand on.
    void show(const charts::Figure& figure, core::session::SavedQuestion question,
              const QWidget& beside);
    /// What they see is told in it, once the words are there.
    void setLanguage(language::Language language);

signals:
    void left();
    void lockWanted();

private:
    void step(int by);
    void ask(core::session::SavedQuestion question);

    Setup m_setup;
    language::Language m_language = language::Language::English;
    std::optional<core::session::SavedQuestion> m_shown; ///< none: nothing, or who knows what
    jobs::LatestJob m_job;
};

} // namespace ui::present
