// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page a council sees first: one question answered as figure and table. Keeps the old chart
// until the new one is ready; counts off the GUI thread.
#pragma once

#include "ui/charts/geometry/figure.h"
#include "ui/explore/asker.h"
#include "ui/explore/page_state.h"
#include "ui/jobs/latest_job.h"
#include "ui/models/question_model.h"
#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedLayout;

namespace ui::charts {
class FigureView;
}

namespace ui::explore {

class Aside;
class MessageScreen;
class TwinTable;
class WaitStrip;

class ExplorePage final : public QWidget
{
    Q_OBJECT

public:
    struct Setup
    {
        Asker ask;
        Labeller label; ///< may be empty
        QString demoCommand; ///< what makes the demo region
    };
    explicit ExplorePage(Setup setup, QWidget* parent = nullptr);

    ~ExplorePage() override;

    models::QuestionModel& questions() { return m_questions; }
    charts::FigureView& view() { return *m_view; }
    TwinTable& table();
    QWidget& canvas(); ///< the view, for who does not care what is in it
    const PageState& state() const { return m_state; }

    /// Asks the saved question @p id, or nothing when there is none of that id.
    void ask(const QString& id);
    void retry();
    void cancel();

    /// Asks again in the other language; the chart changes when its words are there.
    void setLanguage(language::Language language);
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);

    /// The figure on the screen; null while there is none.
    const charts::Figure* figure() const;

signals:
    void asked(const QString& id);
    void answered();
    void failed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectParts();
    void render();
    void receive(const core::session::SavedQuestion& question, language::Language language,
                 core::Result<core::session::Answer> answer);

    Setup m_setup;
    PageState m_state;
    language::Language m_language = language::Language::English;
    models::QuestionModel m_questions;
    QTimer m_patience; ///< after it the wait is shown
    QStackedLayout* m_stack = nullptr;
    charts::FigureView* m_view = nullptr;
    Aside* m_aside = nullptr;
    MessageScreen* m_message = nullptr;
    WaitStrip* m_wait = nullptr;
    jobs::LatestJob m_job;
};

} // namespace ui::explore
