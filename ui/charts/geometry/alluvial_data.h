// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From an answer of one row to the tree of an alluvial.
#pragma once

#include "ui/charts/geometry/figure.h"

namespace ui::charts {

/// Three stages at most: who started, the outcomes of the first step, and the last step's outcomes
/// with the noes of the steps between as nodes of their own.
AlluvialData makeAlluvial(const core::session::Answer& answer,
                          const core::session::SavedQuestion& question,
                          language::Language language);

Twin alluvialTwin(const AlluvialData& data, const core::session::Answer& answer,
                  language::Language language);

} // namespace ui::charts
