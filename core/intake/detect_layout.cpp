// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/file_shape.h"
#include "core/intake/read_submission.h"
#include "core/intake/source_file.h"

#include <algorithm>

namespace core::intake {
namespace {

using dictionary::Layout;
using Candidates = std::vector<const Layout*>;

bool fitsName(const Layout& layout, const std::string& name)
{
    const auto pattern = Pattern::compile(layout.fileName, LetterCase::Ignored);
    return !layout.fileName.empty() && pattern && pattern.value().matches(name);
}

/// Every column of the layout that stands in a file is named by the first line.
bool fitsHeader(const Layout& layout, std::string_view head)
{
    if (layout.format != dictionary::FileFormat::Delimited
        || layout.header == dictionary::HeaderRow::Absent)
        return false;
    const auto sample = sampleRecords(head, layout.delimiter, 1);
    const auto isNamed = [&sample](const dictionary::Column& column) {
        return !column.constant.empty()
            || std::any_of(
                sample.front().begin(), sample.front().end(),
                [&column](const WipedString& heading) { return isHeadingOf(column, heading); });
    };
    return !sample.empty() && std::all_of(layout.columns.begin(), layout.columns.end(), isNamed);
}

bool fitsLength(const Layout& layout, std::string_view head)
{
    if (layout.format != dictionary::FileFormat::FixedWidth || layout.recordLength <= 0)
        return false;
    const std::size_t end = head.find_first_of("\r\n");
    return end == static_cast<std::size_t>(layout.recordLength);
}

template<typename Fits>
Candidates narrowed(const Candidates& candidates, Fits fits)
{
    Candidates kept;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(kept), fits);
    return kept;
}

} // namespace

const Layout* detectLayout(const std::filesystem::path& path, const std::vector<Layout>& layouts)
{
    Candidates all;
    for (const Layout& layout : layouts)
        all.push_back(&layout);
    const std::string name = path.filename().string();
    const Candidates named
        = narrowed(all, [&name](const Layout* layout) { return fitsName(*layout, name); });
    if (named.size() == 1)
        return named.front();
    // Several names fit, or none: what the file begins with decides.
    auto file = SourceFile::open(path);
    if (!file)
        return nullptr;
    const auto head = file.value().head();
    if (!head)
        return nullptr;
    const Candidates& candidates = named.empty() ? all : named;
    Candidates fitting = narrowed(
        candidates, [&head](const Layout* layout) { return fitsHeader(*layout, head.value()); });
    if (fitting.empty())
        fitting = narrowed(candidates, [&head](const Layout* layout) {
            return fitsLength(*layout, head.value());
        });
    return fitting.size() == 1 ? fitting.front() : nullptr;
}

} // namespace core::intake
