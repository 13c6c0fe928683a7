// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/aside.h"

#include "ui/charts/geometry/figure.h"
#include "ui/explore/hidden_panel.h"
#include "ui/explore/twin_table.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextDocument>
#include <QVBoxLayout>

namespace ui::explore {

Aside::Aside(QWidget* parent)
    : QWidget(parent)
    , m_table(new TwinTable(this))
    , m_hidden(new HiddenPanel(this))
    , m_heading(new QLabel(this))
    , m_edit(new QPushButton(this))
    , m_definition(new QPlainTextEdit(this))
{
    m_definition->setObjectName(QStringLiteral("definition"));
    m_heading->setWordWrap(true);
    m_edit->setProperty("link", true);
    m_edit->hide();
    connect(m_edit, &QPushButton::clicked, this, &Aside::editWanted);
    connect(m_table, &TwinTable::whyWanted, m_hidden, &HiddenPanel::explain);
    m_table->setModel(&m_twin);
    m_definition->setReadOnly(true);
    m_definition->setFrameShape(QFrame::NoFrame);
    m_definition->setTabChangesFocus(true);
    m_definition->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_definition->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid(1));
    column->addWidget(m_table);
    column->addSpacing(theme::grid(3));
    column->addWidget(m_hidden);
    column->addSpacing(theme::grid(1));
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_heading, 1);
    heading->addWidget(m_edit);
    column->addLayout(heading);
    column->addWidget(m_definition, 1);
    retranslate();
}

Aside::~Aside()
{
    delete m_table; // while the model it shows is still there
}

void Aside::setFigure(const charts::Figure& figure)
{
    m_twin.setTwin(figure.twin);
    m_table->fitColumns();
    m_definition->setPlainText(
        (QStringList(figure.notes) << figure.definition).join(QStringLiteral("\n\n")));
}

void Aside::setLook(theme::Mode mode, const theme::TextSizes& sizes)
{
    // The window's sheet gives headers and links its own size, which may be larger.
    const QString sheet = QStringLiteral("QHeaderView::section, QPushButton { font-size: %1px; }")
                              .arg(static_cast<int>(sizes.small));
    if (sheet != styleSheet())
        setStyleSheet(sheet);
    m_table->setLook(mode, sizes);
    m_hidden->setSizes(sizes);
    const int pad = static_cast<int>(sizes.small * 0.3); // the table's own
    m_heading->setFont(theme::font(sizes.small, theme::Weight::Medium));
    m_heading->setIndent(pad);
    m_definition->setFont(theme::font(sizes.small));
    m_definition->document()->setDocumentMargin(pad);
    QPalette quiet = m_definition->palette();
    quiet.setColor(QPalette::Text, theme::colours(mode).muted);
    quiet.setColor(QPalette::Base, theme::colours(mode).surface);
    m_definition->setPalette(quiet);
    m_definition->setMinimumHeight(m_definition->fontMetrics().lineSpacing() * 3);
}

void Aside::setEditable(bool editable)
{
    m_edit->setVisible(editable);
}

void Aside::mark(int target)
{
    const int row = m_twin.rowOfTarget(target);
    if (row < 0)
        m_table->clearSelection();
    else
        m_table->selectRow(row);
}

void Aside::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Aside::retranslate()
{
    m_heading->setText(tr("How this is counted"));
    m_edit->setText(tr("Edit question"));
    m_definition->setAccessibleName(m_heading->text());
    m_table->setAccessibleName(tr("The same numbers as a table"));
}

} // namespace ui::explore
