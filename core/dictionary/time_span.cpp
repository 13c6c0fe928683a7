// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/time_span.h"

namespace core::dictionary {

std::string academicYearLabel(int academicYear)
{
    const int next = (academicYear + 1) % 100;
    return std::to_string(academicYear) + (next < 10 ? "-0" : "-") + std::to_string(next);
}

} // namespace core::dictionary
