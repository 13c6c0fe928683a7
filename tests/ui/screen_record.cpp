// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screen_record.h"

#include "ui/charts/paint/render.h"
#include "ui/charts/view/figure_view.h"
#include "ui/explore/twin_table.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTextStream>
#include <QWidget>

#include <algorithm>

namespace tests {
namespace {

using ui::shell::ActionId;

QByteArray textOf(const QVariant& value)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << value;
    return bytes.toHex() + ' ' + value.toString().toUtf8() + '\n';
}

QByteArray modelOf(const QAbstractItemModel& model)
{
    constexpr int AllRoles = Qt::UserRole + 16;
    QByteArray out;
    for (int column = 0; column < model.columnCount(); ++column) {
        for (int role = 0; role < AllRoles; ++role)
            out += textOf(model.headerData(column, Qt::Horizontal, role));
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            for (int role = 0; role < AllRoles; ++role)
                out += textOf(model.data(index, role));
            out += QByteArray::number(static_cast<int>(model.flags(index))) + '\n';
        }
    }
    return out;
}

void tellAccessible(QAccessibleInterface* one, int depth, QTextStream& out)
{
    constexpr int Deep = 12;
    if (!one || !one->isValid() || depth > Deep)
        return;
    const QRect place = one->rect();
    const QAccessible::State state = one->state();
    out << QString(depth, QLatin1Char(' ')) << one->role() << " at " << place.x() << ' '
        << place.y() << ' ' << place.width() << ' ' << place.height() << " disabled "
        << state.disabled << " invisible " << state.invisible << " focusable " << state.focusable;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value,
                            QAccessible::Help, QAccessible::Accelerator})
        out << " | " << one->text(kind);
    out << '\n';
    // Qt keeps cells of a table that was laid out anew; they read the model's roles, which are told
    // as they are.
    for (int i = 0; one->role() != QAccessible::Table && i < one->childCount(); ++i)
        tellAccessible(one->child(i), depth + 1, out);
}

QByteArray accessibleOf(QWidget& window)
{
    QByteArray bytes;
    QTextStream out(&bytes);
    tellAccessible(QAccessible::queryAccessibleInterface(&window), 0, out);
    out.flush();
    return bytes;
}

QByteArray actionsOf(const QWidget& window)
{
    QByteArray bytes;
    QTextStream out(&bytes);
    for (const QAction* action : window.findChildren<QAction*>())
        out << action->text() << ' ' << action->isEnabled() << action->isVisible()
            << action->isChecked() << ' ' << action->toolTip() << '\n';
    out.flush();
    return bytes;
}

QByteArray clipboard()
{
    const QMimeData* data = QApplication::clipboard()->mimeData();
    QByteArray bytes;
    for (const QString& format : data->formats())
        bytes += format.toUtf8() + ": " + data->data(format) + '\n';
    return bytes;
}

QByteArray pngOf(const QImage& image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QByteArray fileOf(const ui::charts::Figure& figure, const char* name)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QLatin1String(name));
    if (!ui::charts::renderFigure(figure, path, *ui::charts::formatOf(path)))
        return "no file";
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

} // namespace

QByteArray widgetsOf(const QWidget& top)
{
    QByteArray bytes;
    QTextStream out(&bytes);
    QList<const QWidget*> all {&top};
    for (const QWidget* widget : top.findChildren<QWidget*>())
        all << widget;
    for (const QWidget* widget : all) {
        // What cannot be seen is laid out whenever it will be.
        const QRect place = widget->isVisible() ? widget->geometry() : QRect();
        out << widget->metaObject()->className() << ' ' << widget->objectName() << ' ' << place.x()
            << ' ' << place.y() << ' ' << place.width() << ' ' << place.height() << " enabled "
            << widget->isEnabled() << " visible " << widget->isVisible() << " | "
            << widget->toolTip() << " | " << widget->whatsThis() << " | " << widget->statusTip()
            << " | " << widget->windowTitle() << " | " << widget->accessibleName() << " | "
            << widget->accessibleDescription();
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            out << " | " << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            out << " | " << button->text();
        if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
            out << " | " << text->toPlainText();
        out << '\n';
    }
    out.flush();
    return bytes;
}

Record recordOf(ui::shell::MainWindow& window)
{
    window.findChild<ui::shell::Notice*>()->hide(); // of the copy before
    Record record;
    const ui::charts::Figure& figure = *window.page().figure();
    record[QStringLiteral("table")] = modelOf(*window.page().table().model());
    record[QStringLiteral("widgets")] = widgetsOf(window);
    record[QStringLiteral("accessible")] = accessibleOf(window);
    record[QStringLiteral("actions")] = actionsOf(window);
    record[QStringLiteral("screen")] = pngOf(window.grab().toImage());
    record[QStringLiteral("svg")] = fileOf(figure, "figure.svg");
    record[QStringLiteral("png")] = fileOf(figure, "figure.png");
    window.trigger(ActionId::CopyImage);
    record[QStringLiteral("copied image")]
        = clipboard() + pngOf(QApplication::clipboard()->image());
    window.trigger(ActionId::CopyTable);
    record[QStringLiteral("copied table")] = clipboard();
    return record;
}

QString differences(const Record& one, const Record& other)
{
    QString found;
    QTextStream out(&found);
    for (auto entry = one.begin(); entry != one.end(); ++entry) {
        const QByteArray there = other.value(entry.key());
        if (entry.value() == there)
            continue;
        const auto end = std::min(entry.value().size(), there.size());
        const auto at
            = std::mismatch(entry.value().begin(), entry.value().begin() + end, there.begin()).first
            - entry.value().begin();
        out << entry.key() << " at " << at << ": " << entry.value().mid(at - 40, 80) << " | "
            << there.mid(at - 40, 80) << '\n';
    }
    out << (one.keys() == other.keys() ? "" : "not the same parts\n");
    out.flush();
    return found;
}

} // namespace tests
