// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a record reader takes its bytes from: UTF-8 text, a piece at a time.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <utility>

namespace core::intake {

class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// Appends the next piece to @p buffer; false when there is none left.
    virtual Result<bool> append(std::string& buffer) = 0;
};

/// A text that is already there.
class TextSource final : public ByteSource
{
public:
    explicit TextSource(std::string_view text)
        : m_text(text)
    {
    }
    Result<bool> append(std::string& buffer) override
    {
        const std::string_view text = std::exchange(m_text, {});
        buffer += text;
        return !text.empty();
    }

private:
    std::string_view m_text;
};

} // namespace core::intake
