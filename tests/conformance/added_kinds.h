// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Event kinds beyond those the program ships: one JSON file each in kinds/, and no code.
#pragma once

#include "core/dictionary/dictionary.h"

namespace conformance {

struct AddedKinds
{
    std::vector<core::dictionary::Element> elements;
    std::vector<core::dictionary::EventKind> kinds;
};

/// In the order of the files' names. Ends the program when one cannot be read.
AddedKinds addedKinds();

} // namespace conformance
