// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The twin of a figure as an item model: the first column names, the others count.
#pragma once

#include "ui/charts/geometry/twin.h"

#include <QAbstractTableModel>

namespace ui::models {

class TwinModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTwin(charts::Twin twin);
    const charts::Twin& twin() const { return m_twin; }

    /// The row that shows the same as @p target of the chart, -1 for none.
    int rowOfTarget(int target) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    charts::Twin m_twin;
};

} // namespace ui::models
