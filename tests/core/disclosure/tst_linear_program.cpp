// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The door to GLPK: its answers, its failures, its threads, and glpsol as a second opinion.
#include "core/disclosure/hidden_part.h"
#include "core/disclosure/linear_program.h"
#include "tests/core/disclosure/named_system.h"
#include "tests/core/disclosure/referee.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace {

using namespace core::disclosure;

/// Three pairs of which each has one at most, and their sum: 1.5 in fractions, 1 in whole numbers.
LinearProgram triangle()
{
    const std::vector<ProgramVariable> variables(7, ProgramVariable {0, 100});
    return {variables,
            {{{{0, 1}, {1, 1}, {3, 1}}, 1},
             {{{1, 1}, {2, 1}, {4, 1}}, 1},
             {{{0, 1}, {2, 1}, {5, 1}}, 1},
             {{{0, 1}, {1, 1}, {2, 1}, {6, -1}}, 0}}};
}

/// x0 + x1 = 10
LinearProgram sumOfTwo()
{
    return {{{2, 50}, {0, 50}}, {{{{0, 1}, {1, 1}}, 10}}};
}

/// A variable twice in a row, which GLPK takes for a mistake of its caller.
LinearProgram faulty()
{
    return {{{0, 50}, {0, 50}}, {{{{0, 1}, {0, 1}}, 10}}};
}

TEST(LinearProgram, GivesTheEndsOfAVariable)
{
    LinearProgram program = sumOfTwo();
    EXPECT_DOUBLE_EQ(program.solve(0, Direction::Most)->value, 10);
    EXPECT_DOUBLE_EQ(program.solve(0, Direction::Least)->value, 2);
    EXPECT_DOUBLE_EQ(program.solve(1, Direction::Most)->value, 8);
}

TEST(LinearProgram, NamesWhatProvesABound)
{
    LinearProgram program = sumOfTwo();
    const auto most = program.solve(1, Direction::Most);
    EXPECT_EQ(most->tightRows, (std::vector<std::size_t> {0}));
    EXPECT_EQ(most->tightVariables, (std::vector<std::size_t> {0}));
}

TEST(LinearProgram, TellsFractionsFromWholeNumbers)
{
    LinearProgram program = triangle();
    EXPECT_DOUBLE_EQ(program.solve(6, Direction::Most)->value, 1.5);
    const auto one = program.findWhole(6, Direction::Most, 1);
    ASSERT_TRUE(one);
    EXPECT_EQ(one->at(6), 1);
    EXPECT_EQ(one->at(0) + one->at(1) + one->at(2), 1);
    EXPECT_FALSE(program.findWhole(6, Direction::Most, 2));
    EXPECT_DOUBLE_EQ(program.solve(6, Direction::Most)->value, 1.5) << "it is as it was";
}

TEST(LinearProgram, WithoutASolutionThereIsNone)
{
    LinearProgram program({{0, 3}, {0, 3}}, {{{{0, 1}, {1, 1}}, 10}});
    EXPECT_FALSE(program.solve(0, Direction::Most));
    EXPECT_FALSE(program.findWhole(0, Direction::Most, 1));
}

TEST(LinearProgram, AFaultOfTheSolverIsNoAnswerAndDoesNotLast)
{
    LinearProgram before = sumOfTwo();
    {
        LinearProgram program = faulty();
        EXPECT_FALSE(program.solve(0, Direction::Most));
        EXPECT_FALSE(program.findWhole(0, Direction::Most, 1));
    }
    EXPECT_FALSE(before.solve(0, Direction::Most)) << "GLPK dropped it with the faulty one";
    LinearProgram after = sumOfTwo();
    EXPECT_DOUBLE_EQ(after.solve(0, Direction::Most)->value, 10);
}

TEST(LinearProgram, ThreadsDoNotMeet)
{
    std::atomic<int> wrong = 0;
    const auto work = [&wrong] {
        for (int i = 0; i < 200; ++i) {
            if (i % 7 == 0 && faulty().solve(0, Direction::Most))
                ++wrong;
            LinearProgram two = sumOfTwo();
            LinearProgram three = triangle();
            const auto sum = two.solve(0, Direction::Most);
            const auto whole = three.solve(6, Direction::Most)
                ? three.findWhole(6, Direction::Most, 1)
                : std::nullopt;
            if (!sum || sum->value != 10 || !whole || whole->at(6) != 1)
                ++wrong;
        }
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(work);
    threads.clear();
    EXPECT_EQ(wrong, 0);
}

TEST(LinearProgram, AgreesWithGlpsolOnExportedProblems)
{
    if (!referee::isThere())
        GTEST_SKIP() << "no glpsol here";
    std::mt19937 random(1994);
    int asked = 0;
    for (int i = 0; i < 6; ++i) {
        const Named table = randomThreeWay(random, 2, 3, 3);
        const Pattern hidden = table.linear();
        for (const std::size_t cell : table.primaries()) {
            if (++asked % 3 != 0)
                continue;
            for (const auto floors : {Floors::Known, Floors::Ignored}) {
                const Ends ours = rangeOf(table.system, hidden, cell, floors);
                EXPECT_EQ(ours, referee::rangeOf(table.system, hidden, cell, floors))
                    << "cell " << cell << " of table " << i;
            }
        }
    }
    EXPECT_GT(asked, 20);
}

} // namespace
