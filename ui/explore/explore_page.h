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
#include <utility>
#include <vector>

class QStackedLayout;

namespace ui::charts {
class FigureView;
}

namespace ui::explore {

class Aside;
class MessageScreen;
class QuestionEditor;
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
        Checker check = {}; ///< without check and count questions cannot be edited
        Counter count = {};
        Repairer repair = {}; ///< without it no other ways to ask are looked for
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
    /// The same with @p text in the place of what was saved.
    void ask(const QString& id, const QString& text);
    void retry();
    void cancel();

    /// Asks another way; back() then asks what was asked before. Another question ends that.
    void repair(const core::session::Repair& repair);
    void back();

    /// Shows the text of the question beside its chart, to be changed; or puts it away, and with it
    /// what was changed and not asked.
    void edit(bool on);
    bool isEditing() const { return m_isEditing; }
    QuestionEditor& editor() { return *m_editor; }

    /// Asks again in the other language; the chart changes when its words are there.
    void setLanguage(language::Language language);
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);

    /// The question of figure(), as it was asked. @pre there is a figure
    core::session::SavedQuestion shownQuestion() const;
    /// The figure on the screen; null while there is none.
    const charts::Figure* figure() const;

signals:
    void saveWanted(const QString& text); ///< of the question as it stands in the editor
    /// @p isEdited: with another text than the one that was saved.
    void asked(const QString& id, bool isEdited);
    void answered();
    void failed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectParts();
    void render();
    void start(const core::session::SavedQuestion& question);
    void receive(const core::session::SavedQuestion& question, language::Language language,
                 const core::Result<core::session::Answer>& answer);
    void tellAsked();
    void askText(const QString& id, const QString& text, std::vector<AskedQuestion> before);
    void findRepairs(const std::string& text, const core::session::Answer& answer);
    void explain(int target);
    void placeChart();
    void refuse(const std::string& text, const core::Error& error);
    void findWays(const std::string& text, core::ErrorCode code);
    QString wantedText() const;

    Setup m_setup;
    PageState m_state;
    language::Language m_language = language::Language::English;
    models::QuestionModel m_questions;
    QTimer m_patience; ///< after it the wait is shown
    QStackedLayout* m_stack = nullptr;
    charts::FigureView* m_view = nullptr;
    Aside* m_aside = nullptr;
    MessageScreen* m_message = nullptr;
    QuestionEditor* m_editor = nullptr;
    bool m_isEditing = false;
    theme::Mode m_mode = theme::Mode::Light;
    theme::TextSizes m_sizes;
    std::optional<core::session::QuestionCount> m_count; ///< of the chart
    WaitStrip* m_wait = nullptr;
    jobs::LatestJob m_job;
    jobs::LatestJob m_repairing;
};

} // namespace ui::explore
