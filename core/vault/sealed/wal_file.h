// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A write-ahead log. While its connection recovers it, a block that is not authentic reads as
// zeros, so that SQLite ends at the last intact commit; at any other time it is an error.
#pragma once

#include "core/vault/sealed/sealed_blocks.h"
#include "core/vault/sealed/sealed_vfs_file.h"

namespace core::vault {

class WalFile final : public SealedVfsFile
{
public:
    WalFile(Setup setup, std::shared_ptr<DatabaseState> state);

    int read(std::uint64_t offset, std::span<std::byte> out) override;
    int write(std::uint64_t offset, std::span<const std::byte> bytes) override;
    int truncate(std::uint64_t size) override;
    int sync(int flags) override;
    int size(std::uint64_t& bytes) override;

private:
    /// The header of a frame, whose page SQLite writes with its next call: both go down together.
    struct FrameHeader
    {
        std::uint64_t offset = 0;
        std::array<std::byte, 24> bytes {};
    };

    Result<std::vector<std::byte>> context() const override;
    Result<SealedFile*> fileToWrite(std::uint64_t offset);
    int writeThrough(std::uint64_t offset, std::span<const std::byte> bytes);
    int writeHeldHeader();
    int readForRecovery(std::uint64_t offset, std::span<std::byte> out);

    std::shared_ptr<DatabaseState> m_state;
    /// Recovery asks for the size and then reads from the beginning without a gap: where it reads
    /// next. Whatever else happens ends it.
    std::optional<std::uint64_t> m_scan;
    std::uint64_t m_turn = 0; ///< in which it was written last
    std::uint64_t m_writtenEnd = 0; ///< of what was written in this turn
    std::optional<FrameHeader> m_heldHeader;
    WipedVector<std::byte> m_frame;
};

} // namespace core::vault
