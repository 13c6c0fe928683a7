// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The regular expressions of layouts: a small ECMAScript subset with named groups, matched against
// the whole value in time bounded by pattern × value (a layout or a value cannot make it hang).
// Literals, `.`, classes, \d \w \s, groups (plain, `?:`, `?<name>`), `|`, `? * + {n} {n,m}`.
#pragma once

#include "core/base/result.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core::intake {

enum class LetterCase
{
    Matters,
    Ignored
};

/// A set of bytes, as `[A-Z0-9$]` without its brackets.
using ByteSet = std::bitset<256>;

/// @p body as inside the brackets of a class (brackets around it are allowed). InvalidInput when it
/// is malformed.
Result<ByteSet> parseByteSet(std::string_view body);

class Pattern
{
public:
    /// InvalidInput when @p text is not of the subset; detail says what, place is the pattern.
    static Result<Pattern> compile(std::string_view text,
                                   LetterCase letterCase = LetterCase::Matters);

    bool matches(std::string_view value) const;

    /// The named groups of a match, in the order of groupNames(); a group that took no part is
    /// empty. False when @p value does not match.
    bool match(std::string_view value, std::vector<std::string_view>& groups) const;

    const std::vector<std::string>& groupNames() const { return m_groupNames; }

private:
    friend class PatternParser;

    enum class Op : std::uint8_t
    {
        Bytes, ///< one byte of m_sets[a]
        Split, ///< try a, then b
        Jump, ///< to a
        Save, ///< position into slot a
        Match
    };
    struct Instruction
    {
        Op op = Op::Match;
        std::uint32_t a = 0;
        std::uint32_t b = 0;
    };
    /// A run of one byte set: all that most patterns are made of.
    struct Run
    {
        std::uint32_t set = 0;
        std::uint32_t least = 0;
        std::uint32_t most = 0;
    };

    bool run(std::string_view value, std::vector<std::string_view>* groups) const;
    bool matchesRuns(std::string_view value) const;

    std::vector<Instruction> m_program;
    std::vector<ByteSet> m_sets;
    std::vector<std::string> m_groupNames;
    std::vector<Run> m_runs; ///< when m_isRuns: the whole pattern, matched greedily
    bool m_isRuns = false;
};

} // namespace core::intake
