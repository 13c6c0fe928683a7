// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour of the program, by role, light and dark. One accent; everything else is neutral.
#pragma once

#include <QColor>

namespace ui::theme {

enum class Mode
{
    Light,
    Dark
};

/// Text roles reach 4.5:1 on surface and raised, mark roles 3:1 (WCAG 1.4.3, 1.4.11; a test holds
/// them). Bands are a ground for directly labelled nodes and are exempt.
struct Colours
{
    QColor surface; ///< the page
    QColor raised; ///< panels over the page
    QColor ink; ///< text
    QColor muted; ///< text of second rank
    QColor line; ///< hairlines, decoration only
    QColor node; ///< marks of the quiet kind
    QColor band; ///< ground of a quiet flow
    QColor traced; ///< a quiet flow while it is traced
    QColor accent; ///< the one strong colour: text, marks
    QColor onAccent; ///< text over accent
    QColor callout; ///< ground of the strip that reads a flow
    QColor onCallout; ///< its text
    QColor hover; ///< ground of a control under the pointer
};

const Colours& colours(Mode mode);

/// WCAG 2 contrast ratio, 1 to 21, of opaque colours.
double contrast(const QColor& a, const QColor& b);

} // namespace ui::theme
