// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The joining words of a question read aloud, in English and Spanish.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::cohort {

/// "%1" stands for what a word is about: "%1 records" or "registros de %1".
struct SentenceWords
{
    // Who starts
    std::string eachStudentFrom, everyRecord, ofEachStudent;
    std::string onlyThose; ///< before conditions on people
    std::string countsRecords, countsAttempts;
    std::string countOnce; ///< %1: a field

    // Events
    std::string record, records; ///< %1: the kind
    std::string at, where, onThatRecord;
    std::string theFirst, theLast, theBest; ///< how the record is picked
    std::string aFirst, aLast, aBest, atLeastOne;

    // Steps
    std::string countedAt, ofThose, ofThoseAt; ///< "of those at" and a label
    std::string inBetweenNo;
    std::string after, from, before, next; ///< anchors and the next term
    std::string theStart, theStepBefore, theStep;
    std::string month, months, term, terms, year, years;
    std::string within; ///< within N months
    std::string eachByItself; ///< of several limits
    std::string soFar;
    std::string notFoundCollege, notFoundSchool;

    // Conditions
    std::string andWord, orWord, notWord;
    std::string there, thereNo, thereAtLeast, sumOf, over; ///< histories
    std::string is, isNot, below, atMost, above, notBelow, oneOf, noneOf, contains, missing,
        notMissing, between, to;
    std::string samePlaceAs, notSamePlaceAs;
    std::string same, notSame; ///< %1: a field; what it is compared with follows
    std::string countedIn, notCountedIn, countedYesAt, notCountedYesAt, of;

    // Groups, measures, changes
    std::string by, cross, atStart, inStep, inBands, standsFor, means;
    std::string measured, daysTo, productLimit; ///< days from an anchor to a step
    std::string spreadOf, numberOf, sameStudents, growthOf, untilStep;
    std::string differentStudents, differentRecords, comparedWith, splitInto;
};

/// English unless @p language is "es".
const SentenceWords& sentenceWords(std::string_view language);

/// @p pattern with @p what in the place of %1.
std::string filled(const std::string& pattern, const std::string& what);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& parts, const std::string& lastWord);

} // namespace core::cohort
