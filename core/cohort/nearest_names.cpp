// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/nearest_names.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace core::cohort {
namespace {

constexpr std::size_t LongestWord = 64; ///< longer ones are no typing errors

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::size_t editDistance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t {0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
        }
    }
    return row[b.size()];
}

} // namespace

std::string nearestNames(std::string_view word, const std::vector<std::string>& names)
{
    if (word.size() > LongestWord)
        return {};
    const std::string sought = lowered(word);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& name : names) {
        if (name.empty() || name.size() > LongestWord)
            continue;
        const std::string candidate = lowered(name);
        const bool extends = sought.size() >= 3 && candidate.find(sought) != std::string::npos;
        const std::size_t distance = extends ? 1 : editDistance(sought, candidate);
        if (distance <= std::max<std::size_t>(2, sought.size() / 3))
            near.emplace_back(distance, name);
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::string out;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, near.size()); ++i)
        out += (i == 0 ? "" : ", ") + near[i].second;
    return out;
}

} // namespace core::cohort
