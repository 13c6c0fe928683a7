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

/// The rows of all slices of a data file, ascending: a slice that is not listed does not exist,
/// and one that is listed cannot vanish unseen.
Bytes encodeDirectory(const std::vector<std::int64_t>& rows);
Result<std::vector<std::int64_t>> decodeDirectory(std::span<const std::uint8_t> blob);

void writeTimes(BlobWriter& writer, const std::vector<dictionary::TimeSpan>& times);
std::vector<dictionary::TimeSpan> readTimes(BlobReader& reader);
void writeInstitutions(BlobWriter& writer,
                       const std::vector<dictionary::Institution>& institutions);
std::vector<dictionary::Institution> readInstitutions(BlobReader& reader);

} // namespace core::cache
