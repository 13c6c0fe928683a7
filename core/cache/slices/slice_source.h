// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the executor gets slices from. Implementations are safe to call from several threads.
#pragma once

#include "core/base/result.h"
#include "core/cache/slices/slice.h"

#include <memory>

namespace core::cache {

class SliceSource
{
public:
    virtual ~SliceSource() = default;

    virtual const Catalog& catalog() const = 0;

    /// @p shard in [0, Catalog::shardCount).
    virtual Result<std::shared_ptr<const ShardPersons>> persons(std::uint32_t shard) const = 0;

    /// The slice of kind index @p kind (into Catalog::kinds) and cluster key @p key (a Code of the
    /// kind's keyElement; Missing for records whose key is missing). Null when the shard has none.
    virtual Result<std::shared_ptr<const Slice>> slice(std::size_t kind, Code key,
                                                       std::uint32_t shard) const = 0;
};

} // namespace core::cache
