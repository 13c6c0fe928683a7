// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// write_region FOLDER STUDENTS SEED: a region for a test that reads files.
#include "app/synth/synth.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv)
{
    if (argc != 4)
        return 2;
    core::TaskContext task;
    const auto report = app::synth::synthesise(
        {argv[1], std::atoll(argv[2]), std::strtoull(argv[3], nullptr, 10)}, task);
    if (!report) {
        std::fprintf(stderr, "%s\n", report.error().detail.c_str());
        return 1;
    }
    return 0;
}
