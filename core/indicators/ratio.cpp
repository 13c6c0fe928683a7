// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indicators/ratio.h"

namespace core::indicators {

std::int64_t roundHalfUp(const Ratio& value, std::int64_t step)
{
    const Wide unit = Wide {2} * value.bottom * step;
    const Wide doubled = 2 * value.top + Wide {value.bottom} * step;
    // Division cuts towards zero; rounding below zero goes down like above it.
    const Wide floor = doubled / unit - (doubled % unit < 0 ? 1 : 0);
    return static_cast<std::int64_t>(floor) * step;
}

} // namespace core::indicators
