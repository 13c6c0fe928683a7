// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From an answer with groups to rows on a common axis.
#pragma once

#include "ui/charts/geometry/figure.h"

namespace ui::charts {

/// One row per group, of the last step's rate; groups named in the finding are strong.
GroupsData makeGroups(const core::session::Answer& answer,
                      const core::session::SavedQuestion& question, language::Language language,
                      const KeyLabel& keyLabel);

/// One row per step of an answer without groups whose steps do not follow from one another.
GroupsData makeSteps(const core::session::Answer& answer,
                     const core::session::SavedQuestion& question, language::Language language);

Twin groupsTwin(const GroupsData& data, const core::session::Answer& answer,
                language::Language language);

} // namespace ui::charts
