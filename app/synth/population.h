// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All students of the region before their lives begin: the planted ones of every story, and as
// many others as were asked for, each with a name, a birth date and numbers of their own.
#pragma once

#include "app/synth/student.h"

#include <vector>

namespace app::synth {

/// The fewest students a region can have: the planted ones and some around them.
inline constexpr std::int64_t SmallestRegion = 20000;

/// In an order that tells nothing about the stories. First three letters of both names and birth
/// date together are unique for every planted student; in the background a few share them.
/// @pre students >= SmallestRegion
std::vector<Student> populate(std::int64_t students, std::uint64_t seed);

} // namespace app::synth
