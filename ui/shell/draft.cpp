// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/draft.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ui::shell {

namespace {

const QLatin1String Question("question");
const QLatin1String Asked("asked");
const QLatin1String Editing("editing");
const QLatin1String Edited("edited");
const QLatin1String Page("page");
const QLatin1String Traced("traced");
const QLatin1String Zoom("zoom");
const QLatin1String Scroll("scroll");
const QLatin1String Searching("searching");
const QLatin1String Search("search");

} // namespace

std::string writeDraft(const Draft& draft)
{
    const QJsonObject object {
        {Question, draft.question},
        {Asked, draft.asked},
        {Editing, draft.editing},
        {Edited, draft.edited},
        {Page, static_cast<int>(draft.page)},
        {Traced, draft.traced},
        {Zoom, draft.zoom},
        {Scroll, draft.scroll},
        {Searching, draft.searching},
        {Search, draft.search},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Draft readDraft(const std::string& text)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    Draft draft;
    draft.question = object[Question].toString();
    draft.asked = object[Asked].toString();
    draft.editing = object[Editing].toBool();
    draft.edited = object[Edited].toString();
    draft.page = static_cast<DraftPage>(std::clamp(object[Page].toInt(), 0, 3));
    draft.traced = object[Traced].toInt(-1);
    draft.zoom = object[Zoom].toDouble(1.0);
    draft.scroll = object[Scroll].toInt();
    draft.searching = object[Searching].toBool();
    draft.search = object[Search].toString();
    return draft;
}

} // namespace ui::shell
