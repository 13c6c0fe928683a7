// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/twin_model.h"

#include "ui/models/roles.h"

namespace ui::models {

namespace {

constexpr int NumberAlignment = Qt::AlignRight | Qt::AlignVCenter;
constexpr int LabelAlignment = Qt::AlignLeft | Qt::AlignVCenter;

QVariant cellData(const charts::TwinCell& cell, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case SortRole:
        return cell.sortKey;
    case HiddenRole:
        return cell.isHidden;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return cell.reason.isEmpty() ? QVariant() : QVariant(cell.reason);
    case Qt::TextAlignmentRole:
        return NumberAlignment;
    default:
        return {};
    }
}

QVariant labelData(const charts::TwinRow& row, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return row.label;
    case HiddenRole:
        return false;
    case Qt::TextAlignmentRole:
        return LabelAlignment;
    default:
        return {};
    }
}

} // namespace

void TwinModel::setTwin(charts::Twin twin)
{
    beginResetModel();
    m_twin = std::move(twin);
    endResetModel();
}

int TwinModel::rowOfTarget(int target) const
{
    for (std::size_t i = 0; i < m_twin.rows.size(); ++i)
        if (target >= 0 && m_twin.rows[i].target == target)
            return static_cast<int>(i);
    return -1;
}

int TwinModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_twin.rows.size());
}

int TwinModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_twin.headers.size());
}

QVariant TwinModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const charts::TwinRow& row = m_twin.rows[static_cast<std::size_t>(index.row())];
    if (role == TargetRole)
        return row.target;
    if (role == DepthRole)
        return row.depth;
    if (role == StrongRole)
        return row.isStrong;
    if (index.column() == 0)
        return labelData(row, role);
    const auto column = static_cast<std::size_t>(index.column()) - 1;
    return column < row.cells.size() ? cellData(row.cells[column], role) : QVariant();
}

QVariant TwinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_twin.headers[section];
    if (role == Qt::TextAlignmentRole)
        return section == 0 ? LabelAlignment : NumberAlignment;
    return {};
}

} // namespace ui::models
