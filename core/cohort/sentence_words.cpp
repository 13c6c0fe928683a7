// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cohort/sentence_words.h"

namespace core::cohort {
namespace {

struct Entry
{
    std::string SentenceWords::*word;
    const char* en;
    const char* es;
};

// clang-format off
constexpr Entry Entries[] = {
    {&SentenceWords::eachStudentFrom, "Students, each from", "Estudiantes, cada uno desde"},
    {&SentenceWords::everyRecord, "Every", "Cada"},
    {&SentenceWords::ofEachStudent, "Of each student", "De cada estudiante"},
    {&SentenceWords::onlyThose, "Only those for whom", "Solo aquellos para quienes"},
    {&SentenceWords::countsRecords, "Records are counted, and the people behind them.", "Se cuentan los registros y las personas que hay detrás."},
    {&SentenceWords::countsAttempts, "Attempts are counted, and the people behind them", "Se cuentan los intentos y las personas que hay detrás"},
    {&SentenceWords::countOnce, "records with the same time and the same %1 count once", "los registros que coinciden en tiempo y en %1 cuentan una vez"},
    {&SentenceWords::record, "%1 record", "registro de %1"},
    {&SentenceWords::records, "%1 records", "registros de %1"},
    {&SentenceWords::at, "at", "en"},
    {&SentenceWords::where, "where", "donde"},
    {&SentenceWords::onThatRecord, "and on that record", "y en ese registro"},
    {&SentenceWords::theFirst, "the first", "el primer"},
    {&SentenceWords::theLast, "the last", "el último"},
    {&SentenceWords::theBest, "the best", "el mejor"},
    {&SentenceWords::aFirst, "a first", "un primer"},
    {&SentenceWords::aLast, "a last", "un último"},
    {&SentenceWords::aBest, "a best", "un mejor"},
    {&SentenceWords::atLeastOne, "at least one", "al menos un"},
    {&SentenceWords::countedAt, "Counted at", "Se cuenta en"},
    {&SentenceWords::ofThose, "Of those, counted at", "De ellos, se cuenta en"},
    {&SentenceWords::ofThoseAt, "Of those at", "De los que están en"},
    {&SentenceWords::inBetweenNo, "and in between no", "y entre tanto ningún"},
    {&SentenceWords::after, "after", "después de"},
    {&SentenceWords::from, "from", "desde"},
    {&SentenceWords::before, "before", "antes de"},
    {&SentenceWords::next, "in the next main term", "en el siguiente periodo principal"},
    {&SentenceWords::theStart, "the start", "el inicio"},
    {&SentenceWords::theStepBefore, "the step before", "el paso anterior"},
    {&SentenceWords::theStep, "step", "el paso"},
    {&SentenceWords::month, "month", "mes"},
    {&SentenceWords::months, "months", "meses"},
    {&SentenceWords::term, "main term", "periodo principal"},
    {&SentenceWords::terms, "main terms", "periodos principales"},
    {&SentenceWords::year, "academic year", "año académico"},
    {&SentenceWords::years, "academic years", "años académicos"},
    {&SentenceWords::within, "within", "en un plazo de"},
    {&SentenceWords::eachByItself, "each counted by itself", "cada plazo por separado"},
    {&SentenceWords::soFar, "so far", "hasta ahora"},
    {&SentenceWords::notFoundCollege, "the others were not found at a member college", "a los demás no se les encontró en una universidad miembro"},
    {&SentenceWords::notFoundSchool, "the others were not found at a member school", "a los demás no se les encontró en una escuela miembro"},
    {&SentenceWords::andWord, "and", "y"},
    {&SentenceWords::orWord, "or", "o"},
    {&SentenceWords::notWord, "not", "no"},
    {&SentenceWords::there, "there is", "hay"},
    {&SentenceWords::thereNo, "there is no", "no hay ningún"},
    {&SentenceWords::thereAtLeast, "there are at least", "hay al menos"},
    {&SentenceWords::sumOf, "the sum of", "la suma de"},
    {&SentenceWords::over, "over", "sobre"},
    {&SentenceWords::is, "is", "es"},
    {&SentenceWords::isNot, "is not", "no es"},
    {&SentenceWords::below, "is below", "es menor que"},
    {&SentenceWords::atMost, "is at most", "es como máximo"},
    {&SentenceWords::above, "is above", "es mayor que"},
    {&SentenceWords::notBelow, "is at least", "es al menos"},
    {&SentenceWords::oneOf, "is", "es"},
    {&SentenceWords::noneOf, "is none of", "no es ninguno de"},
    {&SentenceWords::contains, "includes", "incluye"},
    {&SentenceWords::missing, "is not known", "no se conoce"},
    {&SentenceWords::notMissing, "is known", "se conoce"},
    {&SentenceWords::between, "is from", "va de"},
    {&SentenceWords::to, "to", "a"},
    {&SentenceWords::samePlaceAs, "it is at the same institution as", "está en la misma institución que"},
    {&SentenceWords::notSamePlaceAs, "it is not at the same institution as", "no está en la misma institución que"},
    {&SentenceWords::same, "it has the same %1 as", "coincide en %1 con"},
    {&SentenceWords::notSame, "it does not have the same %1 as", "no coincide en %1 con"},
    {&SentenceWords::countedIn, "they are counted in", "se cuentan en"},
    {&SentenceWords::notCountedIn, "they are not counted in", "no se cuentan en"},
    {&SentenceWords::countedYesAt, "they are counted as yes at", "se cuentan como sí en"},
    {&SentenceWords::notCountedYesAt, "they are not counted as yes at", "no se cuentan como sí en"},
    {&SentenceWords::of, "of", "de"},
    {&SentenceWords::by, "Shown by", "Se muestra por"},
    {&SentenceWords::cross, "Shown as a table of", "Se muestra como tabla de"},
    {&SentenceWords::atStart, "at the start", "al inicio"},
    {&SentenceWords::inStep, "in", "en"},
    {&SentenceWords::inBands, "in bands divided at", "en tramos divididos en"},
    {&SentenceWords::standsFor, "stands for", "equivale a"},
    {&SentenceWords::means, "means:", "significa:"},
    {&SentenceWords::measured, "Measured:", "Se mide:"},
    {&SentenceWords::daysTo, "the days", "los días"},
    {&SentenceWords::productLimit, "by Kaplan-Meier: those it has not come to count for as long as they were seen", "por Kaplan-Meier: quienes no han llegado cuentan mientras se les pudo observar"},
    {&SentenceWords::spreadOf, "the mean, median and quartiles of", "la media, la mediana y los cuartiles de"},
    {&SentenceWords::numberOf, "the number of", "el número de"},
    {&SentenceWords::sameStudents, "The same students:", "Los mismos estudiantes:"},
    {&SentenceWords::growthOf, "the growth of", "el crecimiento de"},
    {&SentenceWords::untilStep, "to", "hasta"},
    {&SentenceWords::differentStudents, "Different students:", "Estudiantes distintos:"},
    {&SentenceWords::differentRecords, "Different records:", "Registros distintos:"},
    {&SentenceWords::comparedWith, "compared with", "comparado con"},
    {&SentenceWords::splitInto, "the change split into rate and mix", "el cambio separado en tasa y composición"},
};
// clang-format on

SentenceWords wordsOf(const char* Entry::*language)
{
    SentenceWords words;
    for (const Entry& entry : Entries)
        words.*entry.word = entry.*language;
    return words;
}

/// In Spanish "y" and "o" change before their own sound.
std::string before(const std::string& next, const std::string& word)
{
    const char first = next.empty() ? ' ' : next[0];
    if (word == "y" && (first == 'i' || first == 'I'))
        return "e";
    return word == "o" && (first == 'o' || first == 'O') ? "u" : word;
}

} // namespace

const SentenceWords& sentenceWords(std::string_view language)
{
    static const SentenceWords English = wordsOf(&Entry::en);
    static const SentenceWords Spanish = wordsOf(&Entry::es);
    return language == "es" ? Spanish : English;
}

std::string filled(const std::string& pattern, const std::string& what)
{
    const std::size_t place = pattern.find("%1");
    return place == std::string::npos ? pattern
                                      : pattern.substr(0, place) + what + pattern.substr(place + 2);
}

std::string listed(const std::vector<std::string>& parts, const std::string& lastWord)
{
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            out += i + 1 == parts.size() ? " " + before(parts[i], lastWord) + " " : ", ";
        out += parts[i];
    }
    return out;
}

} // namespace core::cohort
