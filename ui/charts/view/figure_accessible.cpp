// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds in a FigureView: its sentence, and one child per target with name and
// reading.
#include "ui/charts/view/figure_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

namespace ui::charts {

namespace {

class TargetInterface final : public QAccessibleInterface
{
public:
    TargetInterface(FigureView* view, int target)
        : m_view(view)
        , m_target(target)
    {
    }

    bool isValid() const override
    {
        return m_view && m_target < static_cast<int>(m_view->placed().targets.size());
    }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return target().name;
        if (kind == QAccessible::Value || kind == QAccessible::Description)
            return target().reading;
        return {};
    }
    void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override { }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect local = target().bounds.toAlignedRect();
        return {m_view->mapToGlobal(local.topLeft()), local.size()};
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.readOnly = true;
        state.focused = m_view && m_view->hasFocus() && m_view->traced() == m_target;
        state.invisible = !m_view || !m_view->isVisible();
        return state;
    }

private:
    const Target& target() const
    {
        return m_view->placed().targets[static_cast<std::size_t>(m_target)];
    }

    QPointer<FigureView> m_view;
    int m_target;
};

class FigureInterface final : public QAccessibleWidget
{
public:
    explicit FigureInterface(FigureView* view)
        : QAccessibleWidget(view, QAccessible::Chart)
    {
    }

    ~FigureInterface() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return targets() + QAccessibleWidget::childCount(); }

    QAccessibleInterface* child(int index) const override
    {
        if (index < 0)
            return nullptr;
        if (index >= targets())
            return QAccessibleWidget::child(index - targets());
        while (m_children.size() <= index)
            m_children.append(QAccessible::registerAccessibleInterface(
                new TargetInterface(view(), static_cast<int>(m_children.size()))));
        return QAccessible::accessibleInterface(m_children[index]);
    }

    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (int i = 0; i < targets() && i < m_children.size(); ++i)
            if (QAccessible::accessibleInterface(m_children[i]) == child)
                return i;
        const int among = QAccessibleWidget::indexOfChild(child);
        return among < 0 ? among : among + targets();
    }

    QAccessibleInterface* focusChild() const override
    {
        return view()->hasFocus() && view()->traced() >= 0 ? child(view()->traced())
                                                           : QAccessibleWidget::focusChild();
    }

private:
    FigureView* view() const { return static_cast<FigureView*>(object()); }
    int targets() const { return static_cast<int>(view()->placed().targets.size()); }

    mutable QList<QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object)
{
    if (className == QLatin1String(FigureView::staticMetaObject.className()))
        if (auto* view = qobject_cast<FigureView*>(object))
            return new FigureInterface(view);
    return nullptr;
}

} // namespace

void installFigureAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace ui::charts
