// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From what somebody typed to a SecretBuffer. A QString cannot be kept out of it: Qt hands every
// key press and every field's text out as one. So the text is copied and overwritten at once; what
// stays is what Qt copied before, in buffers it has freed and in events it has delivered.
#pragma once

#include "core/base/secret_buffer.h"

class QString;

namespace ui::lock {

/// @p text as UTF-8.
core::SecretBuffer toSecret(const QString& text);

/// Overwrites the characters of @p text where they are, in every copy that shares them.
void overwrite(const QString& text);

} // namespace ui::lock
