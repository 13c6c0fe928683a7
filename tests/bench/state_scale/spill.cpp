// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "spill.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <tuple>

namespace tests::state {

namespace {

using core::cache::Slice;

const core::Error FileFailed {core::ErrorCode::Io, "the temporary file of the generator"};
constexpr std::size_t FixedColumns = 3; ///< person, time, institution

} // namespace

Spill::Spill(std::filesystem::path path, int file, const World& world)
    : m_path(std::move(path))
    , m_file(file)
    , m_world(world)
{
}

Spill::~Spill()
{
    ::close(m_file);
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
}

core::Result<std::unique_ptr<Spill>> Spill::create(const std::filesystem::path& path,
                                                   const World& world)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return FileFailed;
    return std::unique_ptr<Spill>(new Spill(path, file, world));
}

core::Result<void> Spill::add(std::uint32_t shard, const ShardRows& rows)
{
    std::vector<Code> cells;
    std::vector<Piece> pieces;
    for (std::size_t kind = 0; kind < KindCount; ++kind)
        for (std::size_t key = 0; key < rows[kind].size(); ++key) {
            const auto& bucket = rows[kind][key];
            if (bucket.empty())
                continue;
            pieces.push_back({kind, static_cast<Code>(key), shard,
                              static_cast<std::uint32_t>(bucket.size()),
                              static_cast<std::int64_t>(cells.size() * sizeof(Code))});
            for (const auto& row : bucket)
                cells.push_back(row.person);
            for (const auto& row : bucket)
                cells.push_back(row.time);
            for (const auto& row : bucket)
                cells.push_back(row.institution);
            for (std::size_t i = 0; i < m_world.columns[kind].size(); ++i)
                for (const auto& row : bucket)
                    cells.push_back(row.values[i]);
        }
    const auto bytes = static_cast<std::int64_t>(cells.size() * sizeof(Code));
    std::int64_t begin = 0;
    {
        const std::lock_guard lock(m_mutex);
        begin = m_end;
        m_end += bytes;
        for (auto& piece : pieces) {
            piece.offset += begin;
            m_pieces.push_back(piece);
        }
    }
    const auto* from = reinterpret_cast<const char*>(cells.data());
    for (std::int64_t done = 0; done < bytes;) {
        const auto wrote
            = ::pwrite(m_file, from + done, static_cast<std::size_t>(bytes - done), begin + done);
        if (wrote <= 0)
            return FileFailed;
        done += wrote;
    }
    return {};
}

std::vector<Piece> Spill::sortedPieces()
{
    std::sort(m_pieces.begin(), m_pieces.end(), [](const Piece& a, const Piece& b) {
        return std::tie(a.kind, a.key, a.shard) < std::tie(b.kind, b.key, b.shard);
    });
    return m_pieces;
}

core::Result<Slice> Spill::read(const Piece& piece) const
{
    const auto& columns = m_world.columns[piece.kind];
    std::vector<Code> cells((FixedColumns + columns.size()) * piece.rows);
    const auto bytes = static_cast<std::int64_t>(cells.size() * sizeof(Code));
    auto* into = reinterpret_cast<char*>(cells.data());
    for (std::int64_t done = 0; done < bytes;) {
        const auto got = ::pread(m_file, into + done, static_cast<std::size_t>(bytes - done),
                                 piece.offset + done);
        if (got <= 0)
            return FileFailed;
        done += got;
    }
    const auto column = [&](std::size_t index) {
        const auto begin = cells.begin() + static_cast<std::ptrdiff_t>(index * piece.rows);
        return std::vector<Code>(begin, begin + piece.rows);
    };
    Slice slice;
    slice.person = column(0);
    slice.time = column(1);
    slice.institution = column(2);
    slice.columns.assign(m_world.catalog.kinds[piece.kind].elements.size(),
                         std::vector<Code>(piece.rows, core::cache::Missing));
    slice.columns.front().assign(piece.rows, piece.key);
    for (std::size_t i = 0; i < columns.size(); ++i)
        slice.columns[columns[i]] = column(FixedColumns + i);
    return slice;
}

} // namespace tests::state
