// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stories planted in the region. Each plans its students, tells their lives, and counts what
// it planted. Counts are the same at every seed and size.
#pragma once

#include "app/synth/chance.h"
#include "app/synth/life.h"
#include "app/synth/student.h"
#include "app/synth/truth.h"

#include <vector>

namespace app::synth {

struct StoryTeller
{
    Story story;
    void (*plan)(std::vector<Plan>& plans); ///< appends
    void (*expect)(Truth& truth); ///< declares its questions
    void (*live)(const Student& student, Chance& chance, Life& life);
    void (*count)(const Plan& plan, Truth& truth);
};

extern const StoryTeller EnglishStory;
extern const StoryTeller ChemistryStory;
extern const StoryTeller GapStory;
extern const StoryTeller ChangeStory;
extern const StoryTeller AutomotiveStory;
extern const StoryTeller ContinuationStory;
extern const StoryTeller LastSummerStory;

const std::vector<const StoryTeller*>& storyTellers();
const StoryTeller* tellerOf(Story story); ///< null: the background

} // namespace app::synth
