// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One student of the region before anything has happened to them: who they are, and which part of
// the story they play. Small, so that a million fit in memory.
#pragma once

#include "app/synth/names.h"
#include "app/synth/region.h"
#include "core/base/day.h"

#include <cstdint>

namespace app::synth {

enum class Story : std::uint8_t
{
    Background,
    English, ///< English 10 in Los Angeles with an A, B or C
    Chemistry, ///< Algebra I to chemistry at Manzanita
    Gap, ///< first English at Sweetbay in 2012-13
    Change, ///< mathematics of Clarkia's tenth graders
    Automotive,
    Continuation, ///< Penstemon's small grades
    LastSummer ///< enrolled in the summer of 2015, so that every segment's data reach it
};

/// In the order of the dictionary's codes.
enum class Ethnicity : std::uint8_t
{
    Hispanic,
    White,
    Black,
    Asian,
    Filipino,
    PacificIslander,
    AmericanIndian,
    Unknown
};
const char* codeOf(Ethnicity ethnicity); ///< of the dictionary; of Unknown: "(missing)"

/// What a story has in store; each story uses those it names.
enum class Fate : std::uint8_t
{
    None,
    Below, ///< first college English below transfer level
    Transfer, ///< first college English at transfer level
    NoEnglish, ///< at a college, no English in the window
    University,
    NotFound,
    NotLocatable, ///< nothing in the files by which anybody could find them
    Open, ///< the window is not over
    Pass,
    Fail,
    NotTaken
};

/// What the files hold to link a student by.
enum class Keys : std::uint8_t
{
    Whole,
    NoBirthDate, ///< and no number
    NoName ///< and no number
};

/// What is wrong with the name, date or gender a college has, so that the derived key differs.
enum class Fault : std::uint8_t
{
    None,
    OtherLastName,
    NoBirthDay,
    OtherGender
};

struct Plan
{
    Story story = Story::Background;
    Ethnicity ethnicity = Ethnicity::Unknown;
    Fate fate = Fate::None;
    Fate before = Fate::None; ///< a second fate, of stories told in two steps
    Keys keys = Keys::Whole;
    char gender = 'F';
    char mark = 0;
    bool special = false; ///< took Expository Reading, the summer course, the earlier start, ...
    std::int16_t year = 0; ///< academic year the story begins in
    std::uint8_t grade = 0; ///< grade level in that year; 0: not at a school of the region
    SchoolIndex school = YarrowHigh;
    std::uint16_t serial = 0; ///< within the story: for patterns that hold at every seed
};

struct Student
{
    Plan plan;
    Name first, last;
    core::Day birth = 0;
    Fault fault = Fault::None;
    std::uint32_t number = 0; ///< unique; statewide id, SSN and college ids are made of it
    std::uint32_t localId = 0; ///< unique within the district
};

} // namespace app::synth
