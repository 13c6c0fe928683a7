// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why numbers are hidden, in general, and other ways to ask: each one click, with a way back.
#pragma once

#include "ui/explore/repair_list.h"
#include "ui/language/language.h"
#include "ui/theme/typography.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace ui::explore {

class HiddenPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit HiddenPanel(QWidget* parent = nullptr);

    /// Whether there is anything to explain; other ways to ask are then being looked for, or never
    /// will be.
    void begin(RepairList::Search search);
    /// As RepairList.
    void setRepairs(std::vector<core::session::Repair> repairs);
    /// Offers to go back to the question that was repaired.
    void setBack(bool canGoBack);

    void setLanguage(language::Language language);
    void setSizes(const theme::TextSizes& sizes);

    /// Somebody wants to know why: goes to the first way to ask, and is read aloud.
    void explain();

signals:
    void repairWanted(const core::session::Repair& repair);
    void backWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();

    language::Language m_language = language::Language::English;
    bool m_canGoBack = false;
    QFont m_font;
    QLabel* m_reason;
    RepairList* m_ways;
    QPushButton* m_back;
};

} // namespace ui::explore
