// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The catalog of a data file as a blob, and the values it shares with submissions.
#pragma once

#include "core/base/result.h"
#include "core/cache/slices/blob.h"
#include "core/cache/slices/slice.h"

namespace core::cache {

Bytes encodeCatalog(const Catalog& catalog);
Result<Catalog> decodeCatalog(std::span<const std::uint8_t> blob);

struct DirectoryEntry
{
    std::int64_t row = 0;
    SliceZone zone;

    bool operator==(const DirectoryEntry&) const = default;
};

/// All slices of a data file, by row, ascending: a slice that is not listed does not exist, and one
/// that is listed cannot vanish unseen.
Bytes encodeDirectory(const std::vector<DirectoryEntry>& entries);
Result<std::vector<DirectoryEntry>> decodeDirectory(std::span<const std::uint8_t> blob);

void writeTimes(BlobWriter& writer, const std::vector<dictionary::TimeSpan>& times);
std::vector<dictionary::TimeSpan> readTimes(BlobReader& reader);
void writeInstitutions(BlobWriter& writer,
                       const std::vector<dictionary::Institution>& institutions);
std::vector<dictionary::Institution> readInstitutions(BlobReader& reader);

} // namespace core::cache
