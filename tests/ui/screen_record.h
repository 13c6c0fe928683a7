// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All that a window tells: what is drawn, said, offered and laid on the clipboard, as named bytes.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

class QWidget;

namespace ui::shell {
class MainWindow;
}

namespace tests {

using Record = QMap<QString, QByteArray>;

/// Of a window that shows an answer. Leaves the table on the clipboard.
Record recordOf(ui::shell::MainWindow& window);

/// Of one widget and those in it: texts, tool tips, what assistive technology reads, what is
/// enabled and where it stands.
QByteArray widgetsOf(const QWidget& top);

/// The names of what is not the same in both, with the first place where they differ.
QString differences(const Record& one, const Record& other);

} // namespace tests
