// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many minutes without a touch lock the profile.
#pragma once

namespace ui::lock {

constexpr int LeastIdleMinutes = 1;
constexpr int UsualIdleMinutes = 5;
constexpr int MostIdleMinutes = 15;

} // namespace ui::lock
