// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/intake_plan.h"

#include "core/session/manifest.h"

#include <algorithm>

namespace core::session {
namespace {

namespace fs = std::filesystem;
using dictionary::Layout;

/// The user's own layouts, then the built-in ones.
Result<std::shared_ptr<const std::vector<Layout>>>
allLayouts(const std::vector<fs::path>& own, const dictionary::Dictionary& dictionary)
{
    std::vector<Layout> layouts;
    for (const fs::path& path : own) {
        TRY_ASSIGN(const std::string json, readTextFile(path));
        auto layout = dictionary::parseLayout(json, dictionary);
        if (!layout) {
            Error error = layout.error();
            error.place = path.filename().string() + ", " + error.place;
            return error;
        }
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
        return Error {.code = ErrorCode::InvalidInput,
                      .detail = "unknown layout id in a manifest",
                      .place = place};
    return &*found;
}

/// The layout of a file nobody named one for: a single layout of the user's serves all files.
Result<const Layout*> layoutFor(const fs::path& path, const IntakePlan& plan, std::size_t ownCount)
{
    if (ownCount == 1)
        return &plan.layouts->front();
    if (const Layout* layout = intake::detectLayout(path, *plan.layouts))
        return layout;
    return Error {.code = ErrorCode::InvalidInput,
                  .detail = "no layout, or more than one, fits the file",
                  .place = path.filename().string()};
}

/// The files that a list of paths stands for: a folder stands for the files in it.
Result<std::vector<fs::path>> listFiles(const std::vector<fs::path>& paths)
{
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back(path);
            continue;
        }
        for (const auto& entry : fs::directory_iterator(path, error))
            if (entry.is_regular_file())
                files.push_back(entry.path());
        if (error)
            return Error {.code = ErrorCode::Io,
                          .detail = "cannot list a folder",
                          .place = path.filename().string()};
    }
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
    TRY_ASSIGN(const auto files, listFiles(request.paths));
    for (const fs::path& path : files) {
        TRY_ASSIGN(const Layout* layout, layoutFor(path, plan, request.layouts.size()));
        submission.files.push_back({path, layout});
    }
    if (submission.files.empty())
        return Error {.code = ErrorCode::InvalidInput, .detail = "there are no files to read"};
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
        TRY_ASSIGN(plan.agreements, agreements::Agreements::parse(inForce));
    }
    for (intake::IntakeRequest& submission : plan.submissions)
        submission.knownInstitutions = plan.agreements.institutions();
    return plan;
}

} // namespace core::session
