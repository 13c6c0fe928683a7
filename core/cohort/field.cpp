// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/field.h"

#include "core/cohort/lexer.h"
#include "core/cohort/nearest_names.h"

#include <algorithm>
#include <array>

namespace core::cohort {
namespace {

constexpr std::array InstitutionFields = {"institution", "county", "district", "region", "segment"};
constexpr std::array TimeFields = {"academic_year", "season", "term"};

template<typename Names>
bool contains(const Names& names, std::string_view id)
{
    return std::any_of(names.begin(), names.end(), [id](const auto& name) { return name == id; });
}

std::string propertyOf(const dictionary::Institution& institution, const std::string& property)
{
    if (property == "county")
        return institution.county;
    if (property == "district" || property == "district_name")
        return institution.district;
    if (property == "district_id")
        return institution.districtId;
    if (property == "region")
        return institution.region;
    if (property == "segment")
        return institution.segment;
    return institution.id;
}

} // namespace

FieldFinder::FieldFinder(const Vocabulary& words, const cache::Catalog& catalog)
    : m_words(words)
    , m_catalog(catalog)
{
}

std::vector<std::string> FieldFinder::textsOf(std::string_view element) const
{
    std::vector<std::string> texts {{}};
    if (const cache::ValueTable* table = m_catalog.valuesOf(element))
        texts.insert(texts.end(), table->values.begin(), table->values.end());
    return texts;
}

Field FieldFinder::described(Field field, const std::string& id) const
{
    field.id = id;
    field.element = m_words.element(id);
    if (field.element && field.meaning == Field::Meaning::Code) {
        if (field.element->type == dictionary::ElementType::Number)
            field.meaning = Field::Meaning::Number;
        else if (field.element->type == dictionary::ElementType::Flag)
            field.meaning = Field::Meaning::Flags;
    }
    return field;
}

std::optional<Field> FieldFinder::ofAttribute(const std::string& id) const
{
    const auto found = std::find(m_catalog.attributes.begin(), m_catalog.attributes.end(), id);
    if (found == m_catalog.attributes.end())
        return std::nullopt;
    Field field;
    field.source = Source::Attribute;
    field.column = static_cast<std::size_t>(found - m_catalog.attributes.begin());
    field.texts = textsOf(id);
    return described(std::move(field), id);
}

std::optional<Field> FieldFinder::ofRecord(const std::string& id,
                                           const dictionary::EventKind& kind) const
{
    const cache::KindShape* shape = m_catalog.shapeOf(kind.id);
    Field field;
    if (shape && contains(shape->elements, id)) {
        const auto found = std::find(shape->elements.begin(), shape->elements.end(), id);
        field.source = Source::Column;
        field.column = static_cast<std::size_t>(found - shape->elements.begin());
        field.texts = textsOf(id);
        return described(std::move(field), id);
    }
    if (!contains(kind.elements, id) && !contains(kind.asOf, id))
        return std::nullopt;
    field.texts = {{}};
    return described(std::move(field), id);
}

Field FieldFinder::ofInstitution(const std::string& id, const std::string& property) const
{
    Field field;
    field.source = Source::Institution;
    field.texts = {{}};
    const bool isName = property == "institution" || property == "name" || property == "id";
    field.meaning = isName ? Field::Meaning::Institution : Field::Meaning::Code;
    std::map<std::string_view, int> sameName;
    for (const dictionary::Institution& one : m_catalog.institutions)
        ++sameName[one.name];
    for (const dictionary::Institution& one : m_catalog.institutions) {
        if (!isName) {
            field.texts.push_back(propertyOf(one, property));
            continue;
        }
        const std::string plain = one.name.empty() ? one.id : one.name;
        const std::string text
            = sameName[one.name] > 1 && !one.name.empty() ? plain + " (" + one.id + ")" : plain;
        field.aliases[text] = {one.id, one.name};
        field.texts.push_back(text);
    }
    return described(std::move(field), id);
}

Field FieldFinder::ofTime(const std::string& id, const std::string& property) const
{
    Field field;
    field.source = Source::Time;
    field.texts = {{}};
    for (const dictionary::TimeSpan& span : m_catalog.times) {
        if (property == "season")
            field.texts.push_back(span.season);
        else if (property == "academic_year")
            field.texts.push_back(span.academicYear == 0
                                      ? std::string()
                                      : dictionary::academicYearLabel(span.academicYear));
        else
            field.texts.push_back(span.label);
    }
    if (property == "academic_year")
        field.meaning = Field::Meaning::Year;
    else if (property != "season")
        field.meaning = Field::Meaning::Term;
    return described(std::move(field), id);
}

/// A function of another field's code, read from its entry in the dictionary.
std::optional<Field> FieldFinder::derived(const std::string& id,
                                          const dictionary::EventKind* kind) const
{
    const dictionary::Element* element = m_words.element(id);
    const bool isKnown = element && !element->derivedFrom.empty();
    const std::string from = isKnown ? element->derivedFrom : std::string();
    const std::string property = isKnown && !element->property.empty() ? element->property : id;
    if (kind && (from == "institution" || (!isKnown && contains(InstitutionFields, id))))
        return ofInstitution(id, property);
    if (kind && (from == "time" || (!isKnown && contains(TimeFields, id))))
        return ofTime(id, property);
    if (!isKnown || from == id)
        return std::nullopt;
    std::optional<Field> base = kind ? ofRecord(from, *kind) : std::nullopt;
    if (!base)
        base = ofAttribute(from);
    if (!base || !base->element)
        return std::nullopt;
    std::map<std::string, std::string> valueOf;
    for (const dictionary::CodeEntry* entry : m_words.entriesOf(*base->element)) {
        const auto value = entry->properties.find(property);
        if (value != entry->properties.end())
            valueOf.emplace(entry->code, value->second);
    }
    for (std::string& text : base->texts) {
        const auto value = valueOf.find(text);
        text = value == valueOf.end() ? std::string() : value->second;
    }
    base->meaning = Field::Meaning::Code;
    return described(std::move(*base), id);
}

std::vector<std::string> FieldFinder::namesIn(const FieldContext& context) const
{
    std::vector<std::string> names = m_catalog.attributes;
    if (context.kind) {
        names.insert(names.end(), context.kind->elements.begin(), context.kind->elements.end());
        names.insert(names.end(), InstitutionFields.begin(), InstitutionFields.end());
        names.insert(names.end(), TimeFields.begin(), TimeFields.end());
    }
    for (const dictionary::Element& element : m_words.elements) {
        if (!element.derivedFrom.empty() && derived(element.id, context.kind))
            names.push_back(element.id);
    }
    return names;
}

Result<Field> FieldFinder::find(const std::string& name, const FieldContext& context,
                                Position position) const
{
    std::optional<Field> field;
    if (context.attributesFirst)
        field = ofAttribute(name);
    if (!field && context.kind)
        field = ofRecord(name, *context.kind);
    if (!field)
        field = ofAttribute(name);
    if (!field)
        field = derived(name, context.kind);
    // Known to the dictionary as a person's attribute, though this data file does not carry it.
    const dictionary::Element* element = m_words.element(name);
    const bool isOfRecords = std::any_of(
        m_words.kinds.begin(), m_words.kinds.end(),
        [&name](const dictionary::EventKind& kind) { return contains(kind.elements, name); });
    if (!field && element && element->derivedFrom.empty() && !isOfRecords) {
        Field absent;
        absent.texts = {{}};
        field = described(std::move(absent), name);
    }
    if (!field)
        return Error {ErrorCode::InvalidInput,
                      context.kind ? "no field of a " + context.kind->id + " record or a person"
                                   : "no field of a person",
                      name, position, nearestNames(name, namesIn(context))};
    return std::move(*field);
}

Result<Field> FieldFinder::findOfRecord(const std::string& name, const dictionary::EventKind& kind,
                                        Position position) const
{
    std::optional<Field> field = ofRecord(name, kind);
    if (!field)
        field = derived(name, &kind);
    if (!field || field->source == Source::Attribute || field->meaning == Field::Meaning::Flags)
        return Error {ErrorCode::InvalidInput, "no field of a " + kind.id + " record", name,
                      position, nearestNames(name, namesIn({&kind, false}))};
    return std::move(*field);
}

} // namespace core::cohort
