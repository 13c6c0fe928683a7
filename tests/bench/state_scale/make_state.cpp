// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Invents a state of up to 25 million students: as a sealed data file, or as tables of text.
#include "csv.h"
#include "state_file.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using namespace tests::state;

constexpr unsigned Threads = 2;

core::Result<void> run(std::string_view what, const std::filesystem::path& folder, Size size,
                       std::uint32_t from, std::uint32_t to)
{
    TRY_ASSIGN(const auto dictionary, core::dictionary::Dictionary::load());
    const World world = makeWorld(dictionary);
    const Population population(world, size);
    if (what == "rows")
        return writeRows(world, population, from, std::min(to, population.shards()), folder);
    TRY_ASSIGN(const auto made, makeState(world, population, folder, Threads));
    TRY_VOID(writeMeanings(made.catalog, folder));
    std::printf("{\"students\":%u,\"shards\":%u,\"records\":%lld,\"bytes\":%lld}\n", size.students,
                population.shards(), static_cast<long long>(made.records),
                static_cast<long long>(made.bytes));
    return {};
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const std::string_view what = argc > 1 ? argv[1] : "";
    const auto number = [&](int index) {
        return static_cast<std::uint32_t>(index < argc ? std::strtoul(argv[index], nullptr, 10)
                                                       : 0);
    };
    if ((what != "data" || argc != 5) && (what != "rows" || argc != 7)) {
        std::fputs("make_state data FOLDER STUDENTS STUDENTS-IN-A-SHARD\n"
                   "make_state rows FOLDER STUDENTS STUDENTS-IN-A-SHARD FIRST-SHARD BEHIND-LAST\n",
                   stderr);
        return 2;
    }
    const Size size {number(3), number(4)};
    if (size.students == 0 || size.perShard == 0 || size.perShard > core::cache::ShardSize)
        return 2;
    const auto done = run(what, argv[2], size, number(5), number(6));
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().detail.c_str());
        return 1;
    }
    return 0;
}
