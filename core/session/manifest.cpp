// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/manifest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <fstream>
#include <iterator>

namespace core::session {
namespace {

namespace fs = std::filesystem;

Error invalid(std::string place, std::string detail)
{
    return {.code = ErrorCode::InvalidFile, .detail = std::move(detail), .place = std::move(place)};
}

std::string text(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1String(name)).toString().toStdString();
}

/// A path of the manifest, made absolute; nothing outside the folder may be named.
Result<fs::path> inside(const fs::path& folder, const std::string& relative,
                        const std::string& place)
{
    const fs::path path = (folder / relative).lexically_normal();
    const fs::path back = path.lexically_relative(folder.lexically_normal());
    if (relative.empty() || back.empty() || *back.begin() == "..")
        return invalid(place, "a manifest names files inside its own folder only");
    return path;
}

Result<ManifestSubmission> readSubmissionEntry(const QJsonObject& object, const fs::path& folder,
                                               const std::string& place)
{
    ManifestSubmission submission;
    submission.id = text(object, "id");
    submission.submitter = text(object, "submitter");
    if (submission.id.empty() || submission.submitter.empty())
        return invalid(place, "a submission needs id and submitter");
    const QJsonArray files = object.value(QLatin1String("files")).toArray();
    for (qsizetype i = 0; i < files.size(); ++i) {
        const std::string filePlace = place + ".files[" + std::to_string(i) + "]";
        const QJsonObject file = files[i].toObject();
        TRY_ASSIGN(auto path, inside(folder, text(file, "path"), filePlace + ".path"));
        submission.files.push_back({std::move(path), text(file, "layout")});
    }
    if (submission.files.empty())
        return invalid(place + ".files", "a submission needs at least one file");
    return submission;
}

} // namespace

Result<std::string> readTextFile(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string content {std::istreambuf_iterator<char>(file), {}};
    std::error_code ignored;
    if (!file.is_open() || file.bad() || fs::is_directory(path, ignored))
        return Error {.code = ErrorCode::Io,
                      .detail = "cannot read a text file",
                      .place = path.filename().string()};
    return content;
}

Result<Manifest> readManifest(const fs::path& folder)
{
    TRY_ASSIGN(const std::string json, readTextFile(folder / "manifest.json"));
    QJsonParseError parseError;
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromStdString(json), &parseError);
    if (!document.isObject())
        return invalid("manifest.json, byte " + std::to_string(parseError.offset),
                       parseError.errorString().toStdString());
    const QJsonObject root = document.object();
    if (root.value(QLatin1String("format")).toInt() != 1)
        return invalid("manifest.json, format", "this program reads format 1");

    Manifest manifest;
    manifest.title = text(root, "title");
    manifest.synthetic = root.value(QLatin1String("synthetic")).toBool();
    if (const std::string agreements = text(root, "agreements"); !agreements.empty()) {
        TRY_ASSIGN(manifest.agreements, inside(folder, agreements, "manifest.json, agreements"));
    }
    const QJsonArray submissions = root.value(QLatin1String("submissions")).toArray();
    for (qsizetype i = 0; i < submissions.size(); ++i) {
        const std::string place = "manifest.json, submissions[" + std::to_string(i) + "]";
        TRY_ASSIGN(auto submission, readSubmissionEntry(submissions[i].toObject(), folder, place));
        manifest.submissions.push_back(std::move(submission));
    }
    if (manifest.submissions.empty())
        return invalid("manifest.json, submissions", "a load needs at least one submission");
    return manifest;
}

} // namespace core::session
