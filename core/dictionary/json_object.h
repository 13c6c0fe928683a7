// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Strict reading of JSON written by people: every key must be known, every value of its type, and
// the first fault is kept with its JSON path. Readers read on with defaults and ask for the fault
// once.
#pragma once

#include "core/base/result.h"
#include "core/dictionary/dictionary.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class QJsonObject;
class QJsonValue;

namespace core::dictionary {

/// The first thing that was wrong.
class JsonFault
{
public:
    void add(const std::string& place, const std::string& detail);
    void add(Error error);
    const std::optional<Error>& first() const { return m_first; }

private:
    std::optional<Error> m_first;
};

using TextPairs = std::vector<std::pair<std::string, std::string>>;
using TextLists = std::vector<std::pair<std::string, std::vector<std::string>>>;

class JsonObject
{
public:
    /// @p fault must outlive the object.
    JsonObject(const QJsonObject& object, std::string path, JsonFault& fault);

    bool has(const char* key) const;
    std::string path(const std::string& key) const; ///< "columns[2].pattern"

    std::string text(const char* key); ///< empty when absent
    std::string requiredText(const char* key); ///< a fault when absent or empty
    int number(const char* key, int fallback, int least, int greatest);
    double share(const char* key, double fallback); ///< 0..1
    bool flag(const char* key, bool fallback);
    Words words(const char* key); ///< an object of en and es
    std::vector<std::string> texts(const char* key);
    TextPairs textMap(const char* key); ///< an object of texts, in order of keys
    TextLists listMap(const char* key); ///< an object of lists of texts
    std::vector<JsonObject> objects(const char* key);
    std::optional<JsonObject> object(const char* key);
    std::vector<std::string> keys() const;

    /// Reports keys that nothing read.
    void finish();
    void fail(const std::string& key, const std::string& detail);

private:
    QJsonValue take(const char* key);
    std::string textOf(const QJsonValue& value, const std::string& key);
    std::vector<std::string> textsOf(const QJsonValue& value, const std::string& key);

    std::shared_ptr<const QJsonObject> m_object;
    std::string m_path;
    JsonFault* m_fault;
    std::set<std::string> m_read;
};

/// Parses a text whose root is an object with "format": 1. InvalidInput with position for broken
/// JSON, NewerFormat for a higher number.
Result<JsonObject> parseJson(std::string_view json, JsonFault& fault);

} // namespace core::dictionary
