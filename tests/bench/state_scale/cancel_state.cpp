// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks heavy questions of an invented state and gives them up after random delays: prints, per
// question, how long it took from cancel to return, as a line of JSON. Times belong to no CI.
#include "state_file.h"
#include "state_questions.h"

#include "core/cohort/plan.h"
#include "core/cohort/text_form.h"
#include "core/disclosure/gate.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>
#include <thread>
#include <utility>

namespace {

using namespace tests::state;
using Clock = std::chrono::steady_clock;
using Data = std::shared_ptr<const core::cache::DataFile>;

constexpr unsigned Threads = 2;

double msBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// Of this program, on all processors: what is late beyond it was waited for.
double processorMs()
{
    timespec used {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

/// As the session answers: counted, then through the gate.
core::Result<void> answer(const core::cohort::Plan& plan, const core::cache::DataFile& data,
                          core::TaskContext& task)
{
    TRY_ASSIGN(const auto counts, core::cohort::execute(plan, data, Threads, task));
    const core::disclosure::Gate gate(core::disclosure::Policy {});
    TRY_VOID(gate.disclose(counts, data.catalog().asOf, task));
    return {};
}

/// Drops the file from the page cache as far as the kernel will.
void forget(const std::filesystem::path& file)
{
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    close(descriptor);
}

/// What is in memory when a question is asked.
enum class Memory
{
    Nothing, ///< the file is out of the page cache, as far as the kernel will
    File, ///< sealed, nothing decoded: a new process
    Decoded
};

constexpr std::array<std::pair<Memory, const char*>, 3> Memories {
    {{Memory::Nothing, "nothing"}, {Memory::File, "file"}, {Memory::Decoded, "decoded"}}};

struct Trials
{
    double wholeMs = 0; ///< of one that nobody gave up
    std::vector<double> lateMs; ///< from cancel to return
    std::vector<double> workMs; ///< of the processors for this program in that time
    std::size_t tooLate = 0; ///< answered before it could be given up
};

class Canceller
{
public:
    Canceller(std::filesystem::path folder, const core::dictionary::Dictionary& dictionary)
        : m_folder(std::move(folder))
        , m_dictionary(dictionary)
    {
    }

    core::Result<Trials> run(const std::string& question, std::size_t repeats, Memory memory)
    {
        Trials trials;
        TRY_ASSIGN(Data data, fresh(memory));
        TRY_ASSIGN(const auto query, core::cohort::parse(question));
        TRY_ASSIGN(auto plan, core::cohort::bind(query, m_dictionary, data->catalog()));
        for (int i = 0; i < (memory == Memory::Decoded ? 2 : 1);
             ++i) { // the second finds all decoded
            core::TaskContext task;
            const auto begin = Clock::now();
            TRY_VOID(answer(*plan, *data, task));
            trials.wholeMs = msBetween(begin, Clock::now());
        }
        std::uniform_real_distribution<double> delay(0, trials.wholeMs);
        for (std::size_t i = 0; i < repeats; ++i) {
            if (memory != Memory::Decoded) {
                plan = nullptr;
                TRY_ASSIGN(data, fresh(memory));
                TRY_ASSIGN(plan, core::cohort::bind(query, m_dictionary, data->catalog()));
            }
            TRY_VOID(giveUp(*plan, *data, delay(m_random), trials));
        }
        return trials;
    }

private:
    core::Result<Data> fresh(Memory memory) const
    {
        if (memory == Memory::Nothing)
            forget(m_folder / "data.segue");
        return openState(m_folder);
    }

    static core::Result<void> giveUp(const core::cohort::Plan& plan,
                                     const core::cache::DataFile& data, double afterMs,
                                     Trials& trials)
    {
        const core::CancelToken token;
        core::Result<void> result;
        Clock::time_point back;
        std::thread worker([&] {
            core::TaskContext task(token);
            result = answer(plan, data, task);
            back = Clock::now();
        });
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(afterMs));
        const auto cancelled = Clock::now();
        const double before = processorMs();
        token.cancel();
        worker.join();
        const double work = processorMs() - before;
        if (result) {
            ++trials.tooLate;
            return {};
        }
        if (result.error().code != core::ErrorCode::Cancelled)
            return result;
        trials.lateMs.push_back(msBetween(cancelled, back));
        trials.workMs.push_back(work);
        return {};
    }

    std::filesystem::path m_folder;
    const core::dictionary::Dictionary& m_dictionary;
    std::mt19937 m_random {20260101};
};

/// The least value that @p share of all do not exceed.
double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return values[std::min(rank, values.size() - 1)];
}

core::Result<void> run(const StateQuestions& asked)
{
    Canceller canceller(asked.folder, asked.dictionary);
    for (const auto& question : asked.questions) {
        for (const auto& [memory, name] : Memories) {
            TRY_ASSIGN(const Trials trials, canceller.run(question.text, asked.repeats, memory));
            std::printf("{\"question\":\"%s\",\"memory\":\"%s\",\"whole_ms\":%.1f,"
                        "\"cancelled\":%zu,\"answered\":%zu,"
                        "\"p50_ms\":%.2f,\"p95_ms\":%.2f,\"p100_ms\":%.2f,"
                        "\"work_p95_ms\":%.2f,\"work_p100_ms\":%.2f}\n",
                        question.name.c_str(), name, trials.wholeMs, trials.lateMs.size(),
                        trials.tooLate, percentile(trials.lateMs, 0.5),
                        percentile(trials.lateMs, 0.95), percentile(trials.lateMs, 1.0),
                        percentile(trials.workMs, 0.95), percentile(trials.workMs, 1.0));
            std::fflush(stdout);
        }
    }
    return {};
}

} // namespace

int main(int argc, char* argv[])
{
    return askQuestions(argc, argv, run);
}
