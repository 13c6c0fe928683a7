// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/twin_table.h"

#include "ui/models/roles.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui::explore {

namespace {

constexpr int SectionPadding = 14; ///< of a header, as in the sheet, and a little air

/// Draws cells wholly from the theme, so that no style's frame or grid gets in.
class CellDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    theme::Mode mode = theme::Mode::Light;
    theme::TextSizes sizes;

    QFont font(const QModelIndex& index) const
    {
        const bool strong = index.data(models::StrongRole).toBool();
        return theme::font(sizes.small, strong ? theme::Weight::Strong : theme::Weight::Regular);
    }

    int indent(const QModelIndex& index) const
    {
        const int depth = index.column() == 0 ? index.data(models::DepthRole).toInt() : 0;
        return static_cast<int>(sizes.small * 0.8) * depth;
    }

    int pad() const { return static_cast<int>(sizes.small * 0.3); }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QFontMetrics metrics(font(index));
        const QString text = index.data().toString();
        if (index.column() > 0)
            return {metrics.boundingRect(text).width() + 2 * pad() + theme::grid(1),
                    metrics.height() + 3 * pad()};
        const int width = option.rect.width() > 0 ? option.rect.width() : 10000;
        const QRect box = metrics.boundingRect(
            QRect(0, 0, width - indent(index) - 2 * pad(), 10000), Qt::TextWordWrap, text);
        return {box.width() + indent(index) + 2 * pad(), box.height() + 3 * pad()};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const theme::Colours& colours = theme::colours(mode);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colours.hover);
        painter->setPen(colours.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        const bool strong = index.data(models::StrongRole).toBool();
        const bool hidden = index.data(models::HiddenRole).toBool();
        painter->setPen(hidden ? colours.muted : strong ? colours.accent : colours.ink);
        painter->setFont(font(index));
        const QRect box = option.rect.adjusted(pad() + indent(index), 0, -pad(), 0);
        const int alignment = index.data(Qt::TextAlignmentRole).toInt();
        const int wrap = index.column() == 0 ? Qt::TextWordWrap : Qt::TextSingleLine;
        painter->drawText(box, alignment | wrap, index.data().toString());
        painter->restore();
    }
};

CellDelegate* delegateOf(const QAbstractItemView& view)
{
    return static_cast<CellDelegate*>(view.itemDelegate());
}

} // namespace

TwinTable::TwinTable(QWidget* parent)
    : QTableView(parent)
{
    setItemDelegate(new CellDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setMinimumHeight(theme::grid(20));
    setShowGrid(false);
    setWordWrap(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(this, &QAbstractItemView::clicked, this, &TwinTable::askWhy);
}

void TwinTable::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    CellDelegate* cells = delegateOf(*this);
    cells->mode = mode;
    cells->sizes = sizes;
    horizontalHeader()->setFont(theme::font(sizes.small));
    fitColumns();
    viewport()->update();
}

void TwinTable::fitColumns()
{
    if (!model() || model()->columnCount() == 0)
        return;
    const QFontMetrics header(horizontalHeader()->font());
    int rest = viewport()->width();
    for (int column = 1; column < model()->columnCount(); ++column) {
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        const int width
            = std::max(sizeHintForColumn(column), header.horizontalAdvance(title) + SectionPadding);
        setColumnWidth(column, width);
        rest -= width;
    }
    setColumnWidth(0, std::max(rest, viewport()->width() / 5));
    resizeRowsToContents();
    updateGeometry();
}

QSize TwinTable::sizeHint() const
{
    return {QTableView::sizeHint().width(),
            horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2};
}

void TwinTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (hasFocus())
        emit targetTouched(current.isValid() ? current.data(models::TargetRole).toInt() : -1);
}

void TwinTable::askWhy(const QModelIndex& index)
{
    for (int column = 0; index.isValid() && column < model()->columnCount(); ++column)
        if (index.siblingAtColumn(column).data(models::HiddenRole).toBool())
            return emit whyWanted();
}

void TwinTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        askWhy(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void TwinTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void TwinTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    emit targetTouched(-1);
}

void TwinTable::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    const QModelIndex under = indexAt(event->pos());
    emit targetTouched(under.isValid() ? under.data(models::TargetRole).toInt() : -1);
}

void TwinTable::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    if (!hasFocus())
        emit targetTouched(-1);
}

} // namespace ui::explore
