// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/encoded_source.h"

#include "core/cache/slices/slice_codec.h"

namespace conformance {

using core::cache::ShardPersons;
using core::cache::Slice;

core::Result<std::shared_ptr<const ShardPersons>> EncodedSource::persons(std::uint32_t shard) const
{
    const std::scoped_lock lock(m_keptMutex);
    if (const auto kept = m_persons.find(shard); kept != m_persons.end())
        return kept->second;
    TRY_ASSIGN(const auto plain, m_plain.persons(shard));
    const core::cache::Bytes blob = core::cache::encodePersons(*plain, shard);
    TRY_ASSIGN(ShardPersons decoded,
               core::cache::decodePersons(blob, shard, plain->attributes.size()));
    ++m_decoded;
    return m_persons[shard] = std::make_shared<const ShardPersons>(std::move(decoded));
}

core::Result<std::shared_ptr<const Slice>>
EncodedSource::readSlice(std::size_t kind, core::cache::Code key, std::uint32_t shard,
                         const core::cache::Reading& reading) const
{
    const std::scoped_lock lock(m_keptMutex);
    const std::int64_t row = core::cache::sliceRow(kind, key, shard);
    if (const auto kept = m_slices.find(row);
        kept != m_slices.end() && kept->second->holds(reading.columns))
        return kept->second;
    TRY_ASSIGN(const auto plain, m_plain.slice(kind, key, shard));
    if (!plain)
        return plain;
    const core::cache::Bytes blob = core::cache::encodeSlice(*plain, row);
    TRY_ASSIGN(Slice decoded,
               core::cache::decodeSlice(blob, row, plain->columns.size(), reading.columns));
    ++m_decoded;
    return m_slices[row] = std::make_shared<const Slice>(std::move(decoded));
}

} // namespace conformance
