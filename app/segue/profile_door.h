// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the profile when the first question is asked, off the GUI thread, and again after a
// failure; looks up labels in the dictionary.
#pragma once

#include "ui/explore/asker.h"

#include <filesystem>
#include <memory>

namespace app {

/// Both functions share one door and may outlive everything else.
struct Door
{
    ui::explore::Asker ask;
    ui::explore::Labeller label;
};

Door makeDoor(const std::filesystem::path& profile);

} // namespace app
