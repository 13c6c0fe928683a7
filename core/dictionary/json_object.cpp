// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/json_object.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>

namespace core::dictionary {

namespace {

constexpr int KnownFormat = 1;

Position positionOf(std::string_view text, std::size_t offset)
{
    const auto before = text.substr(0, std::min(offset, text.size()));
    const auto lastBreak = before.rfind('\n');
    const auto lineStart = lastBreak == std::string_view::npos ? 0 : lastBreak + 1;
    return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
            static_cast<int>(before.size() - lineStart) + 1};
}

} // namespace

void JsonFault::add(const std::string& place, const std::string& detail)
{
    add(Error {.code = ErrorCode::InvalidInput, .detail = detail, .place = place});
}

void JsonFault::add(Error error)
{
    if (!m_first)
        m_first = std::move(error);
}

JsonObject::JsonObject(const QJsonObject& object, std::string path, JsonFault& fault)
    : m_object(std::make_shared<const QJsonObject>(object))
    , m_path(std::move(path))
    , m_fault(&fault)
{
}

bool JsonObject::has(const char* key) const
{
    return m_object->contains(QLatin1String(key));
}

std::string JsonObject::path(const std::string& key) const
{
    return m_path.empty() ? key : m_path + "." + key;
}

void JsonObject::fail(const std::string& key, const std::string& detail)
{
    m_fault->add(path(key), detail);
}

QJsonValue JsonObject::take(const char* key)
{
    m_read.insert(key);
    return m_object->value(QLatin1String(key));
}

std::string JsonObject::textOf(const QJsonValue& value, const std::string& key)
{
    if (!value.isString())
        fail(key, "a text is expected");
    return value.toString().toStdString();
}

std::vector<std::string> JsonObject::textsOf(const QJsonValue& value, const std::string& key)
{
    if (!value.isArray())
        fail(key, "a list of texts is expected");
    std::vector<std::string> texts;
    const auto array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        texts.push_back(textOf(array.at(i), key + "[" + std::to_string(i) + "]"));
    return texts;
}

std::string JsonObject::text(const char* key)
{
    const auto value = take(key);
    return value.isUndefined() ? std::string() : textOf(value, key);
}

std::string JsonObject::requiredText(const char* key)
{
    auto found = text(key);
    if (found.empty())
        fail(key, "is missing or empty");
    return found;
}

int JsonObject::number(const char* key, int fallback, int least, int greatest)
{
    const auto value = take(key);
    if (value.isUndefined())
        return fallback;
    const double number = value.toDouble();
    if (!value.isDouble() || number != static_cast<int>(number) || number < least
        || number > greatest) {
        fail(key,
             "a whole number from " + std::to_string(least) + " to " + std::to_string(greatest)
                 + " is expected");
        return fallback;
    }
    return static_cast<int>(number);
}

double JsonObject::share(const char* key, double fallback)
{
    const auto value = take(key);
    if (value.isUndefined())
        return fallback;
    if (!value.isDouble() || value.toDouble() < 0.0 || value.toDouble() > 1.0)
        fail(key, "a number from 0 to 1 is expected");
    return value.toDouble();
}

bool JsonObject::flag(const char* key, bool fallback)
{
    const auto value = take(key);
    if (value.isUndefined())
        return fallback;
    if (!value.isBool())
        fail(key, "true or false is expected");
    return value.toBool();
}

Words JsonObject::words(const char* key)
{
    auto both = object(key);
    if (!both) {
        fail(key, "is missing");
        return {};
    }
    Words words {both->requiredText("en"), both->requiredText("es")};
    both->finish();
    return words;
}

std::vector<std::string> JsonObject::texts(const char* key)
{
    const auto value = take(key);
    return value.isUndefined() ? std::vector<std::string>() : textsOf(value, key);
}

TextPairs JsonObject::textMap(const char* key)
{
    TextPairs pairs;
    const auto inner = object(key);
    if (!inner)
        return pairs;
    for (const auto& name : inner->keys())
        pairs.emplace_back(name,
                           textOf(inner->m_object->value(QString::fromStdString(name)),
                                  std::string(key) + "." + name));
    return pairs;
}

TextLists JsonObject::listMap(const char* key)
{
    TextLists lists;
    const auto inner = object(key);
    if (!inner)
        return lists;
    for (const auto& name : inner->keys())
        lists.emplace_back(name,
                           textsOf(inner->m_object->value(QString::fromStdString(name)),
                                   std::string(key) + "." + name));
    return lists;
}

std::vector<JsonObject> JsonObject::objects(const char* key)
{
    std::vector<JsonObject> found;
    const auto value = take(key);
    if (value.isUndefined())
        return found;
    if (!value.isArray())
        fail(key, "a list is expected");
    const auto array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const auto place = path(key) + "[" + std::to_string(i) + "]";
        if (!array.at(i).isObject())
            m_fault->add(place, "an object is expected");
        found.emplace_back(array.at(i).toObject(), place, *m_fault);
    }
    return found;
}

std::optional<JsonObject> JsonObject::object(const char* key)
{
    const auto value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isObject())
        fail(key, "an object is expected");
    return JsonObject(value.toObject(), path(key), *m_fault);
}

std::vector<std::string> JsonObject::keys() const
{
    std::vector<std::string> names;
    for (const auto& name : m_object->keys())
        names.push_back(name.toStdString());
    return names;
}

void JsonObject::finish()
{
    for (const auto& name : keys())
        if (!m_read.contains(name))
            fail(name, "is not a known key");
}

Result<JsonObject> parseJson(std::string_view json, JsonFault& fault)
{
    QJsonParseError parsed;
    const auto bytes = QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size()));
    const auto document = QJsonDocument::fromJson(bytes, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return Error {.code = ErrorCode::InvalidInput,
                      .detail = "broken JSON: " + parsed.errorString().toStdString(),
                      .position = positionOf(json, static_cast<std::size_t>(parsed.offset))};
    if (!document.isObject())
        return Error {.code = ErrorCode::InvalidInput, .detail = "an object is expected"};
    JsonObject root(document.object(), {}, fault);
    const int format = root.number("format", 0, 1, 1'000'000);
    if (format > KnownFormat)
        return Error {.code = ErrorCode::NewerFormat,
                      .detail = "written for a newer version of the program",
                      .place = "format"};
    if (format == 0)
        root.fail("format", "is missing");
    return root;
}

} // namespace core::dictionary
