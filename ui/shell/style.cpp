// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/style.h"

#include "ui/theme/typography.h"

#include <QApplication>
#include <QStyleFactory>

#include <cmath>

namespace ui::shell {

using theme::Colours;
using theme::Mode;

namespace {

/// @name tokens stand for colours, so that the sheet below reads like one.
constexpr const char* Sheet = R"(
QLabel#notice { background: @callout; color: @onCallout; border-radius: 6px; padding: 10px 16px; }
QToolTip { background: @callout; color: @onCallout; border: none; padding: 6px 8px; }
QToolButton { background: transparent; color: @ink; border: 2px solid transparent;
  border-radius: 6px; padding: 4px 8px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @line; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QPushButton { background: transparent; color: @ink; border: 2px solid @node; border-radius: 6px;
  padding: 6px 16px; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border-color: @accent; }
QPushButton[strong="true"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton[strong="true"]:focus { border-color: @ink; }
QLineEdit { background: @surface; color: @ink; border: 2px solid @line; border-radius: 6px;
  padding: 6px 8px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus { border-color: @accent; }
QPushButton:disabled { color: @muted; border-color: @line; }
QPushButton[strong="true"]:disabled { background: @line; color: @muted; border-color: @line; }
QPushButton[link="true"] { color: @accent; border-color: transparent; padding: 2px 0px;
  text-align: left; }
QPushButton[link="true"]:hover { background: transparent; text-decoration: underline; }
QPushButton[link="true"]:focus { border-color: @accent; }
QLabel[muted="true"] { color: @muted; }
QLabel#capsLock { color: @ink; font-weight: 600; }
QPlainTextEdit[field="true"] { background: @surface; color: @ink;
  border: 2px solid @line; border-radius: 6px; padding: 6px 8px;
  selection-background-color: @accent; selection-color: @onAccent; }
QPlainTextEdit[field="true"]:focus { border-color: @accent; }
QRadioButton:focus { color: @accent; }
QFrame#panel { background: @raised; border: 1px solid @line; border-radius: 8px; }
QListView { background: transparent; border: none; color: @ink; }
QListView::item { padding: 8px; border-radius: 6px; color: @ink; }
QListView::item:hover { background: @hover; }
QListView::item:selected { background: @accent; color: @onAccent; }
QTableView { background: transparent; border: none; color: @ink; gridline-color: transparent;
  selection-background-color: @hover; selection-color: @ink; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @muted; border: none; padding: 4px 5px; }
QScrollBar:vertical { background: transparent; width: 6px; margin: 0; }
QScrollBar::handle:vertical { background: @node; border-radius: 3px; min-height: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: transparent; border: none; }
QProgressBar::chunk { background: @accent; }
)";

} // namespace

QPalette palette(Mode mode)
{
    const Colours& c = theme::colours(mode);
    QPalette made;
    made.setColor(QPalette::Window, c.surface);
    made.setColor(QPalette::WindowText, c.ink);
    made.setColor(QPalette::Base, c.surface);
    made.setColor(QPalette::AlternateBase, c.raised);
    made.setColor(QPalette::Text, c.ink);
    made.setColor(QPalette::PlaceholderText, c.muted);
    made.setColor(QPalette::Button, c.raised);
    made.setColor(QPalette::ButtonText, c.ink);
    made.setColor(QPalette::BrightText, c.onAccent);
    made.setColor(QPalette::Highlight, c.accent);
    made.setColor(QPalette::HighlightedText, c.onAccent);
    made.setColor(QPalette::ToolTipBase, c.callout);
    made.setColor(QPalette::ToolTipText, c.onCallout);
    made.setColor(QPalette::Link, c.accent);
    made.setColor(QPalette::LinkVisited, c.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        made.setColor(QPalette::Disabled, role, c.muted);
    return made;
}

QString styleSheet(Mode mode, double textPixels)
{
    const Colours& c = theme::colours(mode);
    QString sheet = QLatin1String(Sheet);
    const std::pair<QLatin1String, QColor> tokens[] = {
        {QLatin1String("@surface"), c.surface}, {QLatin1String("@raised"), c.raised},
        {QLatin1String("@ink"), c.ink},         {QLatin1String("@muted"), c.muted},
        {QLatin1String("@line"), c.line},       {QLatin1String("@node"), c.node},
        {QLatin1String("@accent"), c.accent},   {QLatin1String("@onAccent"), c.onAccent},
        {QLatin1String("@callout"), c.callout}, {QLatin1String("@onCallout"), c.onCallout},
        {QLatin1String("@hover"), c.hover},
    };
    for (const auto& [name, colour] : tokens)
        sheet.replace(name, colour.name(), Qt::CaseSensitive);
    // A sheet forgets the application's font where it styles a control.
    return sheet
        + QStringLiteral("QPushButton, QLineEdit, QListView, QToolTip, QLabel#notice "
                         "{ font-family: \"%1\"; font-size: %2px; }")
              .arg(theme::font(textPixels).families().constFirst())
              .arg(static_cast<int>(std::lround(textPixels)));
}

void apply(QApplication& application, Mode mode, double textPixels)
{
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(palette(mode));
    application.setFont(theme::font(textPixels));
    application.setStyleSheet(styleSheet(mode, textPixels));
}

} // namespace ui::shell
