// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the exact counts of questions, past the gate: for tests alone, which compare them with
// published numbers. No program that ships can do this.
// Usage: exact_counts PROFILE QUESTION PASSPHRASE_FILE [QUESTION ...]
#include "app/system/secret_file.h"
#include "core/cache/profile.h"
#include "core/cohort/plan.h"
#include "core/cohort/text_form.h"

#include <QCoreApplication>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <vector>

namespace {

using core::cohort::RawRow;
using core::cohort::RawTable;
using core::cohort::StepTally;

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

void printCount(const char* name, std::int64_t count)
{
    std::printf("\"%s\":%lld,", name, static_cast<long long>(count));
}

void printStep(const StepTally& step)
{
    std::printf("{");
    printCount("yes", step.yes.count);
    printCount("no", step.no.count);
    printCount("not_yet", step.notYet.count);
    printCount("not_located", step.notLocated.count);
    printCount("hidden", step.hidden.count);
    printCount("not_reached", step.notReached.count);
    std::printf("\"elsewhere\":{");
    for (std::size_t i = 0; i < step.elsewhere.size(); ++i)
        std::printf("%s%s:%lld", i > 0 ? "," : "", quoted(step.elsewhere[i].segment).c_str(),
                    static_cast<long long>(step.elsewhere[i].tally.count));
    const std::string fair = step.fairFrom ? quoted(core::toIso(*step.fairFrom)) : "null";
    std::printf("},\"fair_from\":%s}", fair.c_str());
}

void printValues(const char* name, const std::vector<core::cohort::ValueCount>& values)
{
    std::printf(",\"%s\":[", name);
    for (std::size_t i = 0; i < values.size(); ++i)
        std::printf("%s[%lld,%lld]", i > 0 ? "," : "", static_cast<long long>(values[i].value),
                    static_cast<long long>(values[i].count));
    std::printf("]");
}

void printMeasure(const core::cohort::RawMeasure& measure)
{
    std::printf(",\"measure\":{\"measured\":%lld,\"without\":%lld",
                static_cast<long long>(measure.measured.count),
                static_cast<long long>(measure.without.count));
    printValues("values", measure.values);
    printValues("censored", measure.censored);
    std::printf("}");
}

void printRow(const RawRow& row)
{
    std::printf("{\"keys\":[");
    for (std::size_t i = 0; i < row.keys.size(); ++i)
        std::printf("%s%s", i > 0 ? "," : "", quoted(row.keys[i]).c_str());
    std::printf("],");
    printCount("n", row.n.count);
    printCount("people", row.n.people);
    std::printf("\"yes\":[");
    for (std::size_t i = 0; i < row.steps.size(); ++i)
        std::printf("%s%lld", i > 0 ? "," : "", static_cast<long long>(row.steps[i].yes.count));
    std::printf("],\"steps\":[");
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        std::printf("%s", i > 0 ? "," : "");
        printStep(row.steps[i]);
    }
    std::printf("]");
    if (row.measure)
        printMeasure(*row.measure);
    std::printf("}");
}

void print(const RawTable& table)
{
    std::printf("{\"total\":");
    printRow(table.total);
    std::printf(",\"rows\":[");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (i > 0)
            std::printf(",");
        printRow(table.rows[i]);
    }
    std::printf("]}\n");
}

/// Prints the table of each question, a line each; the profile is opened once.
core::Result<void> printAll(const char* folder, const char* passphrase,
                            const std::vector<const char*>& questions)
{
    TRY_ASSIGN(const auto dictionary, core::dictionary::Dictionary::load());
    TRY_ASSIGN(auto secret, app::readSecretFile(passphrase, app::SecretExtent::FirstLine));
    TRY_ASSIGN(const auto profile,
               core::cache::Profile::open(folder, {.passphrase = std::move(secret)},
                                          core::vault::systemKeychain()));
    TRY_ASSIGN(const auto data, profile->openData());
    for (const char* file : questions) {
        std::ostringstream text;
        text << std::ifstream(file).rdbuf();
        TRY_ASSIGN(const auto query, core::cohort::parse(text.str()));
        TRY_ASSIGN(const auto plan, core::cohort::bind(query, dictionary, data->catalog()));
        core::TaskContext task;
        TRY_ASSIGN(const auto table, core::cohort::execute(*plan, *data, 2, task));
        print(table);
    }
    return {};
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc < 4)
        return 2;
    const QCoreApplication application(argc, argv);
    std::vector<const char*> questions {argv[2]};
    questions.insert(questions.end(), argv + 4, argv + argc);
    const auto printed = printAll(argv[1], argv[3], questions);
    if (!printed) {
        std::fprintf(stderr, "%s\n", printed.error().detail.c_str());
        return 1;
    }
    return 0;
}
