// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The small part of JSON that signed texts are written in: objects without repeated keys, lists,
// texts, whole numbers, true and false. One value has exactly one canonical text. Beside the reader
// of intake because a signature needs what that one does not give: a key that appears twice is
// refused instead of one of the two being obeyed, and what was read can be written as it was
// signed.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core::disclosure {

struct JsonMember;

struct JsonValue
{
    using List = std::vector<JsonValue>;
    using Object = std::vector<JsonMember>; ///< sorted by key

    std::variant<bool, std::int64_t, std::string, List, Object> value;

    /// Null where it is something else, or, of member(), absent.
    template<typename T>
    const T* as() const
    {
        return std::get_if<T>(&value);
    }
    const JsonValue* member(std::string_view key) const;
};

struct JsonMember
{
    std::string key;
    JsonValue value;
};

inline constexpr std::size_t LargestJson = 256 * 1024; ///< bytes
inline constexpr int DeepestJson = 8; ///< objects and lists inside each other

/// No text in it, escaped or not, holds a character that steers a terminal or turns the direction
/// of writing. PolicyInvalid with position; detail is "syntax", "duplicate" (place: the key),
/// "not-whole" (a number with a fraction), "too-long" or "too-deep".
Result<JsonValue> parseStrictJson(std::string_view text);

/// Keys sorted by byte, no space, only what must be escaped is.
std::string canonicalJson(const JsonValue& value);

/// The same value, two spaces a level, for people.
std::string indentedJson(const JsonValue& value);

} // namespace core::disclosure
