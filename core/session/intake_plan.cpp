// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/intake_plan.h"

#include "core/session/manifest.h"

#include <algorithm>

namespace core::session {
namespace {

namespace fs = std::filesystem;
using dictionary::Layout;

/// An error inside a file of the user's, with the file's name in its place.
Error inFile(Error error, const fs::path& path)
{
    error.code = ErrorCode::InvalidFile;
    error.place = path.filename().string() + (error.place.empty() ? "" : ", " + error.place);
    return error;
}

/// The user's own layouts, then the built-in ones.
Result<std::shared_ptr<const std::vector<Layout>>>
allLayouts(const std::vector<fs::path>& own, const dictionary::Dictionary& dictionary)
{
    std::vector<Layout> layouts;
    for (const fs::path& path : own) {
        TRY_ASSIGN(const std::string json, readTextFile(path));
        auto layout = dictionary::parseLayout(json, dictionary);
        if (!layout)
            return inFile(layout.error(), path);
        layouts.push_back(std::move(layout).value());
    }
    TRY_ASSIGN(auto builtIn, dictionary::builtInLayouts(dictionary));
    std::move(builtIn.begin(), builtIn.end(), std::back_inserter(layouts));
    return std::make_shared<const std::vector<Layout>>(std::move(layouts));
}

Result<const Layout*> layoutById(const std::vector<Layout>& layouts, const std::string& id,
                                 const std::string& place)
{
    const auto found = std::find_if(layouts.begin(), layouts.end(),
                                    [&id](const Layout& layout) { return layout.id == id; });
    if (found == layouts.end())
        return Error {.code = ErrorCode::InvalidFile,
                      .detail = "unknown layout id in a manifest",
                      .place = place};
    return &*found;
}

/// The layout of a file nobody named one for: a single layout of the user's serves all files.
Result<const Layout*> layoutFor(const fs::path& path, const IntakePlan& plan, std::size_t ownCount)
{
    std::error_code unreadable;
    if (!fs::exists(path, unreadable))
        return Error {.code = ErrorCode::Io,
                      .detail = "a file is not there or may not be read",
                      .place = path.filename().string()};
    if (ownCount == 1)
        return &plan.layouts->front();
    if (const Layout* layout = intake::detectLayout(path, *plan.layouts))
        return layout;
    return Error {.code = ErrorCode::NoLayout,
                  .detail = "no layout, or more than one, fits the file",
                  .place = path.filename().string()};
}

/// The files in @p folder, in order of their names.
Result<std::vector<fs::path>> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        std::error_code unreadable; // a broken link is no file
        if (at->is_regular_file(unreadable))
            files.push_back(at->path());
    }
    if (error)
        return Error {.code = ErrorCode::Io,
                      .detail = "cannot list a folder",
                      .place = folder.filename().string()};
    std::sort(files.begin(), files.end());
    return files;
}

Result<void> planManifest(const Manifest& manifest, IntakePlan& plan)
{
    for (const ManifestSubmission& entry : manifest.submissions) {
        intake::IntakeRequest submission;
        submission.submitter = entry.submitter;
        submission.synthetic = manifest.synthetic;
        for (const ManifestFile& file : entry.files) {
            TRY_ASSIGN(const Layout* layout,
                       layoutById(*plan.layouts, file.layout, file.path.filename().string()));
            submission.files.push_back({file.path, layout});
        }
        plan.submissions.push_back(std::move(submission));
    }
    return {};
}

Result<void> planFiles(const ImportRequest& request, IntakePlan& plan)
{
    intake::IntakeRequest submission;
    submission.submitter = request.submitter;
    for (const fs::path& path : request.paths) {
        std::error_code ignored;
        if (!fs::is_directory(path, ignored)) {
            TRY_ASSIGN(const Layout* layout, layoutFor(path, plan, request.layouts.size()));
            submission.files.push_back({path, layout});
            continue;
        }
        // A folder may hold anything: what no layout fits is passed over, and said.
        TRY_ASSIGN(const auto files, filesIn(path));
        for (const fs::path& file : files) {
            const auto layout = layoutFor(file, plan, request.layouts.size());
            if (layout)
                submission.files.push_back({file, layout.value()});
            else
                plan.passedOver.push_back(file.filename().string());
        }
    }
    if (submission.files.empty())
        return Error {.code = ErrorCode::InvalidArgument, .detail = "there are no files to read"};
    plan.submissions.push_back(std::move(submission));
    return {};
}

} // namespace

Result<IntakePlan> planIntake(const ImportRequest& request, const std::string& profileAgreements,
                              const dictionary::Dictionary& dictionary)
{
    IntakePlan plan;
    TRY_ASSIGN(plan.layouts, allLayouts(request.layouts, dictionary));
    fs::path agreementsFile = request.agreements;
    std::error_code ignored;
    if (request.paths.size() == 1 && fs::exists(request.paths[0] / "manifest.json", ignored)) {
        TRY_ASSIGN(const Manifest manifest, readManifest(request.paths[0]));
        TRY_VOID(planManifest(manifest, plan));
        if (agreementsFile.empty())
            agreementsFile = manifest.agreements;
    } else {
        TRY_VOID(planFiles(request, plan));
    }

    if (!agreementsFile.empty()) {
        TRY_ASSIGN(plan.agreementsText, readTextFile(agreementsFile));
    }
    const std::string& inForce
        = plan.agreementsText.empty() ? profileAgreements : plan.agreementsText;
    if (!inForce.empty()) {
        auto parsed = agreements::Agreements::parse(inForce);
        if (!parsed)
            return inFile(parsed.error(), agreementsFile);
        plan.agreements = std::move(parsed).value();
    }
    for (intake::IntakeRequest& submission : plan.submissions)
        submission.knownInstitutions = plan.agreements.institutions();
    return plan;
}

} // namespace core::session
