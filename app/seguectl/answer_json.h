// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as the JSON that scripts rely on (design: the command line is a contract).
#pragma once

#include "core/session/answer.h"

#include <QJsonObject>

namespace app::seguectl {

QJsonObject toJson(const core::session::Answer& answer);

} // namespace app::seguectl
