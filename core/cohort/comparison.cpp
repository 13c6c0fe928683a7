// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/comparison.h"

#include "core/cohort/lexer.h"
#include "core/cohort/nearest_names.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace core::cohort {
namespace {

using Texts = std::set<std::string>;

/// 2007 of "2007-08" or "2007".
std::optional<int> yearIn(const std::string& text)
{
    int year = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, year);
    const bool isYear = read.ec == std::errc() && year >= 1000 && year <= 9998
        && (read.ptr == end || text == dictionary::academicYearLabel(year));
    return isYear ? std::optional(year) : std::nullopt;
}

/// Codes with their names in both languages: the element's lists, the values of a derived element's
/// property, and what the data hold.
struct KnownValue
{
    std::string text;
    std::vector<std::string> names;
};

std::vector<KnownValue> knownValues(const Field& field, const FieldFinder& finder)
{
    std::vector<KnownValue> known;
    const Vocabulary& words = finder.words();
    if (field.element) {
        for (const dictionary::CodeEntry* entry : words.entriesOf(*field.element))
            known.push_back({entry->code, {entry->label.en, entry->label.es}});
        const dictionary::Element* base = words.element(field.element->derivedFrom);
        const std::string& property
            = field.element->property.empty() ? field.element->id : field.element->property;
        if (base) {
            for (const dictionary::CodeEntry* entry : words.entriesOf(*base)) {
                const auto value = entry->properties.find(property);
                if (value != entry->properties.end())
                    known.push_back({value->second, {}});
            }
        }
    }
    if (field.id == "segment") {
        for (std::size_t i = 0; i < words.segments.size(); ++i) {
            known.push_back({words.segments[i], {}});
            if (i < words.segmentLabels.size())
                known.back().names = {words.segmentLabels[i].en, words.segmentLabels[i].es};
        }
    }
    if (field.id == "season") {
        for (const dictionary::Calendar& calendar : words.calendars)
            for (const dictionary::TermRule& rule : calendar.terms)
                known.push_back({rule.season, {}});
    }
    for (const std::string& text : field.texts) {
        const auto alias = field.aliases.find(text);
        known.push_back(
            {text, alias == field.aliases.end() ? std::vector<std::string>() : alias->second});
    }
    std::erase_if(known, [](const KnownValue& value) { return value.text.empty(); });
    return known;
}

bool sameNumber(const std::string& a, const std::string& b)
{
    const bool digits = !a.empty() && a.find_first_not_of("0123456789") == std::string::npos
        && b.find_first_not_of("0123456789") == std::string::npos;
    return digits && a.size() < 9 && b.size() < 9 && numberIn(a) == numberIn(b);
}

/// All texts that @p value names; empty when it is unknown. A code as written wins; else every
/// name, code and named set that fits when case is ignored.
Texts resolve(const std::string& value, const Field& field, const FieldFinder& finder)
{
    const std::vector<KnownValue> known = knownValues(field, finder);
    const auto isExact = [&value](const KnownValue& one) { return one.text == value; };
    if (std::any_of(known.begin(), known.end(), isExact))
        return {value};
    Texts found;
    for (const KnownValue& one : known) {
        bool fits = equalsIgnoringCase(one.text, value) || sameNumber(one.text, value);
        for (const std::string& name : one.names)
            fits = fits || (!name.empty() && equalsIgnoringCase(name, value));
        if (fits)
            found.insert(one.text);
    }
    for (const dictionary::NamedSet& set : finder.words().sets) {
        if (set.element == field.id && equalsIgnoringCase(set.name, value))
            found.insert(set.codes.begin(), set.codes.end());
    }
    return found;
}

Error unknownValue(const Condition& condition, const std::string& value, const Field& field,
                   const FieldFinder& finder)
{
    std::vector<std::string> names;
    for (const KnownValue& known : knownValues(field, finder)) {
        names.push_back(known.text);
        names.insert(names.end(), known.names.begin(), known.names.end());
    }
    for (const dictionary::NamedSet& set : finder.words().sets)
        if (set.element == field.id)
            names.push_back(set.name);
    return {ErrorCode::InvalidInput, "no value of " + condition.field, value, condition.position,
            nearestNames(value, names)};
}

/// What a text is worth in `<`, `>=` and so on; missing where it has no place in the order.
class Order
{
public:
    Order(const Field& field, const FieldFinder& finder)
        : m_field(field)
    {
        if (field.meaning == Field::Meaning::Term)
            addTerms(finder.catalog());
        else if (field.meaning == Field::Meaning::Code && field.element)
            addCodes(finder.words().entriesOf(*field.element));
    }

    std::optional<double> operator()(const std::string& text) const
    {
        if (m_field.meaning == Field::Meaning::Number)
            return numberIn(text);
        if (m_field.meaning == Field::Meaning::Year) {
            const std::optional<int> year = yearIn(text);
            return year ? std::optional<double>(*year) : std::nullopt;
        }
        const auto found = m_worth.find(text);
        return found == m_worth.end() ? std::nullopt : std::optional(found->second);
    }

private:
    void addTerms(const cache::Catalog& catalog)
    {
        for (const dictionary::TimeSpan& span : catalog.times)
            m_worth.emplace(span.label, span.begin);
    }

    /// Marks that have grade points are worth them; other lists are in order of meaning.
    void addCodes(const std::vector<const dictionary::CodeEntry*>& entries)
    {
        bool hasPoints = false;
        for (const dictionary::CodeEntry* entry : entries) {
            const auto points = entry->properties.find("grade_points");
            if (points == entry->properties.end())
                continue;
            hasPoints = true;
            if (const std::optional<double> value = numberIn(points->second))
                m_worth.emplace(entry->code, *value);
        }
        for (std::size_t i = 0; i < entries.size() && !hasPoints; ++i)
            m_worth.emplace(entries[i]->code, static_cast<double>(i));
    }

    const Field& m_field;
    std::map<std::string, double> m_worth;
};

bool isOrder(Comparison comparison)
{
    return comparison == Comparison::Less || comparison == Comparison::LessOrEqual
        || comparison == Comparison::Greater || comparison == Comparison::GreaterOrEqual;
}

bool holds(Comparison comparison, double left, double right)
{
    switch (comparison) {
    case Comparison::Less:
        return left < right;
    case Comparison::LessOrEqual:
        return left <= right;
    case Comparison::Greater:
        return left > right;
    default:
        return left >= right;
    }
}

Result<std::vector<Truth>> orderTable(const Condition& condition, const Field& field,
                                      const FieldFinder& finder)
{
    const Order worth(field, finder);
    const std::string& value = condition.values.front();
    const bool isNumeric
        = field.meaning == Field::Meaning::Number || field.meaning == Field::Meaning::Year;
    const Texts named = isNumeric ? Texts {value} : resolve(value, field, finder);
    if (named.empty())
        return unknownValue(condition, value, field, finder);
    const std::optional<double> bound = named.size() == 1 ? worth(*named.begin()) : std::nullopt;
    if (!bound)
        return Error {ErrorCode::InvalidInput, "has no order in " + condition.field, value,
                      condition.position, "=, !=, in or not in"};
    std::vector<Truth> table;
    for (const std::string& text : field.texts) {
        const std::optional<double> own = worth(text);
        table.push_back(own ? truthOf(holds(condition.comparison, *own, *bound)) : Truth::Unknown);
    }
    return table;
}

/// The texts of @p field that one value of an equality means.
Result<Texts> equalTexts(const Condition& condition, const std::string& value, const Field& field,
                         const FieldFinder& finder)
{
    const std::optional<double> number = numberIn(value);
    if (field.meaning == Field::Meaning::Number && number) {
        Texts same;
        for (const std::string& text : field.texts)
            if (numberIn(text) == number)
                same.insert(text);
        return same;
    }
    if (field.meaning == Field::Meaning::Year && yearIn(value))
        return Texts {dictionary::academicYearLabel(*yearIn(value))};
    Texts found = resolve(value, field, finder);
    if (found.empty())
        return unknownValue(condition, value, field, finder);
    return found;
}

Result<std::vector<Truth>> equalityTable(const Condition& condition, const Field& field,
                                         const FieldFinder& finder)
{
    Texts wanted;
    for (const std::string& value : condition.values) {
        TRY_ASSIGN(const Texts texts, equalTexts(condition, value, field, finder));
        wanted.insert(texts.begin(), texts.end());
    }
    const bool isNot
        = condition.comparison == Comparison::NotEqual || condition.comparison == Comparison::NotIn;
    std::vector<Truth> table;
    for (const std::string& text : field.texts)
        table.push_back(text.empty() ? Truth::Unknown : truthOf(wanted.contains(text) != isNot));
    return table;
}

std::vector<std::string> flagsIn(const std::string& text)
{
    std::vector<std::string> flags;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t to = std::min(text.find(';', from), text.size());
        flags.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return flags;
}

/// A multi-valued field's text is its flags, joined by semicolons.
Result<std::vector<Truth>> flagTable(const Condition& condition, Field field,
                                     const FieldFinder& finder)
{
    const std::vector<std::string> texts = field.texts;
    field.texts = {{}};
    for (const std::string& text : texts)
        for (const std::string& flag : flagsIn(text))
            field.texts.push_back(flag);
    const std::string& value = condition.values.front();
    const Texts wanted = resolve(value, field, finder);
    if (wanted.empty())
        return unknownValue(condition, value, field, finder);
    std::vector<Truth> table;
    for (const std::string& text : texts) {
        const std::vector<std::string> flags = flagsIn(text);
        const bool hasIt = std::any_of(flags.begin(), flags.end(), [&wanted](const auto& flag) {
            return wanted.contains(flag);
        });
        table.push_back(text.empty() ? Truth::Unknown : truthOf(hasIt));
    }
    return table;
}

} // namespace

std::optional<double> numberIn(const std::string& text)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    const bool isNumber = read.ec == std::errc() && read.ptr == end && value - value == 0;
    return isNumber ? std::optional(value) : std::nullopt;
}

Result<std::vector<Truth>> comparisonTable(const Condition& condition, const Field& field,
                                           const FieldFinder& finder)
{
    const Comparison comparison = condition.comparison;
    if (comparison == Comparison::IsMissing || comparison == Comparison::IsNotMissing) {
        std::vector<Truth> table;
        for (const std::string& text : field.texts)
            table.push_back(truthOf(text.empty() == (comparison == Comparison::IsMissing)));
        return table;
    }
    if (comparison == Comparison::Has)
        return flagTable(condition, field, finder);
    return isOrder(comparison) ? orderTable(condition, field, finder)
                               : equalityTable(condition, field, finder);
}

std::vector<std::string> orderedTexts(const Field& field, const FieldFinder& finder)
{
    // Values of a table are in dictionary order already; codes of derived fields are not.
    std::vector<std::string> listed;
    if (field.element) {
        for (const dictionary::CodeEntry* entry : finder.words().entriesOf(*field.element))
            listed.push_back(entry->code);
    }
    if (field.meaning == Field::Meaning::Institution) {
        for (const dictionary::Institution& one : finder.catalog().institutions)
            listed.push_back(one.id);
        std::sort(listed.begin(), listed.end());
    }
    if (field.id == "season" && listed.empty())
        listed = {"year", "summer", "fall", "winter", "spring"};
    std::unordered_map<std::string, double> place;
    for (std::size_t i = 0; i < listed.size(); ++i)
        place.emplace(listed[i], static_cast<double>(i));
    const Order worth(field, finder);
    const auto key = [&](const std::string& text) {
        const auto alias = field.aliases.find(text);
        const auto found = place.find(alias == field.aliases.end() ? text : alias->second.front());
        std::optional<double> number;
        if (field.meaning != Field::Meaning::Code)
            number = worth(text);
        if (found != place.end())
            number = found->second;
        return std::tuple(!number.has_value(), number.value_or(0), text);
    };
    std::vector<std::tuple<bool, double, std::string>> keys; // made once, not for each comparison
    for (const std::string& text : std::unordered_set(field.texts.begin(), field.texts.end()))
        if (!text.empty())
            keys.push_back(key(text));
    std::sort(keys.begin(), keys.end());
    std::vector<std::string> ordered;
    for (auto& [isUnknown, number, text] : keys)
        ordered.push_back(std::move(text));
    return ordered;
}

} // namespace core::cohort
