// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/record_reader.h"

#include <gtest/gtest.h>

namespace core::intake {
namespace {

/// Gives a text in pieces of a size.
class Dripping final : public ByteSource
{
public:
    Dripping(std::string_view text, std::size_t piece)
        : m_text(text)
        , m_piece(piece)
    {
    }
    Result<bool> append(WipedString& buffer) override
    {
        buffer.append(m_text.substr(0, m_piece));
        const bool hadMore = !m_text.empty();
        m_text.remove_prefix(std::min(m_piece, m_text.size()));
        return hadMore;
    }

private:
    std::string_view m_text;
    std::size_t m_piece;
};

/// "line:field|field" per record; other states by their number.
std::string printed(std::string_view text, RecordFormat format, std::size_t piece)
{
    Dripping source(text, piece);
    RecordReader reader(source, std::move(format));
    std::string out;
    for (;;) {
        const auto state = reader.next();
        EXPECT_TRUE(state);
        if (state.value() == RecordState::End)
            return out;
        out += std::to_string(reader.line()) + ":";
        if (state.value() != RecordState::Row)
            out += "state " + std::to_string(static_cast<int>(state.value()));
        else
            for (const std::string_view field : reader.fields())
                out.append(field).append("|");
        out += reader.endsWithoutLineEnd() ? "." : "\n";
        if (state.value() == RecordState::TooLong || state.value() == RecordState::UnclosedQuote)
            return out;
    }
}

RecordFormat comma()
{
    return {.delimiter = ',', .ranges = {}};
}

TEST(RecordReader, knowsAllLineEnds)
{
    EXPECT_EQ(printed("a,b\nc,d\r\ne,f\rg,h", comma(), 99), "1:a|b|\n2:c|d|\n3:e|f|\n4:g|h|.");
}

TEST(RecordReader, readsQuotedFields)
{
    EXPECT_EQ(printed("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n\"\",x\n", comma(), 99),
              "1:a,b|say \"hi\"|two\nlines|\n3:|x|\n");
    EXPECT_EQ(printed("5\" pipe,b\n", comma(), 99), "1:5\" pipe|b|\n");
}

TEST(RecordReader, keepsEmptyFields)
{
    EXPECT_EQ(printed(",a,\n,\n", comma(), 99), "1:|a||\n2:||\n");
    EXPECT_EQ(printed("a,", comma(), 99), "1:a||.");
}

TEST(RecordReader, givesTheSameWhereverThePiecesEnd)
{
    const std::string text = "a,\"b\"\"\r\nc\"\r\n\r\n\"x\"y,z\rlast,\"\",\"q\"\n\"cut";
    const std::string whole = printed(text, comma(), text.size());
    EXPECT_EQ(whole, "1:a|b\"\r\nc|\n3:state 1\n4:state 3\n5:last||q|\n6:state 4.");
    for (std::size_t piece = 1; piece < text.size(); ++piece)
        EXPECT_EQ(printed(text, comma(), piece), whole) << piece;
}

TEST(RecordReader, stopsAtARecordThatIsTooLong)
{
    const std::string text = "a,b\n" + std::string(10 * LongestRecord, 'x') + "\nc,d\n";
    EXPECT_EQ(printed(text, comma(), 1U << 20U), "1:a|b|\n2:state 6\n");
    const std::string quoted = "a,b\n\"" + std::string(10 * LongestRecord, 'x');
    EXPECT_EQ(printed(quoted, comma(), 1U << 20U), "1:a|b|\n2:state 5\n");
    const std::string longest = std::string(LongestRecord, 'x') + "\n";
    EXPECT_EQ(printed(longest, comma(), 1U << 20U).size(), longest.size() + 3);
}

TEST(RecordReader, cutsFixedRecordsByLineOrByBlock)
{
    const RecordFormat lines {.recordLength = 6, .ranges = {{1, 2}, {5, 6}}};
    EXPECT_EQ(printed("abcdef\r\n\nABCDEF  \nshort\n", lines, 3),
              "1:ab|ef|\n2:state 1\n3:AB|EF|\n4:state 2\n");
    RecordFormat blocks = lines;
    blocks.isInBlocks = true;
    EXPECT_EQ(printed("abcdefABCDEFxyz", blocks, 4), "1:ab|ef|\n2:AB|EF|\n3:state 2\n");
}

TEST(RecordReader, countsCharactersWhereBytesDoNotFit)
{
    const RecordFormat format {.recordLength = 4, .ranges = {{1, 2}, {3, 4}}};
    EXPECT_EQ(printed("Núñe\n", format, 99), "1:Nú|ñe|\n");
}

} // namespace
} // namespace core::intake
