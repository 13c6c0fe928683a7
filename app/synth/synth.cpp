// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/synth/synth.h"

#include "app/synth/ordinary.h"
#include "app/synth/population.h"
#include "app/synth/region_files.h"
#include "app/synth/region_json.h"
#include "app/synth/stories.h"

namespace app::synth {
namespace {

constexpr std::int64_t LargestRegion = 40'000'000; ///< SSNs of the invented area are 49 million

void live(const Student& student, std::uint64_t seed, Life& life, Truth& truth)
{
    Chance chance(mix(mix(seed, 4), student.number));
    life.clear();
    const StoryTeller* teller = tellerOf(student.plan.story);
    if (!teller)
        return liveInBackground(student, chance, life);
    teller->live(student, chance, life);
    teller->count(student.plan, truth);
}

} // namespace

core::Result<SynthReport> synthesise(const SynthRequest& request, core::TaskContext& task)
{
    if (request.students < SmallestRegion || request.students > LargestRegion)
        return core::Error {.code = core::ErrorCode::InvalidArgument,
                            .detail = "a region has 20,000 to 40,000,000 students",
                            .place = "--students",
                            .suggestion = std::to_string(SmallestRegion)};
    // Until the last file is written there is no manifest: an unfinished region cannot be imported.
    std::error_code absent;
    std::filesystem::remove(request.out / "manifest.json", absent);
    RegionFiles files;
    TRY_VOID(files.create(request.out));
    Truth truth;
    for (const StoryTeller* teller : storyTellers())
        teller->expect(truth);

    const std::vector<Student> students = populate(request.students, request.seed);
    Life life;
    for (std::size_t i = 0; i < students.size(); ++i) {
        if (i % 1024 == 0) {
            if (task.isCancelled())
                return core::Error {.code = core::ErrorCode::Cancelled, .detail = "cancelled"};
            task.report(static_cast<double>(i) / static_cast<double>(students.size()));
        }
        live(students[i], request.seed, life, truth);
        files.write(students[i], life, request.seed);
    }
    TRY_VOID(files.finish());
    TRY_VOID(writeText(request.out / "truth.json", truth.json(request.seed, request.students)));
    TRY_VOID(writeText(request.out / "agreements.json", agreementsJson()));
    TRY_VOID(writeText(request.out / "manifest.json", manifestJson(files.submissions())));
    return SynthReport {files.fileCount(), files.rows()};
}

} // namespace app::synth
