// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/dictionary.h"

#include "app/seguectl/command.h"
#include "app/seguectl/terminal.h"
#include "core/dictionary/layout.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app::seguectl {
namespace {

using core::dictionary::CodeEntry;
using core::dictionary::CodeList;
using core::dictionary::Dictionary;
using core::dictionary::Element;
using core::dictionary::Layout;

QString years(const CodeEntry& entry)
{
    if (entry.firstYear == 0 && entry.lastYear == 0)
        return {};
    const auto label = [](int year) {
        return year == 0 ? QString()
                         : QString::number(year)
                + QStringLiteral("-%1").arg((year + 1) % 100, 2, 10, QLatin1Char('0'));
    };
    return label(entry.firstYear) + QStringLiteral(" to ")
        + (entry.lastYear == 0 ? QStringLiteral("today") : label(entry.lastYear));
}

QJsonObject toJson(const CodeEntry& entry)
{
    return {{QStringLiteral("code"), QString::fromStdString(entry.code)},
            {QStringLiteral("label"), QString::fromStdString(entry.label.en)},
            {QStringLiteral("first_year"), entry.firstYear},
            {QStringLiteral("last_year"), entry.lastYear}};
}

QJsonObject toJson(const Element& element, const Dictionary& dictionary)
{
    QJsonArray codes;
    for (const std::string& id : element.codeLists)
        if (const CodeList* list = dictionary.codeList(id))
            for (const CodeEntry& entry : list->entries)
                codes.append(toJson(entry));
    return {{QStringLiteral("id"), QString::fromStdString(element.id)},
            {QStringLiteral("label"), QString::fromStdString(element.label.en)},
            {QStringLiteral("derived_from"), QString::fromStdString(element.derivedFrom)},
            {QStringLiteral("codes"), codes}};
}

std::string overview(const Dictionary& dictionary, const std::vector<Layout>& layouts)
{
    std::string text = "Elements (seguectl dictionary ELEMENT shows its codes):\n";
    for (const Element& element : dictionary.elements())
        text += "  " + element.id + "  " + element.label.en + "\n";
    text += "\nEvent kinds:\n";
    for (const auto& kind : dictionary.kinds())
        text += "  " + kind.id + "  " + kind.label.en + "\n";
    text += "\nFile layouts:\n";
    for (const Layout& layout : layouts)
        text += "  " + layout.id + " " + layout.version + "  " + layout.title.en + "\n";
    return text;
}

QJsonObject overviewJson(const Dictionary& dictionary, const std::vector<Layout>& layouts)
{
    QJsonArray elements;
    for (const Element& element : dictionary.elements())
        elements.append(QString::fromStdString(element.id));
    QJsonArray kinds;
    for (const auto& kind : dictionary.kinds())
        kinds.append(QString::fromStdString(kind.id));
    QJsonArray names;
    for (const Layout& layout : layouts)
        names.append(QString::fromStdString(layout.id));
    return {{QStringLiteral("elements"), elements},
            {QStringLiteral("kinds"), kinds},
            {QStringLiteral("layouts"), names}};
}

std::string elementText(const Element& element, const Dictionary& dictionary)
{
    std::string text = element.id + ": " + element.label.en + "\n";
    if (!element.derivedFrom.empty())
        text += "computed from " + element.derivedFrom + "\n";
    for (const std::string& id : element.codeLists) {
        const CodeList* list = dictionary.codeList(id);
        if (list == nullptr)
            continue;
        text += "\n" + list->id + " (" + list->status + "; " + list->source + ")\n";
        for (const CodeEntry& entry : list->entries) {
            text += "  " + entry.code + "  " + entry.label.en;
            if (const QString range = years(entry); !range.isEmpty())
                text += "  (" + range.toStdString() + ")";
            text += "\n";
        }
    }
    return text;
}

ExitCode run(const Invocation& invocation)
{
    const auto dictionary = Dictionary::load();
    if (!dictionary)
        return fail(dictionary.error(), invocation.json);
    const auto layouts = core::dictionary::builtInLayouts(dictionary.value());
    if (!layouts)
        return fail(layouts.error(), invocation.json);
    std::string text;
    if (invocation.arguments.isEmpty()) {
        text = invocation.json ? QJsonDocument(overviewJson(dictionary.value(), layouts.value()))
                                     .toJson()
                                     .toStdString()
                               : overview(dictionary.value(), layouts.value());
    } else {
        const std::string id = invocation.arguments.first().toStdString();
        const Element* element = dictionary.value().element(id);
        if (element == nullptr)
            return fail({.code = core::ErrorCode::InvalidArgument,
                         .detail = "no such element",
                         .place = id},
                        invocation.json);
        text = invocation.json
            ? QJsonDocument(toJson(*element, dictionary.value())).toJson().toStdString()
            : elementText(*element, dictionary.value());
    }
    return print(text) ? Done : Unreadable;
}

} // namespace

Command dictionaryCommand()
{
    return {.name = "dictionary",
            .summary = "Show the elements, codes, event kinds and file layouts that Segue knows",
            .arguments = "[ELEMENT]",
            .example = "seguectl dictionary grade",
            .options = {},
            .run = run};
}

} // namespace app::seguectl
