// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the text of a pattern into Pattern's program. For Pattern::compile only.
#pragma once

#include "core/intake/pattern.h"

#include <optional>

namespace core::intake {

class PatternParser
{
public:
    PatternParser(std::string_view text, LetterCase letterCase);

    Result<Pattern> parse();

private:
    using Program = std::vector<Pattern::Instruction>;
    struct Count
    {
        std::uint32_t least = 1;
        std::uint32_t most = 1;
    };

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return m_text[m_at]; }
    bool take(std::string_view expected);

    Program alternatives();
    Program sequence();
    Program atom();
    Program group();
    Program bytes(ByteSet set);
    Program repeated(const Program& body, Count count);
    std::optional<Count> quantifier();
    std::optional<std::uint32_t> number();
    ByteSet byteClass();
    ByteSet escape();
    void fail(std::string_view why);
    void noteRun(const Program& body, Count count);

    std::string_view m_text;
    LetterCase m_letterCase;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::string m_failure;
    bool m_isRuns = true;
    Pattern m_pattern;
};

} // namespace core::intake
