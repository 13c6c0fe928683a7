// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/student.h"

namespace app::synth {

const char* codeOf(Ethnicity ethnicity)
{
    static constexpr const char* Codes[]
        = {"hispanic",         "white",           "black",    "asian", "filipino",
           "pacific_islander", "american_indian", "(missing)"};
    return Codes[static_cast<std::size_t>(ethnicity)];
}

} // namespace app::synth
