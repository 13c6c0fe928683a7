// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/report_text.h"

#include <sstream>

namespace core::intake {

std::string_view nameOf(FindingClass findingClass)
{
    switch (findingClass) {
    case FindingClass::Format:
        return "format";
    case FindingClass::Relation:
        return "relation";
    case FindingClass::Quality:
        return "quality";
    }
    return {};
}

std::string_view nameOf(FindingEffect effect)
{
    switch (effect) {
    case FindingEffect::Note:
        return "note";
    case FindingEffect::Repaired:
        return "repaired";
    case FindingEffect::Blanked:
        return "blanked";
    case FindingEffect::RowRejected:
        return "row-rejected";
    case FindingEffect::Duplicate:
        return "duplicate";
    case FindingEffect::FileRefused:
        return "file-refused";
    }
    return {};
}

std::string toText(const QualityReport& report)
{
    std::ostringstream text;
    for (const FileSummary& file : report.files)
        text << file.file << ": " << file.layout << ", " << file.encoding << ", rows " << file.rows
             << " = loaded " << file.loaded << " + repaired " << file.repaired << " + rejected "
             << file.rejected << " + duplicates " << file.duplicates
             << (file.refused ? ", refused\n" : "\n");
    for (const Finding& finding : report.findings) {
        text << finding.file;
        if (finding.line > 0)
            text << ':' << finding.line;
        text << ' ' << nameOf(finding.findingClass) << ' ' << finding.rule << ' '
             << nameOf(finding.effect) << " x" << finding.count;
        if (!finding.element.empty())
            text << " [" << finding.element << ']';
        if (!finding.argument.empty())
            text << " (" << finding.argument << ')';
        for (const std::string& example : finding.maskedExamples)
            text << ' ' << example;
        text << '\n';
    }
    return text.str();
}

} // namespace core::intake
