// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The figure's numbers as a quiet table: hairlines, numbers to the right, the finding's row strong.
#pragma once

#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QTableView>

namespace ui::explore {

class TwinTable final : public QTableView
{
    Q_OBJECT

public:
    explicit TwinTable(QWidget* parent = nullptr);

    void setLook(theme::Mode mode, const theme::TextSizes& sizes);
    void fitColumns();

    /// As high as its rows, so that what stands under it follows them.
    QSize sizeHint() const override;

signals:
    /// The pointer or the keyboard went to a row that shows the same as @p target; -1 for none.
    void targetTouched(int target);
    /// A click or Enter on a row that hides a number.
    void whyWanted();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void askWhy(const QModelIndex& index);
};

} // namespace ui::explore
