// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the files that are written to again are the ones that were last closed here. Only while
// nobody has them open.
#pragma once

#include "core/cache/profile_paths.h"
#include "core/vault/keys/key_safe.h"

namespace core::cache {

/// The state of profile.segue and linkage.segue as a mark of a clean close, counter 0. As
/// vault::SealedFile::open.
Result<vault::HighWater> measure(const ProfilePaths& paths, const vault::DataKeys& keys);

/// OlderCopy when @p mark was made at a clean close and the files are not those. A mark that is not
/// clean says nothing.
Result<void> checkFresh(const ProfilePaths& paths, const vault::DataKeys& keys,
                        const vault::HighWater& mark);

} // namespace core::cache
