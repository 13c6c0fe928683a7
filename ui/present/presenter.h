// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decides what the audience sees: a figure that was shown to them on purpose, and those that they
// step to. Whatever else is asked meanwhile stays private.
#pragma once

#include "ui/charts/geometry/figure.h"

#include <QObject>

#include <functional>
#include <memory>

namespace ui::present {

class AudienceWindow;

class Presenter final : public QObject
{
    Q_OBJECT

public:
    /// @p window may show a figure already, from before Segue was locked; it may outlive this.
    explicit Presenter(std::shared_ptr<AudienceWindow> window, QObject* parent = nullptr);

    /// Shows @p figure to the audience, on the screen that @p beside does not stand on.
    void show(const charts::Figure& figure, const QWidget& beside);

    /// Something is asked: the answer is not theirs.
    void forget() { m_isAwaited = false; }
    /// @p ask asks for @p figure once more, in other words: theirs, if it is what they see.
    void askAgain(const std::function<void()>& ask, const charts::Figure* figure);
    /// The answer to what was asked last.
    void offer(const charts::Figure& figure);
    /// There is none.
    void refuse();

signals:
    void stepWanted(int by); ///< the answer to what is asked in return is theirs
    void left();

private:
    std::shared_ptr<AudienceWindow> m_window;
    bool m_isAwaited = false;
};

} // namespace ui::present
