// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as the JSON that scripts rely on (design: the command line is a contract).
#pragma once

#include "core/session/answer.h"

#include <QJsonObject>

namespace app::seguectl {

/// A cell is {"state": "shown" | "hidden" | "none", "value"}; "none": there is no such number, such
/// as a median that fewer than half have reached.
///
/// Where something is measured, the answer has "measure": {"kind": "time" | "value" | "growth" |
/// "sum" | "count", "field", "step", "decimals"}, and each row and the total "measure":
/// {"measured", "without", "mean", "median", "lower_quartile", "upper_quartile": cells (of a time
/// in days), "curve": [{"months", "reached" (share, Kaplan-Meier), "events", "at_risk"}]}, the same
/// months in every row that has a curve.
///
/// Where two years are compared, "change": {"field", "from", "to", "before", "after" (rows over all
/// other groups), "steps": [{"label", "difference" (after minus before), "low", "high" (Newcombe),
/// "rate_part", "mix_part" (Kitagawa; "none" without further groups)}]}; rates are in [0, 1].
QJsonObject toJson(const core::session::Answer& answer);

} // namespace app::seguectl
