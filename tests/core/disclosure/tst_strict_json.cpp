// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/strict_json.h"

#include <gtest/gtest.h>

namespace {

using namespace core::disclosure;

std::string read(const std::string& text)
{
    const auto value = parseStrictJson(text);
    return value ? canonicalJson(value.value()) : value.error().detail;
}

TEST(StrictJson, hasOneCanonicalTextForOneValue)
{
    EXPECT_EQ(read(" { \"b\" : [ 1 , -2, 0 ] ,\n\"a\" : { } , \"c\":[],\"d\":true }\n"),
              R"({"a":{},"b":[1,-2,0],"c":[],"d":true})");
    EXPECT_EQ(read(R"("\u0041\u00f1\u20ac\ud83d\ude00\/\"\\")"), "\"Añ€😀/\\\"\\\\\"");
    EXPECT_EQ(read(R"("~\u007e\u00a0\u2029\u202f\u2065\u206a")"),
              "\"~~\u00A0\u2029\u202F\u2065\u206A\"");
    EXPECT_EQ(read("999999999999999999"), "999999999999999999");
    const auto value = parseStrictJson(R"({"b":[1,[]],"a":{"x":false}})").value();
    EXPECT_EQ(indentedJson(value),
              "{\n  \"a\": {\n    \"x\": false\n  },\n  \"b\": [\n    1,\n    []\n  ]\n}");
}

TEST(StrictJson, refusesWhatOtherReadersLetPass)
{
    for (const char* text : {"",
                             "{",
                             "[1,]",
                             "{\"a\":1,}",
                             "{a:1}",
                             "'a'",
                             "nul",
                             "null",
                             "NaN",
                             "+1",
                             "-",
                             "-0",
                             "01",
                             "0x1",
                             "1000000000000000000",
                             "\"a",
                             "\"\t\"",
                             "\"\\u0007\"",
                             "\"\x7F\"",
                             "\"\\u007f\"",
                             "\"\xC2\x80\"",
                             "\"\\u0080\"",
                             "\"\xC2\x9F\"",
                             "\"\\u009f\"",
                             "\"\xE2\x80\xAA\"",
                             "\"\\u202a\"",
                             "\"\xE2\x80\xAE\"",
                             "\"\\u202E\"",
                             "\"\xE2\x81\xA6\"",
                             "\"\\u2066\"",
                             "\"\xE2\x81\xA9\"",
                             "\"\\u2069\"",
                             "\"\\n\"",
                             "\"\\ud83d\"",
                             "\"\\ude00\"",
                             "\"\\u12\"",
                             "\"\\u12g4\"",
                             "[1 2]",
                             "{\"a\" 1}",
                             "1 2",
                             "// a\n1",
                             "\xEF\xBB\xBF{}",
                             "\"\xC3\"",
                             "\"\xC0\xAF\"",
                             "\"\xED\xA0\x80\"",
                             "\"\xF4\x90\x80\x80\"",
                             "\"\xE0\x80\x80\"",
                             "\"\xF0\x80\x80\x80\"",
                             "\"\xFF\""})
        EXPECT_EQ(read(text), "syntax") << text;
    EXPECT_EQ(read("{\"a\":1,\"b\":2,\"a\":1}"), "duplicate");
    EXPECT_EQ(read("{\"a\":1,\"\\u0061\":1}"), "duplicate");
    EXPECT_EQ(read("1.5"), "not-whole");
    EXPECT_EQ(read("1e3"), "not-whole");
}

TEST(StrictJson, endsWhateverTheDepthAndTheLength)
{
    EXPECT_EQ(read("[[[[[[[[1]]]]]]]]"), "[[[[[[[[1]]]]]]]]");
    EXPECT_EQ(read("[[[[[[[[[1]]]]]]]]]"), "too-deep");
    EXPECT_EQ(read(std::string(LargestJson, '[')), "too-deep");
    EXPECT_EQ(read(std::string(LargestJson + 1, ' ')), "too-long");
}

TEST(StrictJson, namesLineAndColumn)
{
    const auto fault = parseStrictJson("{\n  \"a\": x}").error();
    EXPECT_EQ(fault.position.line, 2);
    EXPECT_EQ(fault.position.column, 8);
}

} // namespace
