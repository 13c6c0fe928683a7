// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A figure on the screen: lays it out for its size, traces a target under the pointer or the
// keyboard, and tells assistive technology what is in it.
#pragma once

#include "ui/charts/geometry/figure_geometry.h"
#include "ui/charts/paint/font_measure.h"
#include "ui/theme/colours.h"
#include "ui/theme/typography.h"

#include <QWidget>

#include <optional>

namespace ui::charts {

class FigureView final : public QWidget
{
    Q_OBJECT

public:
    explicit FigureView(QWidget* parent = nullptr);

    void setFigure(Figure figure);
    const std::optional<Figure>& figure() const { return m_figure; }
    const FigureGeometry& placed() const { return m_geometry; }

    void setLook(theme::Mode mode, const theme::TextSizes& sizes);

    /// Share of the width kept free on the right for @p aside, a child of this view; null: none.
    void setAside(QWidget* aside, double share);

    /// The definition under the chart, where no aside holds it.
    void setDefinitionShown(bool shown);

    /// -1 for none. Out of range counts as none.
    void setTraced(int target);
    int traced() const { return m_traced; }

signals:
    void tracedChanged(int target);
    /// The sizes that are drawn: the wanted ones, or smaller where the chart had no room.
    void fitted(const theme::TextSizes& sizes);
    void activated(int target); ///< a click or Enter on it

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void relayout();
    int step(int key) const;
    void announce() const;

    std::optional<Figure> m_figure;
    FigureGeometry m_geometry;
    theme::Mode m_mode = theme::Mode::Light;
    theme::TextSizes m_sizes; ///< as wanted
    theme::TextSizes m_fitted; ///< as the chart has room for
    bool m_hasDefinition = true;
    QWidget* m_aside = nullptr;
    double m_asideShare = 0;
    int m_traced = -1;
    bool m_isByKey = false; ///< traced by the keyboard, which needs a focus frame
};

/// Lets QAccessible make the interface of FigureView. Once, at start.
void installFigureAccessibility();

} // namespace ui::charts
