// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/saved_question.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core::session {
namespace {

using dictionary::Words;

constexpr auto Folder = ":/questions/";

Error broken(const QString& file)
{
    return {.code = ErrorCode::Internal,
            .detail = "a built-in question is broken",
            .place = file.toStdString()};
}

Result<QByteArray> read(const QString& name)
{
    QFile file(QString::fromLatin1(Folder) + name);
    if (!file.open(QIODevice::ReadOnly))
        return broken(name);
    return file.readAll();
}

Result<QJsonObject> readObject(const QString& name)
{
    TRY_ASSIGN(const QByteArray bytes, read(name));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return broken(name);
    return document.object();
}

/// Takes texts out of one card and remembers whether any was absent.
class CardReader
{
public:
    Words words(const QJsonObject& from, QLatin1String key)
    {
        const QJsonObject both = from.value(key).toObject();
        return {text(both, QLatin1String("en")), text(both, QLatin1String("es"))};
    }

    std::string text(const QJsonObject& from, QLatin1String key)
    {
        const QString value = from.value(key).toString();
        m_isComplete = m_isComplete && !value.isEmpty();
        return value.toStdString();
    }

    bool isComplete() const { return m_isComplete; }

private:
    bool m_isComplete = true;
};

Result<SavedQuestion> readQuestion(const QString& id)
{
    const QString cardName = id + QStringLiteral(".json");
    TRY_ASSIGN(const QJsonObject card, readObject(cardName));
    TRY_ASSIGN(const QByteArray text, read(id + QStringLiteral(".cohort")));
    CardReader reader;
    SavedQuestion question;
    question.id = reader.text(card, QLatin1String("id"));
    question.title = reader.words(card, QLatin1String("title"));
    question.finding = reader.words(card, QLatin1String("finding"));
    const QJsonObject start = card.value(QLatin1String("start")).toObject();
    question.startNode = reader.words(start, QLatin1String("node"));
    question.startRibbon = reader.words(start, QLatin1String("ribbon"));
    for (const QJsonValue& value : card.value(QLatin1String("steps")).toArray()) {
        const QJsonObject step = value.toObject();
        question.steps.push_back({reader.words(step, QLatin1String("ribbon")),
                                  reader.words(step, QLatin1String("yes")),
                                  reader.words(step, QLatin1String("no"))});
    }
    question.text = text.toStdString();
    if (!reader.isComplete() || question.id != id.toStdString() || question.text.empty())
        return broken(cardName);
    return question;
}

} // namespace

Result<std::vector<SavedQuestion>> savedQuestions()
{
    const QString indexName = QStringLiteral("index.json");
    TRY_ASSIGN(const QJsonObject index, readObject(indexName));
    const QJsonArray home = index.value(QLatin1String("home")).toArray();
    std::vector<SavedQuestion> questions;
    CardReader reader;
    for (const QJsonValue& value : index.value(QLatin1String("purposes")).toArray()) {
        const QJsonObject purpose = value.toObject();
        for (const QJsonValue& id : purpose.value(QLatin1String("questions")).toArray()) {
            TRY_ASSIGN(SavedQuestion question, readQuestion(id.toString()));
            question.purpose = reader.words(purpose, QLatin1String("title"));
            const auto place = std::find(home.begin(), home.end(), id);
            if (place != home.end())
                question.homePlace = static_cast<int>(place - home.begin());
            questions.push_back(std::move(question));
        }
    }
    if (questions.empty() || !reader.isComplete())
        return broken(indexName);
    return questions;
}

} // namespace core::session
