// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/sentence_words.h"

namespace core::cohort {
namespace {

SentenceWords english()
{
    SentenceWords w;
    w.ofStudents = "Of students with this on record:";
    w.ofEnrolments = "Of records:";
    w.at = "at";
    w.where = "where";
    w.andWord = "and";
    w.orWord = "or";
    w.notWord = "not";
    w.first = "the first one";
    w.last = "the last one";
    w.best = "the best one";
    w.any = "any one";
    w.andThatOne = "and of that one";
    w.forWhom = "for whom";
    w.howMany = "how many are counted at";
    w.ofThose = "of those, at";
    w.without = "without in between";
    w.after = "after";
    w.from = "from";
    w.before = "before";
    w.next = "in the next main term";
    w.theStart = "the start";
    w.theStepBefore = "the step before";
    w.theStep = "step";
    w.months = "months";
    w.terms = "main terms";
    w.years = "academic years";
    w.within = "within";
    w.eachByItself = "each counted by itself";
    w.soFar = "so far";
    w.by = "Shown by";
    w.cross = "Shown as a table of";
    w.atStart = "at the start";
    w.inStep = "in";
    w.has = "there is on record";
    w.hasNo = "there is not on record";
    w.atLeast = "there are at least";
    w.records = "of";
    w.sumOf = "the sum of";
    w.theSame = "the same";
    w.countedIn = "counted in";
    w.inBands = "in bands divided at";
    w.standsFor = "stands for";
    w.is = "is";
    w.isNot = "is not";
    w.below = "is below";
    w.atMost = "is at most";
    w.above = "is above";
    w.notBelow = "is at least";
    w.oneOf = "is";
    w.noneOf = "is none of";
    w.contains = "includes";
    w.missing = "is not known";
    w.notMissing = "is known";
    w.notFoundCollege = "the others were not found at a member college";
    w.notFoundSchool = "the others were not found at a member school";
    return w;
}

SentenceWords spanish()
{
    SentenceWords w;
    w.ofStudents = "De los estudiantes con esto en su expediente:";
    w.ofEnrolments = "De los registros:";
    w.at = "en";
    w.where = "donde";
    w.andWord = "y";
    w.orWord = "o";
    w.notWord = "no";
    w.first = "el primero";
    w.last = "el último";
    w.best = "el mejor";
    w.any = "cualquiera";
    w.andThatOne = "y de ese mismo";
    w.forWhom = "para quienes";
    w.howMany = "cuántos se cuentan en";
    w.ofThose = "de ellos, en";
    w.without = "sin que medie";
    w.after = "después de";
    w.from = "desde";
    w.before = "antes de";
    w.next = "en el siguiente periodo principal";
    w.theStart = "el inicio";
    w.theStepBefore = "el paso anterior";
    w.theStep = "el paso";
    w.months = "meses";
    w.terms = "periodos principales";
    w.years = "años académicos";
    w.within = "en un plazo de";
    w.eachByItself = "cada plazo por separado";
    w.soFar = "hasta ahora";
    w.by = "Se muestra por";
    w.cross = "Se muestra como tabla de";
    w.atStart = "al inicio";
    w.inStep = "en";
    w.has = "consta";
    w.hasNo = "no consta";
    w.atLeast = "hay al menos";
    w.records = "de";
    w.sumOf = "la suma de";
    w.theSame = "el mismo";
    w.countedIn = "contados en";
    w.inBands = "en tramos divididos en";
    w.standsFor = "equivale a";
    w.is = "es";
    w.isNot = "no es";
    w.below = "es menor que";
    w.atMost = "es como máximo";
    w.above = "es mayor que";
    w.notBelow = "es al menos";
    w.oneOf = "es";
    w.noneOf = "no es ninguno de";
    w.contains = "incluye";
    w.missing = "no se conoce";
    w.notMissing = "se conoce";
    w.notFoundCollege = "a los demás no se les encontró en una universidad miembro";
    w.notFoundSchool = "a los demás no se les encontró en una escuela miembro";
    return w;
}

} // namespace

const SentenceWords& sentenceWords(std::string_view language)
{
    static const SentenceWords English = english();
    static const SentenceWords Spanish = spanish();
    return language == "es" ? Spanish : English;
}

std::string listed(const std::vector<std::string>& parts, const std::string& lastWord)
{
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            out += i + 1 == parts.size() ? " " + lastWord + " " : ", ";
        out += parts[i];
    }
    return out;
}

} // namespace core::cohort
