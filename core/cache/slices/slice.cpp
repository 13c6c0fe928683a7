// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/slices/slice.h"

#include <algorithm>

namespace core::cache {

bool Slice::holds(ColumnSet wanted) const
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (wanted.has(i) && columns[i].size() != size())
            return false;
    return true;
}

std::size_t Slice::firstRow(std::uint32_t of) const
{
    auto first = person.begin();
    auto last = person.end();
    if (const std::size_t block = of >> BlockBits; !blockStarts.empty()) {
        if (block + 1 >= blockStarts.size())
            return size();
        if (of % (1U << BlockBits) == 0)
            return blockStarts[block];
        last = first + blockStarts[block + 1];
        first += blockStarts[block];
    }
    return static_cast<std::size_t>(std::lower_bound(first, last, of) - person.begin());
}

void Slice::indexPersons()
{
    blockStarts.assign(person.empty() ? 1 : (person.back() >> BlockBits) + 2U, 0);
    for (const std::uint16_t one : person)
        ++blockStarts[(one >> BlockBits) + 1U];
    for (std::size_t i = 1; i < blockStarts.size(); ++i)
        blockStarts[i] += blockStarts[i - 1];
}

SliceZone zoneOf(const Slice& slice)
{
    SliceZone zone;
    if (slice.size() == 0)
        return zone;
    zone.rows = static_cast<std::uint32_t>(slice.size());
    const auto [firstTime, lastTime] = std::minmax_element(slice.time.begin(), slice.time.end());
    const auto [first, last]
        = std::minmax_element(slice.institution.begin(), slice.institution.end());
    zone.leastTime = *firstTime;
    zone.greatestTime = *lastTime;
    zone.leastInstitution = *first;
    zone.greatestInstitution = *last;
    return zone;
}

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
