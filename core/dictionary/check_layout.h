// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the parts of a layout fit together and name only what the dictionary has.
#pragma once

#include "core/dictionary/json_object.h"
#include "core/dictionary/layout.h"

namespace core::dictionary {

/// Reports the first thing that does not fit, with its JSON path.
void checkLayout(const Layout& layout, const Dictionary& dictionary, JsonFault& fault);

} // namespace core::dictionary
