// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Other ways to ask, each one click; or that they are being looked for, or that there are none.
#pragma once

#include "core/session/repair.h"
#include "ui/language/language.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui::explore {

class RepairList final : public QWidget
{
    Q_OBJECT

public:
    explicit RepairList(QWidget* parent = nullptr);

    enum class Search
    {
        NotNeeded,
        Running,
        Impossible ///< nobody looks
    };
    void begin(Search search);
    /// They were found; none is an answer, too.
    void setRepairs(std::vector<core::session::Repair> repairs);
    Search search() const { return m_search; }

    void setLanguage(language::Language language);
    void setTextFont(const QFont& font);

    QWidget* first() const; ///< way to ask; null while there is none

signals:
    void wanted(const core::session::Repair& repair);

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();
    void addButton();

    language::Language m_language = language::Language::English;
    Search m_search = Search::NotNeeded;
    std::optional<std::vector<core::session::Repair>> m_repairs; ///< nothing while they are sought
    QFont m_font;
    QLabel* m_found;
    QVBoxLayout* m_ways;
    std::vector<QPushButton*> m_buttons;
};

} // namespace ui::explore
