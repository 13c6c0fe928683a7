// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A page that is one column of text and fields in the middle of the window, as wide as is good to
// read, and scrolls where the window is low.
#pragma once

#include "ui/theme/typography.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui::lock {

class Sheet : public QScrollArea
{
    Q_OBJECT

public:
    explicit Sheet(QWidget* parent = nullptr);

    void setSizes(const theme::TextSizes& sizes);

protected:
    enum class Role
    {
        Heading,
        Strong,
        Text,
        Muted
    };
    QLabel* addLabel(Role role);
    /// A label that can be reached and copied by keyboard.
    QLabel* addSelectable(Role role);
    QPushButton* addLink();
    QVBoxLayout& column() { return *m_column; }
    QWidget* paper() { return m_paper; }
    /// A field's words stand over it, and are its name to assistive technology.
    QLabel* addLabelFor(QWidget* field);

    /// Called after every change of the sizes.
    virtual void sizesChanged(const theme::TextSizes&) { }

    void showEvent(QShowEvent* event) override;

private:
    theme::TextSizes m_sizes;
    QWidget* m_paper;
    QVBoxLayout* m_column;
    QList<std::pair<QLabel*, Role>> m_labels;
};

/// Sets the text and hides the label where there is none.
void tell(QLabel& label, const QString& text);

} // namespace ui::lock
