// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The typeface and its four sizes, which grow with the window so that the back row can read it: the
// smallest text is 1/50 of the window's height (the 8H rule).
#pragma once

#include <QFont>

namespace ui::theme {

/// Heights in pixels: three sizes beside the title.
struct TextSizes
{
    double small = 14;
    double body = 16;
    double value = 21;
    double title = 28;
};

/// @p height of the window or page in pixels; @p zoom: the user's, 1 = as is. Never below 13 px.
TextSizes textSizesFor(double height, double zoom = 1.0);

enum class Weight
{
    Regular,
    Medium,
    Strong
};

/// Inter, else what the system has of DejaVu Sans or Noto Sans.
QFont font(double pixels, Weight weight = Weight::Regular);
QFont titleFont(double pixels);

/// Spacing comes in steps of four pixels.
constexpr int grid(int steps)
{
    return 4 * steps;
}

} // namespace ui::theme
