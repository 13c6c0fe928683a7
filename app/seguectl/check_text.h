// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a look at every block of a profile gave, as text and as JSON.
#pragma once

#include "core/session/vault_services.h"

#include <QJsonObject>

#include <string>

namespace app::seguectl {

std::string toText(const core::session::VaultCheck& check);
QJsonObject toJson(const core::session::VaultCheck& check);

} // namespace app::seguectl
