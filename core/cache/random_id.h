// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names for files and profiles that say nothing and never meet.
#pragma once

#include "core/base/clock.h"

#include <string>

namespace core::cache {

/// 16 hexadecimal digits.
std::string randomId(RandomSource& random);

} // namespace core::cache
