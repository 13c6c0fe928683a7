// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file in which every byte after the header is authenticated ciphertext: blocks of
// nonce 12 | tag 16 | text, AES-256-GCM under HKDF(data key, salt, "segue file 1" | role | file id
// | context), with salt, block index and, once frozen, block count as additional data. Knows
// nothing of SQLite.
#pragma once

#include "core/vault/sealed/raw_file.h"
#include "core/vault/sealed/sealed_header.h"

#include <chrono>
#include <memory>
#include <optional>

namespace core::vault {

/// Under what a file is sealed. Valid for the call that takes it.
struct SealedWith
{
    std::span<const std::byte> dataKey;
    Role role = Role::Temporary;
    std::span<const std::byte> context = {}; ///< a WAL's: its database's salt
};

/// The outcome of reading one block.
enum class BlockState
{
    Authentic,
    Damaged,
    Absent ///< past the end
};

/// What it means when the last block is too short to hold any text (28 bytes or fewer), as a write
/// that was cut leaves it.
enum class Tail
{
    Damage, ///< size() is Corrupt
    Absent ///< it is no part of the text and is written over
};

/// Offsets and sizes are of the text, as if nothing were sealed. Used by one thread at a time;
/// other SealedFiles, also of other processes, may read and write the same mutable file meanwhile.
class SealedFile
{
public:
    /// A new empty file; the header is written at once. @p raw must be empty.
    static Result<SealedFile> create(std::unique_ptr<RawFile> raw, const SealedWith& with,
                                     std::uint32_t blockSize);

    /// NotOurs, Corrupt, NewerFormat, WrongKey, or NotOurs with detail "role" when it is another
    /// kind of file (its kind in @c place). A frozen file of another size than its header says is
    /// Corrupt. An empty raw file is Corrupt.
    static Result<SealedFile> open(std::unique_ptr<RawFile> raw, const SealedWith& with);

    SealedFile(SealedFile&&) noexcept;
    SealedFile& operator=(SealedFile&&) noexcept;
    ~SealedFile();

    const SealedHeader& header() const;

    /// For a WAL or a journal. Damage until said otherwise.
    void setTail(Tail tail);
    /// From now on a block of a mutable file that begins at @p offset or later and is not authentic
    /// reads as zeros and is counted in forgiven(); a block written in part likewise.
    void forgiveFrom(std::uint64_t offset);
    std::uint64_t forgiven() const;

    /// For a reader of a mutable file whose last blocks another writer may just be writing: how
    /// long to try again before a block counts as not authentic. Zero (a few tries without a pause)
    /// until said otherwise.
    void setPatience(std::chrono::milliseconds patience);

    /// Size of the text in bytes. Corrupt when the raw size cannot be one of a sealed file;
    /// see setTail().
    Result<std::uint64_t> size();

    /// Bytes read; fewer than asked only at the end of the text, the rest of @p out is zeros then.
    /// Corrupt, naming the block, when one is not authentic.
    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out);

    /// Writes at any offset; a gap before it becomes zeros. Corrupt when a block that is written
    /// in part cannot be read. Io, DiskFull. A frozen file refuses (Denied).
    Result<void> write(std::uint64_t offset, std::span<const std::byte> bytes);

    /// Also grows, with zeros. To 0 makes a new salt, so that no block of before fits again.
    Result<void> truncate(std::uint64_t size);
    Result<void> sync();

    /// Tries one block by itself, without its text, and never forgives. With @p as: whether what
    /// lies there is authentic as block number @p as of this file.
    Result<BlockState> tryBlock(std::uint64_t block, std::optional<std::uint64_t> as = {});
    Result<std::uint64_t> blocks();

    /// Nonces and tags of all blocks, in order, through SHA-256: the state of the whole file.
    Result<std::array<std::byte, 32>> digest();

    /// Gives the raw file back.
    std::unique_ptr<RawFile> release() &&;

private:
    struct State;
    explicit SealedFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Copies @p from, in order, into the new file @p to, each block sealed once under a new salt and
/// with the number of blocks, and makes it durable. Nothing stays behind on an error.
Result<FrozenIdentity> freeze(SealedFile& from, const std::filesystem::path& to,
                              const SealedWith& with, std::uint32_t blockSize = FrozenBlock);

/// Checks in O(1) that the file at @p path is the frozen file that @p expected says. NotFound,
/// OlderCopy when it is another, else as SealedFile::open.
Result<void> checkFrozen(const std::filesystem::path& path, const SealedWith& with,
                         const FrozenIdentity& expected);

} // namespace core::vault
