// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A checksummed run of bytes, written front to back and read with bounds checked at every step.
// Little-endian everywhere.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace core::cache {

using Bytes = std::vector<std::uint8_t>;

/// What a blob is; a blob of one type is never read as another.
enum class BlobType : std::uint8_t
{
    Slice = 1,
    Persons = 2,
    Catalog = 3,
    Directory = 4,
    SubmissionPart = 5,
    Surrogates = 6
};

class BlobWriter
{
public:
    explicit BlobWriter(BlobType type);

    template<typename Integer>
    void number(Integer value)
    {
        static_assert(std::is_integral_v<Integer>);
        numbers(std::span<const Integer>(&value, 1));
    }
    template<typename Integer>
    void numbers(std::span<const Integer> values)
    {
        if (!values.empty())
            raw(values.data(), values.size_bytes());
    }
    void text(std::string_view value);
    void texts(const std::vector<std::string>& values);

    std::size_t size() const { return m_bytes.size(); }

    /// What is written between the two can be passed over by a reader: its length stands before it.
    std::size_t beginPart();
    void endPart(std::size_t begin);

    /// Appends the checksum. @p place says where the blob belongs (a row's number): a blob found
    /// elsewhere does not open.
    Bytes finish(std::uint64_t place) &&;

private:
    void raw(const void* data, std::size_t size);

    Bytes m_bytes;
};

/// Reads what a BlobWriter wrote. After a read beyond the end everything read is zero or empty and
/// ok() is false.
class BlobReader
{
public:
    /// Corrupt when the checksum, the type or the place is not what it should be; NewerFormat when
    /// a later program wrote it. @p bytes must outlive the reader.
    static Result<BlobReader> open(std::span<const std::uint8_t> bytes, BlobType type,
                                   std::uint64_t place);

    template<typename Integer>
    Integer number()
    {
        static_assert(std::is_integral_v<Integer>);
        Integer value = 0;
        if (const auto bytes = take(sizeof value); !bytes.empty())
            std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    template<typename Integer>
    std::vector<Integer> numbers(std::size_t count)
    {
        std::vector<Integer> values;
        const auto bytes
            = count <= left() / sizeof(Integer) ? take(count * sizeof(Integer)) : fail();
        values.resize(bytes.size() / sizeof(Integer));
        if (!values.empty())
            std::memcpy(values.data(), bytes.data(), bytes.size());
        return values;
    }
    std::string text();
    std::vector<std::string> texts();

    /// The next @p size bytes. At least 8 more bytes can be read behind them (the checksum), so
    /// that a decoder may load whole words.
    std::span<const std::uint8_t> take(std::size_t size);

    /// Passes over a part.
    void skipPart() { take(number<std::uint32_t>()); }

    std::size_t left() const { return m_payload.size() - m_at; }
    bool ok() const { return m_ok; }
    /// Nothing failed, and nothing is left over.
    bool isComplete() const { return m_ok && left() == 0; }
    std::span<const std::uint8_t> fail();

private:
    explicit BlobReader(std::span<const std::uint8_t> payload)
        : m_payload(payload)
    {
    }

    std::span<const std::uint8_t> m_payload;
    std::size_t m_at = 0;
    bool m_ok = true;
};

/// Every change of a single byte changes it. Against accidents; forgery is the vault's matter.
std::uint64_t checksum(std::span<const std::uint8_t> bytes, std::uint64_t seed);

Error damagedBlob(std::string_view what);

} // namespace core::cache
