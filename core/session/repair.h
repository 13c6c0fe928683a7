// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another way to ask where an answer hides numbers: a question a little coarser, which has been
// answered through the gate like any other and hides nothing.
#pragma once

#include "core/dictionary/dictionary.h"

#include <string>

namespace core::session {

struct Repair
{
    enum class Change
    {
        WithoutGroup, ///< one group field of several is left out
        Together, ///< no group field is left
        CoarserGroup, ///< `instead` takes the place of `field`
        WithoutCondition ///< whatever `field` is
    };
    Change change = Change::WithoutGroup;
    dictionary::Words field; ///< "Gender"
    dictionary::Words instead = {}; ///< of CoarserGroup: "District"
    bool isYear = false; ///< the field is a year: "all years together"
    std::string question; ///< the changed text, to be asked
};

} // namespace core::session
