// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/say_names.h"

#include "core/cohort/lexer.h"

namespace core::cohort {
namespace {

constexpr std::string_view OfStart = "start.";

bool isOfStart(const std::string& field)
{
    return equalsIgnoringCase(field.substr(0, OfStart.size()), OfStart);
}

/// Labels begin with a capital; inside a sentence only names of their own keep it.
std::string lowered(std::string text)
{
    const bool isWord = text.size() > 1 && !(text[1] >= '0' && text[1] <= 'Z') && text[1] != '-';
    if (isWord && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

} // namespace

NameSpeaker::NameSpeaker(const Vocabulary& words, std::string_view language)
    : m_words(words)
    , m_join(sentenceWords(language))
    , m_isSpanish(language == "es")
{
}

const std::string& NameSpeaker::said(const dictionary::Words& words) const
{
    return m_isSpanish && !words.es.empty() ? words.es : words.en;
}

std::string NameSpeaker::field(std::string name) const
{
    const bool atStart = isOfStart(name);
    if (atStart)
        name.erase(0, OfStart.size());
    if (const dictionary::Element* element = m_words.element(name))
        name = lowered(said(element->label));
    return atStart ? name + " " + m_join.atStart : name;
}

std::string NameSpeaker::value(const std::string& field, const std::string& value) const
{
    const dictionary::Element* element = m_words.element(
        isOfStart(field) ? std::string_view(field).substr(OfStart.size()) : field);
    if (!element)
        return value;
    for (const dictionary::CodeEntry* entry : m_words.entriesOf(*element)) {
        if (entry->code == value && !entry->label.en.empty())
            return said(entry->label);
    }
    return value;
}

std::string NameSpeaker::values(const std::string& field, const std::vector<std::string>& all) const
{
    std::vector<std::string> names;
    for (const std::string& one : all)
        names.push_back(value(field, one));
    return listed(names, m_join.orWord);
}

std::string NameSpeaker::segment(const std::string& id) const
{
    for (std::size_t i = 0; i < m_words.segments.size(); ++i) {
        if (i < m_words.segmentLabels.size() && equalsIgnoringCase(m_words.segments[i], id))
            return lowered(said(m_words.segmentLabels[i]));
    }
    return id;
}

std::string NameSpeaker::segments(const std::vector<std::string>& ids) const
{
    std::vector<std::string> names;
    for (const std::string& id : ids)
        names.push_back(segment(id));
    return listed(names, m_join.orWord);
}

std::string NameSpeaker::group(const GroupField& group) const
{
    std::string name = field(group.field);
    if (group.of == "start")
        name += " " + m_join.atStart;
    else if (!group.of.empty())
        name += " " + m_join.inStep + " " + inQuotes(group.of);
    if (group.bands.empty())
        return name;
    return name + " " + m_join.inBands + " " + listed(group.bands, m_join.andWord);
}

std::string NameSpeaker::records(const std::string& kind, bool isPlural) const
{
    const dictionary::EventKind* known = m_words.kind(kind);
    return filled(isPlural ? m_join.records : m_join.record,
                  known ? lowered(said(known->label)) : kind);
}

std::string NameSpeaker::keyOf(const std::string& kind) const
{
    const dictionary::EventKind* known = m_words.kind(kind);
    return known ? field(known->keyElement) : kind;
}

std::string inQuotes(const std::string& name)
{
    return "“" + name + "”";
}

} // namespace core::cohort
