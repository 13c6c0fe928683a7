// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/slices/slice.h"

#include <algorithm>

namespace core::cache {

const ValueTable* Catalog::valuesOf(std::string_view element) const
{
    const auto found = std::find_if(values.begin(), values.end(), [element](const auto& table) {
        return table.element == element;
    });
    return found == values.end() ? nullptr : &*found;
}

const KindShape* Catalog::shapeOf(std::string_view kind) const
{
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [kind](const auto& shape) { return shape.kind == kind; });
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace core::cache
