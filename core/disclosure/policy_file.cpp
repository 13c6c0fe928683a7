// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/disclosure/policy_file.h"

#include "core/disclosure/policy_fields.h"

#include <algorithm>
#include <set>

namespace core::disclosure {

namespace {

constexpr std::int64_t KnownFormat = 1;
constexpr std::int64_t LastVersion = 1'000'000;
constexpr std::size_t LongestId = 40;
constexpr std::size_t LongestName = 200;
constexpr std::string_view ScopeWords[] = {"profile", "consortium"};

Error invalid(std::string reason, std::string place, std::string expected = {})
{
    return {.code = ErrorCode::PolicyInvalid,
            .detail = std::move(reason),
            .place = std::move(place),
            .suggestion = std::move(expected)};
}

std::string join(const std::string& path, std::string_view key)
{
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

Result<const JsonValue::Object*> objectAt(const JsonValue& parent, std::string_view key,
                                          const std::string& path = {})
{
    const JsonValue* found = parent.member(key);
    if (found == nullptr)
        return invalid("missing", join(path, key));
    const auto* object = found->as<JsonValue::Object>();
    if (object == nullptr)
        return invalid("type", join(path, key), "{…}");
    return object;
}

template<typename T>
Result<T> valueAt(const JsonValue& parent, std::string_view key, const std::string& path,
                  const char* expected)
{
    const JsonValue* found = parent.member(key);
    if (found == nullptr)
        return invalid("missing", join(path, key));
    const auto* value = found->as<T>();
    if (value == nullptr)
        return invalid("type", join(path, key), expected);
    return *value;
}

Result<void> knownOnly(const JsonValue::Object& object, const std::set<std::string_view>& known,
                       const std::string& path)
{
    for (const JsonMember& member : object)
        if (!known.contains(member.key))
            return invalid("unknown", join(path, member.key));
    return {};
}

bool isId(std::string_view text)
{
    return !text.empty() && text.size() <= LongestId
        && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

std::string rangeOf(const PolicyField& field)
{
    std::string text = std::to_string(field.least) + "-" + std::to_string(field.greatest);
    return field.isRounding() ? text + "; 1, 2, 5, 10, 20, 50, …" : text;
}

std::string choicesOf(const PolicyField& field)
{
    std::string text;
    for (const std::string_view word : field.choices)
        text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

JsonValue valueOf(const PolicyField& field, std::int64_t value)
{
    if (!field.choices.empty())
        return {std::string(field.choices[static_cast<std::size_t>(value)])};
    if (field.isFlag())
        return {value != 0};
    return {value};
}

/// A value of @p field as the table counts it; PolicyInvalid at @p place.
Result<std::int64_t> readValue(const PolicyField& field, const JsonValue& json,
                               const std::string& place)
{
    if (!field.choices.empty()) {
        const auto* word = json.as<std::string>();
        const auto found = word == nullptr
            ? field.choices.end()
            : std::find(field.choices.begin(), field.choices.end(), *word);
        if (found == field.choices.end())
            return invalid("type", place, choicesOf(field));
        return found - field.choices.begin();
    }
    if (field.isFlag()) {
        const auto* flag = json.as<bool>();
        if (flag == nullptr)
            return invalid("type", place, "true, false");
        return *flag ? 1 : 0;
    }
    const auto* number = json.as<std::int64_t>();
    if (number == nullptr)
        return invalid("type", place, rangeOf(field));
    if (!field.takes(*number))
        return invalid("range", place, rangeOf(field));
    return *number;
}

Result<void> checkApplies(const PolicyField& field, std::int64_t value, const std::string& place)
{
    const std::int64_t kept = field.of(Policy {});
    if (field.obeyed == Obeyed::Yes || value == kept)
        return {};
    return invalid("cannot-apply", place, canonicalJson(valueOf(field, kept)));
}

/// Sections of rules with the keys of each.
std::map<std::string_view, std::set<std::string_view>> knownKeys()
{
    std::map<std::string_view, std::set<std::string_view>> keys;
    for (const PolicyField& field : policyFields())
        keys[field.section].insert(field.key);
    for (const FixedRule& rule : fixedRules())
        keys[rule.section].insert(rule.key);
    return keys;
}

Result<void> checkKeys(const JsonValue& root, const JsonValue::Object& members)
{
    const auto known = knownKeys();
    std::set<std::string_view> sections = {"format", "overrides", "policy"};
    for (const auto& [section, keys] : known)
        sections.insert(section);
    TRY_VOID(knownOnly(members, sections, {}));
    for (const auto& [section, keys] : known) {
        TRY_ASSIGN(const auto* object, objectAt(root, section));
        TRY_VOID(knownOnly(*object, keys, std::string(section)));
    }
    return {};
}

Result<Day> dayAt(const JsonValue& head, const char* key)
{
    TRY_ASSIGN(const auto text, valueAt<std::string>(head, key, "policy", "2026-07-01"));
    const auto day = fromIso(text);
    if (!day || toIso(*day) != text)
        return invalid("type", join("policy", key), "2026-07-01");
    return *day;
}

Result<void> readHead(const JsonValue& root, Policy& policy)
{
    const std::string path = "policy";
    TRY_ASSIGN(const auto* object, objectAt(root, path));
    TRY_VOID(knownOnly(
        *object, {"id", "version", "scope", "effective", "determination_by", "determination_date"},
        path));
    const JsonValue& head = *root.member(path);
    TRY_ASSIGN(policy.id, valueAt<std::string>(head, "id", path, "a-z 0-9 -"));
    if (!isId(policy.id))
        return invalid("type", join(path, "id"), "a-z 0-9 -");
    TRY_ASSIGN(const auto version, valueAt<std::int64_t>(head, "version", path, "1, 2, 3, …"));
    if (version < 1 || version > LastVersion)
        return invalid("range", join(path, "version"), "1-" + std::to_string(LastVersion));
    policy.version = static_cast<int>(version);
    TRY_ASSIGN(const auto scope, valueAt<std::string>(head, "scope", path, "profile, consortium"));
    const auto* word = std::find(std::begin(ScopeWords), std::end(ScopeWords), scope);
    if (word == std::end(ScopeWords))
        return invalid("type", join(path, "scope"), "profile, consortium");
    policy.scope = static_cast<PolicyScope>(word - std::begin(ScopeWords));
    TRY_ASSIGN(policy.effective, dayAt(head, "effective"));
    TRY_ASSIGN(policy.determinationDate, dayAt(head, "determination_date"));
    TRY_ASSIGN(policy.determinationBy,
               valueAt<std::string>(head, "determination_by", path, "a name"));
    if (policy.determinationBy.empty() || policy.determinationBy.size() > LongestName)
        return invalid("type", join(path, "determination_by"), "a name");
    return {};
}

Result<void> readRules(const JsonValue& root, Policy& policy)
{
    for (const PolicyField& field : policyFields()) {
        const JsonValue* json = root.member(field.section)->member(field.key);
        if (json == nullptr)
            return invalid("missing", field.name());
        TRY_ASSIGN(const auto value, readValue(field, *json, field.name()));
        TRY_VOID(checkApplies(field, value, field.name()));
        field.set(policy, value);
    }
    for (const FixedRule& rule : fixedRules()) {
        const std::string name = join(std::string(rule.section), rule.key);
        const JsonValue* json = root.member(rule.section)->member(rule.key);
        if (json == nullptr)
            return invalid("missing", name);
        if (canonicalJson(*json) != rule.json)
            return invalid("cannot-apply", name, std::string(rule.json));
    }
    return {};
}

/// A rule that is not stricter would be without effect: whoever wrote it thinks it has one.
Result<void> readOverride(const JsonMember& institution, Policy& policy)
{
    const std::string path = "overrides." + institution.key;
    const auto* sections = institution.value.as<JsonValue::Object>();
    if (sections == nullptr || sections->empty() || institution.key.empty()
        || institution.key.size() > LongestName)
        return invalid("type", path, "{…}");
    for (const JsonMember& section : *sections) {
        const auto* rules = section.value.as<JsonValue::Object>();
        if (rules == nullptr || rules->empty())
            return invalid("type", join(path, section.key), "{…}");
        for (const JsonMember& rule : *rules) {
            const std::string name = join(section.key, rule.key);
            const PolicyField* field = findPolicyField(name);
            if (field == nullptr)
                return invalid("unknown", join(path, name));
            TRY_ASSIGN(const auto value, readValue(*field, rule.value, join(path, name)));
            TRY_VOID(checkApplies(*field, value, join(path, name)));
            if (!field->isLooser(field->of(policy), value))
                return invalid("not-stricter", join(path, name));
            policy.overrides[institution.key][name] = value;
        }
    }
    return {};
}

void put(JsonValue& object, std::string_view key, JsonValue value)
{
    auto& members = std::get<JsonValue::Object>(object.value);
    const auto place = std::lower_bound(
        members.begin(), members.end(), key,
        [](const JsonMember& member, std::string_view name) { return member.key < name; });
    members.insert(place, {std::string(key), std::move(value)});
}

JsonValue emptyObject()
{
    return {JsonValue::Object {}};
}

JsonValue headJson(const Policy& policy)
{
    JsonValue head = emptyObject();
    put(head, "id", {policy.id});
    put(head, "version", {std::int64_t {policy.version}});
    put(head, "scope", {std::string(ScopeWords[static_cast<std::size_t>(policy.scope)])});
    put(head, "effective", {toIso(policy.effective)});
    put(head, "determination_by", {policy.determinationBy});
    put(head, "determination_date", {toIso(policy.determinationDate)});
    return head;
}

using Sections = std::map<std::string_view, JsonValue>;

void putRule(Sections& sections, std::string_view section, std::string_view key, JsonValue value)
{
    put(sections.try_emplace(section, emptyObject()).first->second, key, std::move(value));
}

void putSections(JsonValue& object, Sections sections)
{
    for (auto& [section, rules] : sections)
        put(object, section, std::move(rules));
}

JsonValue overridesJson(const PolicyOverrides& overrides)
{
    JsonValue out = emptyObject();
    for (const auto& [institution, rules] : overrides) {
        Sections sections;
        for (const auto& [name, value] : rules)
            if (const PolicyField* field = findPolicyField(name))
                putRule(sections, field->section, field->key, valueOf(*field, value));
        JsonValue json = emptyObject();
        putSections(json, std::move(sections));
        put(out, institution, std::move(json));
    }
    return out;
}

} // namespace

Result<Policy> parsePolicy(std::string_view json)
{
    TRY_ASSIGN(const JsonValue root, parseStrictJson(json));
    const auto* members = root.as<JsonValue::Object>();
    if (members == nullptr)
        return invalid("type", "policy", "{…}");
    TRY_ASSIGN(const auto format, valueAt<std::int64_t>(root, "format", {}, "1"));
    if (format > KnownFormat)
        return Error {
            .code = ErrorCode::NewerFormat, .detail = "a newer policy", .place = "format"};
    if (format != KnownFormat)
        return invalid("range", "format", "1");
    TRY_VOID(checkKeys(root, *members));
    Policy policy;
    TRY_VOID(readHead(root, policy));
    TRY_VOID(readRules(root, policy));
    TRY_ASSIGN(const auto* overrides, objectAt(root, "overrides"));
    for (const JsonMember& institution : *overrides)
        TRY_VOID(readOverride(institution, policy));
    return policy;
}

JsonValue policyJson(const Policy& policy)
{
    Sections sections;
    for (const PolicyField& field : policyFields())
        putRule(sections, field.section, field.key, valueOf(field, field.of(policy)));
    for (const FixedRule& rule : fixedRules())
        if (auto value = parseStrictJson(rule.json))
            putRule(sections, rule.section, rule.key, std::move(value).value());
    JsonValue root = emptyObject();
    put(root, "format", {KnownFormat});
    put(root, "policy", headJson(policy));
    put(root, "overrides", overridesJson(policy.overrides));
    putSections(root, std::move(sections));
    return root;
}

std::string policyText(const Policy& policy)
{
    return canonicalJson(policyJson(policy)) + "\n";
}

} // namespace core::disclosure
