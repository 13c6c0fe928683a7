// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/disclosure/referee.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace referee {

using namespace core::disclosure;

namespace {

/// In CPLEX's LP format; every cell is a variable, a shown one is fixed.
std::string problem(const CellSystem& system, const Pattern& hidden, std::size_t cell,
                    Floors floors, Numbers numbers, const char* sense)
{
    std::ostringstream out;
    out << sense << "\n obj: x" << cell << "\nSubject To\n";
    for (const Equation& equation : system.equations) {
        out << " - x" << equation.total;
        for (const std::size_t part : equation.parts)
            out << " + x" << part;
        out << " = 0\n";
    }
    for (const Inequality& inequality : system.inequalities) {
        for (const auto& [here, coefficient] : inequality.terms)
            out << (coefficient < 0 ? " - " : " + ") << std::abs(coefficient) << " x" << here;
        out << " >= " << inequality.least << "\n";
    }
    out << "Bounds\n";
    for (std::size_t i = 0; i < system.cells.size(); ++i) {
        const Cell& here = system.cells[i];
        if (hidden[i])
            out << " x" << i << " >= " << (floors == Floors::Known ? here.floor : 0) << "\n";
        else
            out << " x" << i << " = " << here.value << "\n";
    }
    if (numbers == Numbers::Whole) {
        out << "General\n";
        for (std::size_t i = 0; i < system.cells.size(); ++i)
            out << " x" << i << "\n";
    }
    out << "End\n";
    return out.str();
}

/// The value of the objective; not a number where glpsol gives none.
double solved(const std::string& text)
{
    const std::string file = testing::TempDir() + "segue_referee.lp";
    const std::string answer = testing::TempDir() + "segue_referee.txt";
    std::ofstream(file) << text;
    const std::string command = "glpsol --lp " + file + " --write " + answer + " >/dev/null";
    if (std::system(command.c_str()) != 0)
        return std::nan("");
    std::ifstream in(answer);
    for (std::string line; std::getline(in, line);) {
        // s bas <rows> <columns> f f <objective>, or s mip <rows> <columns> o <objective>
        std::istringstream words(line);
        std::string kind, basis, state, dual;
        int rows = 0, columns = 0;
        double objective = 0;
        if (!(words >> kind >> basis >> rows >> columns >> state) || kind != "s")
            continue;
        const bool isBest
            = basis == "mip" ? state == "o" : state == "f" && words >> dual && dual == "f";
        if (isBest && words >> objective)
            return objective;
    }
    return std::nan("");
}

} // namespace

bool isThere()
{
    return std::system("command -v glpsol >/dev/null") == 0;
}

Ends rangeOf(const CellSystem& system, const Pattern& hidden, std::size_t cell, Floors floors,
             Numbers numbers)
{
    constexpr double tolerance = 1e-6;
    const double least = solved(problem(system, hidden, cell, floors, numbers, "Minimize"));
    const double most = solved(problem(system, hidden, cell, floors, numbers, "Maximize"));
    if (std::isnan(least) || std::isnan(most))
        return {-2, -2}; // no other answer is this
    return {static_cast<std::int64_t>(std::ceil(least - tolerance)),
            static_cast<std::int64_t>(std::floor(most + tolerance))};
}

} // namespace referee
