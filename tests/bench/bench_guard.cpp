// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the difference guard costs on a demo profile: its lattice once, then every answer.
#include "core/cache/profile.h"
#include "core/cohort/members.h"
#include "core/disclosure/gate.h"
#include "core/session/lattice.h"
#include "core/session/saved_question.h"
#include "core/session/vault_services.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace core;
using namespace core::session;
using Timer = std::chrono::steady_clock;

double since(Timer::time_point start)
{
    return std::chrono::duration<double, std::milli>(Timer::now() - start).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

struct Bench
{
    dictionary::Dictionary words;
    std::shared_ptr<const cache::DataFile> data;
    agreements::Agreements agreements = {};
    std::string agreementsText;
    disclosure::Policy policy = {};
    std::shared_ptr<const core::session::Lattice> lattice = {};
};

/// Times one question in the parts of which an answer consists, 11 times.
int measure(const Bench& bench, const ReadQuestion& read)
{
    const auto ready = prepare(read, bench.words, bench.data->catalog(), bench.agreements);
    if (!ready)
        return 1;
    std::vector<double> plain, withMembers, gateMs, guardMs;
    std::size_t members = 0;
    bool tells = false;
    for (int i = 0; i < 11; ++i) {
        TaskContext task;
        auto start = Timer::now();
        const auto first = countAll(*ready.value().plan, *bench.data, task);
        plain.push_back(since(start));
        cohort::Members people;
        start = Timer::now();
        const auto raw = countAll(*ready.value().plan, *bench.data, task, {.members = &people});
        withMembers.push_back(since(start));
        if (!first || !raw)
            return 1;
        start = Timer::now();
        const auto table = disclosure::Gate(bench.policy)
                               .disclose(raw.value(), bench.data->catalog().asOf, task);
        gateMs.push_back(since(start));
        if (!table)
            return 1;
        start = Timer::now();
        const auto told = bench.lattice->guard.tellsOfFew({raw.value(), people, table.value()},
                                                          bench.policy, task);
        guardMs.push_back(since(start));
        tells = told && told.value();
        members = people.size();
    }
    std::printf(
        "%zu entries: counts %.2f ms, with members %.2f ms, gate %.2f ms, guard %.2f ms%s\n",
        members, median(plain), median(withMembers), median(gateMs), median(guardMs),
        tells ? " (refused)" : "");
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const auto phrase = vault::KeySafe::publishedPassphrase();
    auto profile = argc < 2
        ? Result<std::unique_ptr<cache::Profile>>(Error {})
        : cache::Profile::open(
            argv[1], {.passphrase = SecretBuffer::copyOf(std::as_bytes(std::span(phrase)))},
            systemKeychain());
    auto words = dictionary::Dictionary::load();
    if (!profile || !words) {
        std::fputs("bench_guard PROFILE [FIELDS...]\n", stderr);
        return 2;
    }
    Bench bench {.words = std::move(words).value(),
                 .data = profile.value()->openData().value(),
                 .agreementsText = profile.value()->agreementsText().value()};
    if (!bench.agreementsText.empty())
        bench.agreements = agreements::Agreements::parse(bench.agreementsText).value();
    for (int i = 0; i < 2; ++i) {
        TaskContext task;
        const auto start = Timer::now();
        bench.lattice
            = buildLattice({bench.data, bench.agreements, bench.agreementsText, bench.policy},
                           bench.words, task)
                  .value();
        std::printf("lattice %.0f ms: %zu sets, %zu bytes\n", since(start),
                    bench.lattice->guard.sets(), bench.lattice->guard.bytes());
    }
    const auto questions = savedQuestions().value();
    for (const auto& question : questions) {
        auto read = readQuestion(question.text).value();
        std::printf("%s: ", question.id.c_str());
        measure(bench, read);
        read.query.by = {{.of = "", .field = "gender", .bands = {}, .position = {}},
                         {.of = "start", .field = "academic_year", .bands = {}, .position = {}}};
        std::printf("  by gender and year: ");
        measure(bench, read);
    }
    return 0;
}
