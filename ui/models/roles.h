// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Roles that models share.
#pragma once

#include <qnamespace.h>

namespace ui::models {

enum Role
{
    SortRole = Qt::UserRole, ///< a number or text to sort by
    IdRole, ///< QString
    TargetRole, ///< int: the part of the chart that shows the same, -1 for none
    HiddenRole, ///< bool: the number is hidden
    DepthRole, ///< int: how far a row's label is set in
    StrongRole ///< bool: the row the finding is about
};

} // namespace ui::models
