// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The joining words of a question read aloud, in English and Spanish.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::cohort {

struct SentenceWords
{
    std::string ofStudents, ofEnrolments; ///< "Of students with"
    std::string at, where, andWord, orWord, notWord;
    std::string first, last, best, any; ///< how the record is picked
    std::string andThatOne; ///< before the test on the picked record
    std::string forWhom; ///< before conditions on people
    std::string howMany, ofThose, without;
    std::string after, from, before, next; ///< anchors and the next term
    std::string theStart, theStepBefore, theStep;
    std::string months, terms, years, within; ///< within N months
    std::string eachByItself; ///< of several limits
    std::string soFar;
    std::string by, cross, atStart, inStep;
    std::string has, hasNo, atLeast, records, sumOf;
    std::string theSame, countedIn;
    std::string inBands, standsFor; ///< bands of a number; a set and its values
    std::string is, isNot, below, atMost, above, notBelow, oneOf, noneOf, contains, missing,
        notMissing;
    std::string notFoundCollege, notFoundSchool;
};

/// English unless @p language is "es".
const SentenceWords& sentenceWords(std::string_view language);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& parts, const std::string& lastWord);

} // namespace core::cohort
