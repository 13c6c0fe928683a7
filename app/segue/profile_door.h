// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of an open profile: answers, and labels from the dictionary.
#pragma once

#include "ui/explore/asker.h"

#include <memory>

namespace app {

class SessionProfile;

/// Each holds what it needs and may outlive everything else; the profile stays open until the last
/// question on its way has come back.
struct Door
{
    ui::explore::Asker ask;
    ui::explore::Labeller label;
    ui::explore::Checker check;
    ui::explore::Counter count;
    ui::explore::Repairer repair;
};

Door makeDoor(std::shared_ptr<const SessionProfile> profile);

} // namespace app
