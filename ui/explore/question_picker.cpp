// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/question_picker.h"

#include "ui/models/question_model.h"
#include "ui/models/roles.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::explore {

QuestionPicker::QuestionPicker(models::QuestionModel& model, QWidget* parent)
    : QToolButton(parent)
    , m_model(model)
    , m_found(new QSortFilterProxyModel(this))
    , m_panel(new QFrame(this, Qt::Popup))
    , m_field(new QLineEdit(m_panel))
    , m_list(new QListView(m_panel))
    , m_nothing(new QLabel(m_panel))
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_found->setSourceModel(&model);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    buildPanel();
    connect(this, &QToolButton::clicked, this, &QuestionPicker::open);
    connect(m_field, &QLineEdit::textChanged, this, &QuestionPicker::search);
    connect(m_field, &QLineEdit::returnPressed, this, &QuestionPicker::accept);
    connect(m_list, &QListView::clicked, this, &QuestionPicker::accept);
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this] { setCurrent(m_current, m_isEdited); });
    retranslate();
}

void QuestionPicker::buildPanel()
{
    m_panel->setObjectName(QStringLiteral("panel"));
    m_list->setModel(m_found);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // arrows reach it from the field
    m_list->setMouseTracking(true);
    m_field->installEventFilter(this);
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(theme::grid(3), theme::grid(3), theme::grid(3), theme::grid(3));
    column->setSpacing(theme::grid(2));
    column->addWidget(m_field);
    column->addWidget(m_nothing);
    column->addWidget(m_list);
    m_nothing->hide();
}

void QuestionPicker::setCurrent(const QString& id, bool isEdited)
{
    m_current = id;
    m_isEdited = isEdited;
    const int row = m_model.rowOf(id);
    const QString title = row < 0 ? tr("Choose a question") : m_model.index(row).data().toString();
    setText(isEdited ? tr("%1 (edited)").arg(title) : title);
    setAccessibleName(tr("Question: %1").arg(text()));
    updateGeometry();
}

void QuestionPicker::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    m_mode = mode;
    setFont(theme::font(sizes.small, theme::Weight::Medium));
    m_panel->setFont(theme::font(sizes.small));
    updateGeometry();
}

void QuestionPicker::open()
{
    m_field->clear();
    search({});
    const int rows = std::min(m_found->rowCount(), 10);
    const QFontMetrics metrics(m_panel->font());
    const int rowHeight = std::max(m_list->sizeHintForRow(0), metrics.height() + theme::grid(4));
    m_list->setFixedHeight(rowHeight * rows + theme::grid(1));
    const int widest = m_list->sizeHintForColumn(0) + theme::grid(12);
    m_panel->setFixedWidth(std::clamp(widest, width(), std::max(width(), window()->width() / 2)));
    m_panel->adjustSize();
    m_panel->move(mapToGlobal(QPoint(0, height() + theme::grid(1))));
    m_panel->show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void QuestionPicker::search(const QString& text)
{
    m_found->setFilterFixedString(text);
    int row = 0;
    for (int i = 0; i < m_found->rowCount() && text.isEmpty(); ++i)
        if (m_found->index(i, 0).data(models::IdRole).toString() == m_current)
            row = i;
    m_list->setCurrentIndex(m_found->index(row, 0));
    m_nothing->setVisible(m_found->rowCount() == 0);
}

void QuestionPicker::accept()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const QString id = index.data(models::IdRole).toString();
    m_panel->hide();
    setFocus(Qt::PopupFocusReason);
    emit chosen(id);
}

bool QuestionPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int move = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (move != 0) {
            const int row = m_list->currentIndex().row() + move;
            if (row >= 0 && row < m_found->rowCount())
                m_list->setCurrentIndex(m_found->index(row, 0));
            return true;
        }
    }
    return QToolButton::eventFilter(watched, event);
}

void QuestionPicker::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

void QuestionPicker::retranslate()
{
    m_field->setPlaceholderText(tr("Search the questions"));
    m_field->setAccessibleName(tr("Search the questions"));
    m_list->setAccessibleName(tr("Questions"));
    m_nothing->setText(tr("No question has these words"));
    setToolTip(tr("Choose a question"));
    setCurrent(m_current, m_isEdited);
}

QSize QuestionPicker::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + metrics.height() * 2,
            metrics.height() + theme::grid(4)};
}

void QuestionPicker::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Colours& colours = theme::colours(m_mode);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(colours.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? QBrush(colours.hover) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
    const QFontMetrics metrics(font());
    const int side = metrics.height();
    const QRect box = rect().adjusted(theme::grid(2), 0, -theme::grid(2) - side, 0);
    painter.setPen(colours.ink);
    painter.setFont(font());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideRight, box.width()));
    theme::icon(QStringLiteral("chevron_down"), colours.muted)
        .paint(&painter, QRect(box.right() + 1, (height() - side) / 2, side, side));
}

} // namespace ui::explore
