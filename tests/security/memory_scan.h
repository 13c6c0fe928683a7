// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for secrets in all memory that this process may write: heap, stacks, data, shared maps.
// What it looks for it keeps masked, so that it does not find itself.
#pragma once

#include "core/base/wiped_memory.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace security_test {

/// Bytes that are remembered without standing anywhere in memory.
class Mark
{
public:
    explicit Mark(std::span<const std::byte> secret);
    explicit Mark(std::string_view secret);
    /// @p length random characters of @p alphabet.
    static Mark random(std::size_t length, std::string_view alphabet);

    core::WipedString plain() const;
    const std::vector<unsigned char>& masked() const { return m_masked; }

private:
    std::vector<unsigned char> m_masked;
};

class MemoryScan
{
public:
    /// Looks for these very bytes.
    void add(std::string label, const Mark& mark);
    /// Looks for a text as it is, in upper and lower case, and for all three in UTF-16.
    void addText(const std::string& label, const Mark& text);

    /// "ssn in [heap]", once a label and region.
    std::vector<std::string> found() const;

private:
    struct Form
    {
        std::string label;
        Mark mark;
    };
    std::vector<Form> m_forms;
};

/// False under a sanitizer, whose shadow is larger than can be read.
bool canScan();

} // namespace security_test
