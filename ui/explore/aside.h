// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the chart: the same numbers as a table, and the definition they were counted
// by, whole.
#pragma once

#include "ui/models/twin_model.h"
#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui::charts {
struct Figure;
}

namespace ui::explore {

class HiddenPanel;
class TwinTable;

class Aside final : public QWidget
{
    Q_OBJECT

public:
    explicit Aside(QWidget* parent = nullptr);
    ~Aside() override;

    TwinTable& table() { return *m_table; }
    HiddenPanel& hidden() { return *m_hidden; }

    void setFigure(const charts::Figure& figure);
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);

    /// Offers to edit the question.
    void setEditable(bool editable);

    /// Marks the row that shows the same as @p target; none for -1.
    void mark(int target);

signals:
    void editWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    models::TwinModel m_twin;
    TwinTable* m_table;
    HiddenPanel* m_hidden;
    QLabel* m_heading;
    QPushButton* m_edit;
    QPlainTextEdit* m_definition;
};

} // namespace ui::explore
