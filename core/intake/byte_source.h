// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a record reader takes its bytes from: UTF-8 text, a piece at a time. They hold identifiers:
// whatever keeps them, keeps them in wiped memory.
#pragma once

#include "core/base/result.h"
#include "core/base/wiped_memory.h"

#include <string_view>
#include <utility>

namespace core::intake {

class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// Appends the next piece to @p buffer; false when there is none left.
    virtual Result<bool> append(WipedString& buffer) = 0;
};

/// A text that is already there.
class TextSource final : public ByteSource
{
public:
    explicit TextSource(std::string_view text)
        : m_text(text)
    {
    }
    Result<bool> append(WipedString& buffer) override
    {
        const std::string_view text = std::exchange(m_text, {});
        buffer.append(text);
        return !text.empty();
    }

private:
    std::string_view m_text;
};

} // namespace core::intake
