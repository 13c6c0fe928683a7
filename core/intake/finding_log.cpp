// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/finding_log.h"

#include <algorithm>

namespace core::intake {
namespace {

constexpr std::size_t MostExamples = 3;
constexpr std::int64_t LooksForExamples = 100; ///< at the first so many values of a finding
constexpr std::string_view Dot = "•";

/// Bytes of the UTF-8 character @p text begins with.
std::size_t firstLength(std::string_view text)
{
    std::size_t length = 1;
    while (length < text.size() && length < 4
           && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        ++length;
    return length;
}

} // namespace

std::string maskedValue(std::string_view value, bool isIdentifier)
{
    if (isIdentifier)
        return "••••";
    if (value.empty())
        return {};
    std::string masked;
    const auto first = static_cast<unsigned char>(value[0]);
    if (first < 0x20 || first == 0x7F) // nothing that could steer a terminal
        masked = "?";
    else
        masked = value.substr(0, firstLength(value));
    return masked.append(Dot);
}

Finding& FindingLog::at(const Key& key, std::int64_t line, std::string_view argument)
{
    const auto [entry, isNew] = m_findings.try_emplace(key);
    Finding& finding = entry->second;
    if (isNew) {
        const auto& [rule, effect, column] = key;
        finding.findingClass = ruleClass(rule);
        finding.effect = effect;
        finding.file = m_file;
        finding.line = line;
        finding.element = column ? column->text : std::string();
        finding.rule = ruleId(rule);
        finding.argument = argument;
    }
    ++finding.count;
    return finding;
}

void FindingLog::add(Rule rule, FindingEffect effect, std::int64_t line, std::string argument)
{
    at({rule, effect, nullptr}, line, argument);
}

void FindingLog::addValue(Rule rule, FindingEffect effect, std::int64_t line,
                          const ColumnLabel& column, std::string_view value,
                          std::string_view argument)
{
    Finding& finding = at({rule, effect, &column}, line, argument);
    if (finding.maskedExamples.size() >= MostExamples || finding.count > LooksForExamples
        || value.empty())
        return;
    std::string masked = maskedValue(value, column.isIdentifier);
    auto& examples = finding.maskedExamples;
    if (std::find(examples.begin(), examples.end(), masked) == examples.end())
        examples.push_back(std::move(masked));
}

std::vector<Finding> FindingLog::takeSorted()
{
    std::vector<std::pair<Key, Finding>> entries(m_findings.begin(), m_findings.end());
    m_findings.clear();
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        const auto order = [](const auto& entry) {
            return std::tie(entry.second.line, std::get<0>(entry.first), entry.second.element,
                            std::get<1>(entry.first));
        };
        return order(a) < order(b);
    });
    std::vector<Finding> findings;
    for (auto& entry : entries)
        findings.push_back(std::move(entry.second));
    return findings;
}

} // namespace core::intake
