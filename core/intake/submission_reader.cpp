// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/submission_reader.h"

#include <algorithm>

namespace core::intake {
namespace {

constexpr std::int64_t RowsPerChunk = 4096;

struct RowCounter
{
    FileSummary& summary;

    void count(RowFate fate)
    {
        ++summary.rows;
        switch (fate) {
        case RowFate::Loaded:
            ++summary.loaded;
            break;
        case RowFate::Repaired:
            ++summary.repaired;
            break;
        case RowFate::Duplicate:
            ++summary.duplicates;
            break;
        case RowFate::Rejected:
        case RowFate::FileRefused:
            ++summary.rejected;
            break;
        }
    }
};

/// The rule a record of the wrong form breaks, or nothing when its fields can be read.
std::optional<Rule> brokenRule(RecordState state, const RecordReader& reader,
                               const FileShape& shape)
{
    const bool isCutOff = reader.endsWithoutLineEnd();
    const std::size_t fields = reader.fields().size();
    if (state == RecordState::CutInQuote)
        return Rule::TruncatedLastLine;
    if (state == RecordState::BadLength)
        return isCutOff ? Rule::TruncatedLastLine : Rule::RecordLength;
    if (state == RecordState::TextAfterQuote)
        return Rule::TextAfterQuote;
    if (fields < shape.fieldCount)
        return isCutOff ? Rule::TruncatedLastLine : Rule::MissingFields;
    // Also when the surplus is blank: a comma too many in a name has shifted all that follows.
    if (fields > shape.fieldCount)
        return Rule::ExtraFields;
    return std::nullopt;
}

std::string fieldsOf(const RecordReader& reader, const FileShape& shape)
{
    return shape.format.isFixed()
        ? std::to_string(shape.format.recordLength)
        : std::to_string(reader.fields().size()) + " of " + std::to_string(shape.fieldCount);
}

Error cancelled()
{
    return {ErrorCode::Cancelled, "reading files"};
}

} // namespace

SubmissionReader::SubmissionReader(const IntakeRequest& request,
                                   const dictionary::Dictionary& dictionary,
                                   const identity::KeyMaker* keys, TaskContext& task)
    : m_request(request)
    , m_dictionary(dictionary)
    , m_task(task)
    , m_builder(request.knownInstitutions, dictionary)
    , m_persons(keys)
    , m_summaries(request.files.size())
    , m_findings(request.files.size())
{
}

Result<IntakeOutcome> SubmissionReader::read()
{
    TRY_VOID(compileLayouts());
    TRY_VOID(connectLookups());
    makeLoaders();
    for (const InputFile& file : m_request.files) {
        std::error_code ignored; // a file that cannot be sized fails when it is opened
        const auto size = std::filesystem::file_size(file.path, ignored);
        m_bytesInAll += ignored ? 0 : size;
    }
    for (const std::size_t index : readingOrder())
        TRY_VOID(readFile(index));
    IntakeOutcome outcome;
    outcome.report.files = std::move(m_summaries);
    for (auto& findings : m_findings)
        std::move(findings.begin(), findings.end(), std::back_inserter(outcome.report.findings));
    if (outcome.report.isRefused())
        return outcome;
    Submission submission = m_builder.take();
    submission.submitter = m_request.submitter;
    submission.synthetic = m_request.synthetic;
    submission.persons = m_persons.take();
    outcome.submission = std::move(submission);
    return outcome;
}

Result<void> SubmissionReader::compileLayouts()
{
    std::vector<LayoutPlan*> plans;
    for (const InputFile& file : m_request.files) {
        if (!file.layout)
            return Error {ErrorCode::InvalidInput, "no layout for a file",
                          file.path.filename().string()};
        Source& source = m_sources[file.layout->id];
        if (source.plan)
            continue;
        TRY_ASSIGN(auto plan, LayoutPlan::compile(*file.layout, m_dictionary));
        source.plan = std::make_unique<LayoutPlan>(std::move(plan));
        plans.push_back(source.plan.get());
    }
    markIdentifiers(plans);
    return {};
}

Result<void> SubmissionReader::connectLookups()
{
    for (auto& [id, source] : m_sources) {
        for (PlannedLookup& lookup : source.plan->lookups) {
            const auto other = m_sources.find(lookup.rule->layout);
            if (other == m_sources.end())
                continue;
            std::vector<Slot> keySlots;
            std::vector<Slot> valueSlots;
            const LayoutPlan& plan = *other->second.plan;
            for (const auto& [own, name] : lookup.rule->on)
                keySlots.push_back(plan.slotOf(name).value_or(NoSlot));
            for (const std::string& name : lookup.rule->take)
                valueSlots.push_back(plan.slotOf(name).value_or(NoSlot));
            const auto isUnknown = [](Slot slot) { return slot == NoSlot; };
            if (keySlots.empty() || std::any_of(keySlots.begin(), keySlots.end(), isUnknown)
                || std::any_of(valueSlots.begin(), valueSlots.end(), isUnknown))
                return Error {ErrorCode::InvalidInput,
                              "a look-up names a column that " + lookup.rule->layout + " lacks",
                              id};
            auto& table = other->second.tables.emplace_back(
                std::make_unique<LookupTable>(std::move(keySlots), std::move(valueSlots)));
            lookup.table = table.get();
            other->second.plan->feeds.push_back(table.get());
        }
    }
    return {};
}

void SubmissionReader::makeLoaders()
{
    for (auto& [id, source] : m_sources) {
        const auto students = m_sources.find(source.plan->layout->studentLayout);
        if (students != m_sources.end() && !students->second.students)
            students->second.students = std::make_unique<StudentRows>();
    }
    const LoadTarget target {m_builder, m_persons, m_dictionary,
                             !m_request.knownInstitutions.empty()};
    for (auto& [id, source] : m_sources) {
        const auto students = m_sources.find(source.plan->layout->studentLayout);
        source.loader = std::make_unique<RowLoader>(
            *source.plan, target,
            students == m_sources.end() ? nullptr : students->second.students.get(),
            source.students.get());
    }
}

/// Depth first; a circle of look-ups is cut where it closes.
void SubmissionReader::placeAfterNeeds(const std::string& layout,
                                       std::vector<std::string>& order) const
{
    const auto source = m_sources.find(layout);
    if (source == m_sources.end() || std::find(order.begin(), order.end(), layout) != order.end())
        return;
    order.push_back(layout); // holds the place against circles
    const dictionary::Layout& rules = *source->second.plan->layout;
    for (const dictionary::LookupRule& lookup : rules.lookups)
        placeAfterNeeds(lookup.layout, order);
    placeAfterNeeds(rules.studentLayout, order);
    std::erase(order, layout);
    order.push_back(layout);
}

std::vector<std::size_t> SubmissionReader::readingOrder() const
{
    std::vector<std::string> layouts;
    for (const InputFile& file : m_request.files)
        placeAfterNeeds(file.layout->id, layouts);
    std::vector<std::size_t> order;
    for (const std::string& layout : layouts)
        for (std::size_t index = 0; index < m_request.files.size(); ++index)
            if (m_request.files[index].layout->id == layout)
                order.push_back(index);
    return order;
}

Result<void> SubmissionReader::readFile(std::size_t index)
{
    const InputFile& input = m_request.files[index];
    if (m_task.isCancelled())
        return cancelled();
    TRY_ASSIGN(SourceFile file, SourceFile::open(input.path));
    TRY_ASSIGN(const WipedString head, file.head());
    Source& source = m_sources.at(input.layout->id);
    FindingLog log(file.name());
    FileSummary& summary = m_summaries[index];
    summary.file = file.name();
    summary.layout = input.layout->id;
    summary.encoding = file.scan().encodingName();
    const auto shape = openingChecks(file, head, source, log);
    summary.refused = !shape;
    if (shape)
        TRY_VOID(readRows(file, *shape, source, log, summary));
    m_bytesDone += file.scan().bytes;
    m_task.report(static_cast<double>(m_bytesDone) / static_cast<double>(m_bytesInAll));
    m_findings[index] = log.takeSorted();
    for (const Finding& finding : m_findings[index])
        summary.refused = summary.refused || finding.effect == FindingEffect::FileRefused;
    if (summary.refused)
        refuse(source, summary);
    return {};
}

/// What belongs to a refused file cannot be judged: its partners' rows are let through, and the
/// submission is refused anyway.
void SubmissionReader::refuse(Source& source, FileSummary& summary)
{
    summary.refused = true;
    if (source.students)
        source.students->setUnreadable();
    for (auto& table : source.tables)
        table->setUnreadable();
}

std::optional<FileShape> SubmissionReader::openingChecks(SourceFile& file, std::string_view head,
                                                         const Source& source,
                                                         FindingLog& log) const
{
    const FileScan& scan = file.scan();
    const auto refuse = [&log](Rule rule, std::int64_t line) {
        log.add(rule, FindingEffect::FileRefused, line);
        return std::nullopt;
    };
    if (head.find_first_not_of(" \t\r\n\x1a") == std::string_view::npos
        && scan.bytes <= head.size() + 3)
        return refuse(Rule::EmptyFile, 0);
    if (scan.encoding == Encoding::Utf16)
        return refuse(Rule::Utf16, 0);
    if (scan.nulLine > 0)
        return refuse(Rule::NulBytes, scan.nulLine);
    if (scan.isMixed)
        log.add(Rule::MixedEncoding, FindingEffect::Note, 0);
    const std::string& due = source.plan->layout->fileName;
    const auto pattern = Pattern::compile(due, LetterCase::Ignored);
    if (!due.empty() && pattern && !pattern.value().matches(file.name()))
        log.add(Rule::FileName, FindingEffect::Note, 0, due);
    checkPartners(source, log);
    return findShape(*source.plan, scan, head, log);
}

void SubmissionReader::checkPartners(const Source& source, FindingLog& log) const
{
    const std::string& students = source.plan->layout->studentLayout;
    if (!students.empty() && !m_sources.contains(students))
        log.add(Rule::StudentFileMissing, FindingEffect::FileRefused, 0, students);
    for (const PlannedLookup& lookup : source.plan->lookups)
        if (!lookup.table)
            log.add(Rule::LookupFileMissing,
                    lookup.rule->required ? FindingEffect::FileRefused : FindingEffect::Note, 0,
                    lookup.rule->layout);
}

Result<void> SubmissionReader::readRows(SourceFile& file, const FileShape& shape, Source& source,
                                        FindingLog& log, FileSummary& summary)
{
    RecordReader reader(file, shape.format);
    source.loader->setFile(shape, log);
    RowCounter counter {summary};
    bool isHeaderDue = shape.hasHeader;
    bool endsCleanly = true;
    for (std::int64_t records = 0;; ++records) {
        if (records % RowsPerChunk == 0) {
            if (m_task.isCancelled())
                return cancelled();
            m_task.report(static_cast<double>(m_bytesDone + file.bytesRead())
                          / static_cast<double>(m_bytesInAll));
        }
        TRY_ASSIGN(const RecordState state, reader.next());
        if (state == RecordState::End)
            break;
        if (state == RecordState::TooLong || state == RecordState::UnclosedQuote) {
            const bool isLong = state == RecordState::TooLong;
            log.add(isLong ? Rule::RecordTooLong : Rule::UnclosedQuote, FindingEffect::FileRefused,
                    reader.line(), isLong ? std::to_string(LongestRecord) : std::string());
            return {};
        }
        if (state == RecordState::Blank) {
            log.add(Rule::BlankLine, FindingEffect::Note, reader.line());
            continue;
        }
        if (std::exchange(isHeaderDue, false))
            continue;
        endsCleanly = !reader.endsWithoutLineEnd();
        if (const auto broken = brokenRule(state, reader, shape)) {
            log.add(*broken, FindingEffect::RowRejected, reader.line(), fieldsOf(reader, shape));
            counter.count(RowFate::Rejected);
            endsCleanly = true; // said already
            continue;
        }
        const RowFate fate = source.loader->load(reader.fields(), reader.line());
        counter.count(fate);
        if (fate == RowFate::FileRefused)
            return {};
    }
    if (summary.rows == 0)
        log.add(Rule::NoRows, FindingEffect::Note, 0);
    if (!endsCleanly && file.scan().hasLineEnds)
        log.add(Rule::NoFinalLineEnd, FindingEffect::Note, reader.line() - 1);
    const double share = source.plan->layout->refuseAboveRejectedShare;
    if (summary.rows > 0
        && static_cast<double>(summary.rejected) > share * static_cast<double>(summary.rows))
        log.add(Rule::TooManyRejected, FindingEffect::FileRefused, 0,
                std::to_string(summary.rejected) + " of " + std::to_string(summary.rows));
    return {};
}

} // namespace core::intake
