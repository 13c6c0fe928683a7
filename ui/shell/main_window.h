// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window: top bar, Explore page, help; what it remembers, and what its actions do.
#pragma once

#include "ui/explore/explore_page.h"
#include "ui/lock/vault_door.h"
#include "ui/shell/actions.h"
#include "ui/shell/preferences.h"
#include "ui/shell/user_prompt.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QAction;
class QSettings;
class QStackedWidget;

namespace ui::home {
class HomePage;
}
namespace ui::present {
class AudienceWindow;
class Presenter;
} // namespace ui::present

namespace ui::lock {
class ProtectionPage;
}

namespace ui::shell {

struct Draft;
class HelpPage;
class Notice;
class TopBar;

class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    struct Setup
    {
        explore::ExplorePage::Setup page;
        std::vector<core::session::SavedQuestion> questions;
        std::unique_ptr<UserPrompt> prompt;
        QString settingsFile; ///< empty: the user's
        QString question; ///< asked first; empty: the draft's, else the first page
        std::shared_ptr<lock::OpenProfile> profile = {};
        std::string draft = {}; ///< what draft() gave when the window was locked
        QString greeting = {}; ///< said once it stands; empty: nothing
        /// Outlives this window where it is handed in; null: one that goes with it.
        std::shared_ptr<present::AudienceWindow> audience = {};
    };
    explicit MainWindow(Setup setup);
    ~MainWindow() override;

    explore::ExplorePage& page() { return *m_page; }
    present::AudienceWindow& audience();
    home::HomePage& home() { return *m_home; }
    const Preferences& preferences() const { return m_preferences; }
    void trigger(ActionId id);

    /// Asks the first question, or those of the first page; after show(), so that the window stands
    /// at once.
    void start();

    /// What is looked at and typed, for the next window of this profile.
    std::string draft() const;
    /// Keeps the preferences; a window that is only hidden and dropped does not do so by itself.
    void keepPreferences();

signals:
    void lockWanted();
    void idleMinutesChanged(int minutes);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeActions();
    void build();
    void connectParts();
    void retranslate();
    void applyLook();
    void act(ActionId id);
    void save();
    void saveQuestionText(const QString& text);
    void copyImage();
    void copyTable();
    void zoom(double factor);
    void switchTheme();
    void switchLanguage();
    void step(int by);
    void present();
    void editQuestion();
    void showHelp();
    void toggle(QWidget* page);
    void turnTo(QWidget* page);
    void explore(const QString& id);
    void turned();
    const charts::Figure* figure() const;
    core::session::SavedQuestion shownQuestion() const;
    void restore(const Draft& draft);
    std::unique_ptr<QSettings> settings() const;

    Setup m_setup;
    Preferences m_preferences;
    QHash<ActionId, QAction*> m_actions;
    home::HomePage* m_home = nullptr;
    explore::ExplorePage* m_page = nullptr;
    QWidget* m_under = nullptr; ///< the one of these two that the other pages go back to
    present::Presenter* m_presenter = nullptr;
    TopBar* m_bar = nullptr;
    HelpPage* m_help = nullptr;
    lock::ProtectionPage* m_protection = nullptr;
    QStackedWidget* m_stack = nullptr;
    Notice* m_notice = nullptr;
    int m_sheetPixels = 0; ///< text size of the sheet now in force
    theme::Mode m_sheetMode = theme::Mode::Light;
};

} // namespace ui::shell
