// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The question on the page as a button that opens the list of saved questions, with a field to
// search it. Works by keyboard alone: typing searches, arrows choose, Return asks.
#pragma once

#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QToolButton>

class QFrame;
class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace ui::models {
class QuestionModel;
}

namespace ui::explore {

class QuestionPicker final : public QToolButton
{
    Q_OBJECT

public:
    /// @p model must outlive the picker.
    explicit QuestionPicker(models::QuestionModel& model, QWidget* parent = nullptr);

    /// @p isEdited: another text is asked than the one that was saved.
    void setCurrent(const QString& id, bool isEdited = false);
    void setLook(theme::Mode mode, const theme::TextSizes& sizes);
    void open();

    QSize sizeHint() const override;

signals:
    void chosen(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildPanel();
    void retranslate();
    void accept();
    void search(const QString& text);

    models::QuestionModel& m_model;
    QSortFilterProxyModel* m_found;
    QFrame* m_panel;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_nothing;
    QString m_current;
    bool m_isEdited = false;
    theme::Mode m_mode = theme::Mode::Light;
};

} // namespace ui::explore
