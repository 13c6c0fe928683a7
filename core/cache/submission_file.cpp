// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/submission_file.h"

#include "core/cache/connection.h"
#include "core/cache/slices/catalog_codec.h"

#include <algorithm>
#include <array>

namespace core::cache {

namespace {

using intake::Submission;

constexpr std::size_t PersonsInPart = std::size_t {1} << 20U; ///< SQLite's blobs end at 1 GB

template<typename Integer>
bool allBelow(const std::vector<Integer>& values, std::size_t limit)
{
    return std::all_of(values.begin(), values.end(), [limit](Integer v) { return v < limit; });
}

const intake::TextPool* poolOf(const Submission& submission, const std::string& element)
{
    const auto found = std::find_if(submission.pools.begin(), submission.pools.end(),
                                    [&](const auto& pool) { return pool.element == element; });
    return found == submission.pools.end() ? nullptr : &*found;
}

bool holdsTogether(const Submission& submission, const intake::RecordTable& table)
{
    const std::size_t size = table.size();
    if (table.institution.size() != size || table.time.size() != size
        || table.columns.size() != table.elements.size()
        || !allBelow(table.person, submission.persons.size())
        || !allBelow(table.institution, submission.institutions.size())
        || !allBelow(table.time, submission.times.size() + 1))
        return false;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto* pool = poolOf(submission, table.elements[i]);
        if (table.columns[i].size() != size
            || !allBelow(table.columns[i], pool != nullptr ? pool->texts.size() : 1))
            return false;
    }
    return true;
}

/// In the fewest whole bytes that hold the greatest value.
void writePacked(BlobWriter& writer, const std::vector<std::uint32_t>& values)
{
    const auto greatest = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
    const auto writeAs = [&]<typename Narrow>(Narrow) {
        writer.number(static_cast<std::uint8_t>(sizeof(Narrow)));
        std::vector<Narrow> narrow(values.size());
        std::transform(values.begin(), values.end(), narrow.begin(),
                       [](std::uint32_t value) { return static_cast<Narrow>(value); });
        writer.numbers(std::span<const Narrow>(narrow));
    };
    if (greatest <= UINT8_MAX)
        writeAs(std::uint8_t {});
    else if (greatest <= UINT16_MAX)
        writeAs(std::uint16_t {});
    else
        writeAs(std::uint32_t {});
}

std::vector<std::uint32_t> readPacked(BlobReader& reader, std::size_t count)
{
    const auto widen = [](const auto& narrow) {
        return std::vector<std::uint32_t>(narrow.begin(), narrow.end());
    };
    switch (reader.number<std::uint8_t>()) {
    case 1:
        return widen(reader.numbers<std::uint8_t>(count));
    case 2:
        return widen(reader.numbers<std::uint16_t>(count));
    case 4:
        return reader.numbers<std::uint32_t>(count);
    default:
        reader.fail();
        return {};
    }
}

/// How many rows the parts after the first have.
struct Sizes
{
    std::uint64_t persons = 0;
    std::uint64_t reports = 0;
    std::vector<std::uint64_t> tables;
};

void writeHead(BlobWriter& writer, const Submission& submission)
{
    writer.text(submission.id);
    writer.text(submission.submitter);
    writer.number(static_cast<std::uint8_t>(submission.synthetic ? 1 : 0));
    writeInstitutions(writer, submission.institutions);
    writeTimes(writer, submission.times);
    writer.texts(submission.nameSpaces);
    writer.texts(submission.attributes);
    writer.number(static_cast<std::uint32_t>(submission.pools.size()));
    for (const auto& pool : submission.pools) {
        writer.text(pool.element);
        writer.texts(pool.texts);
    }
    writer.number(static_cast<std::uint64_t>(submission.persons.size()));
    writer.number(static_cast<std::uint64_t>(submission.attributeReports.size()));
    writer.number(static_cast<std::uint32_t>(submission.tables.size()));
    for (const auto& table : submission.tables) {
        writer.text(table.kind);
        writer.texts(table.elements);
        writer.number(static_cast<std::uint64_t>(table.size()));
    }
}

Sizes readHead(BlobReader& reader, Submission& submission)
{
    Sizes sizes;
    submission.id = reader.text();
    submission.submitter = reader.text();
    submission.synthetic = reader.number<std::uint8_t>() != 0;
    submission.institutions = readInstitutions(reader);
    submission.times = readTimes(reader);
    submission.nameSpaces = reader.texts();
    submission.attributes = reader.texts();
    for (auto left = reader.number<std::uint32_t>(); left > 0 && reader.ok(); --left) {
        intake::TextPool pool;
        pool.element = reader.text();
        pool.texts = reader.texts();
        submission.pools.push_back(std::move(pool));
    }
    sizes.persons = reader.number<std::uint64_t>();
    sizes.reports = reader.number<std::uint64_t>();
    for (auto left = reader.number<std::uint32_t>(); left > 0 && reader.ok(); --left) {
        intake::RecordTable table;
        table.kind = reader.text();
        table.elements = reader.texts();
        table.columns.resize(table.elements.size());
        submission.tables.push_back(std::move(table));
        sizes.tables.push_back(reader.number<std::uint64_t>());
    }
    return sizes;
}

/// Parts in the order they are written and read, numbered from 0.
class PartWriter
{
public:
    explicit PartWriter(Statement insert)
        : m_insert(std::move(insert))
    {
    }

    template<typename Write>
    Result<void> part(Write write)
    {
        BlobWriter writer(BlobType::SubmissionPart);
        write(writer);
        const auto number = m_next++;
        return m_insert.run(
            {Value {number}, Value {std::move(writer).finish(static_cast<std::uint64_t>(number))}});
    }

private:
    Statement m_insert;
    std::int64_t m_next = 0;
};

class PartReader
{
public:
    explicit PartReader(Statement select)
        : m_select(std::move(select))
    {
    }

    template<typename Read>
    Result<void> part(Read read)
    {
        const auto number = m_next++;
        TRY_VOID(m_select.run({Value {number}}));
        TRY_ASSIGN(const bool found, m_select.next());
        if (!found)
            return damagedBlob("submission: a part is missing");
        const Bytes bytes = m_select.blob(0);
        TRY_ASSIGN(
            auto reader,
            BlobReader::open(bytes, BlobType::SubmissionPart, static_cast<std::uint64_t>(number)));
        read(reader);
        if (!reader.isComplete())
            return damagedBlob("submission");
        return {};
    }

private:
    Statement m_select;
    std::int64_t m_next = 0;
};

constexpr std::size_t KeySize = sizeof(identity::MatchKeys);
static_assert(KeySize == 4 * sizeof(identity::MatchKey), "keys are stored as they lie in memory");

Result<void> writePersons(PartWriter& parts, const Submission& submission)
{
    const auto& persons = submission.persons;
    for (std::size_t first = 0; first < persons.size(); first += PersonsInPart)
        TRY_VOID(parts.part([&](BlobWriter& writer) {
            const auto chunk = std::span(persons).subspan(
                first, std::min(PersonsInPart, persons.size() - first));
            for (const auto& person : chunk) {
                std::array<std::uint8_t, KeySize> keys {};
                std::memcpy(keys.data(), &person.keys, KeySize);
                writer.numbers(std::span<const std::uint8_t>(keys));
                writer.number(person.nameSpace);
                writer.number(person.birthYear);
            }
        }));
    return {};
}

Result<void> readPersons(PartReader& parts, std::uint64_t count, Submission& submission)
{
    while (submission.persons.size() < count)
        TRY_VOID(parts.part([&](BlobReader& reader) {
            const auto left
                = std::min<std::uint64_t>(PersonsInPart, count - submission.persons.size());
            for (std::uint64_t i = 0; i < left && reader.ok(); ++i) {
                intake::SourcePerson person;
                if (const auto keys = reader.take(KeySize); !keys.empty())
                    std::memcpy(&person.keys, keys.data(), KeySize);
                person.nameSpace = reader.number<std::uint16_t>();
                person.birthYear = reader.number<std::int16_t>();
                submission.persons.push_back(person);
            }
        }));
    return {};
}

Result<void> writeReports(PartWriter& parts, const Submission& submission)
{
    const auto column = [&](auto field) {
        std::vector<std::uint32_t> values;
        values.reserve(submission.attributeReports.size());
        for (const auto& report : submission.attributeReports)
            values.push_back(field(report));
        return parts.part([&](BlobWriter& writer) { writePacked(writer, values); });
    };
    using Report = intake::AttributeReport;
    TRY_VOID(column([](const Report& report) { return report.person; }));
    TRY_VOID(column([](const Report& report) { return std::uint32_t {report.attribute}; }));
    TRY_VOID(column([](const Report& report) { return report.value; }));
    return column([](const Report& report) {
        return static_cast<std::uint32_t>(static_cast<std::uint16_t>(report.academicYear));
    });
}

Result<void> readReports(PartReader& parts, std::uint64_t count, Submission& submission)
{
    const auto column = [&](auto store) {
        return parts.part([&](BlobReader& reader) {
            const auto values = readPacked(reader, count);
            if (!reader.ok())
                return;
            submission.attributeReports.resize(values.size());
            for (std::size_t i = 0; i < values.size(); ++i)
                store(submission.attributeReports[i], values[i]);
        });
    };
    using Report = intake::AttributeReport;
    TRY_VOID(column([](Report& report, std::uint32_t value) { report.person = value; }));
    TRY_VOID(column([](Report& report, std::uint32_t value) {
        report.attribute = static_cast<std::uint16_t>(value);
    }));
    TRY_VOID(column([](Report& report, std::uint32_t value) { report.value = value; }));
    return column([](Report& report, std::uint32_t value) {
        report.academicYear = static_cast<std::int16_t>(value);
    });
}

Result<void> writeTable(PartWriter& parts, const intake::RecordTable& table)
{
    const auto column = [&parts](const std::vector<std::uint32_t>& values) {
        return parts.part([&values](BlobWriter& writer) { writePacked(writer, values); });
    };
    TRY_VOID(column(table.person));
    TRY_VOID(column({table.institution.begin(), table.institution.end()}));
    TRY_VOID(column(table.time));
    for (const auto& values : table.columns)
        TRY_VOID(column(values));
    return {};
}

Result<void> readTable(PartReader& parts, std::uint64_t count, intake::RecordTable& table)
{
    const auto column = [&parts, count](std::vector<std::uint32_t>& values) {
        return parts.part([&](BlobReader& reader) { values = readPacked(reader, count); });
    };
    TRY_VOID(column(table.person));
    std::vector<std::uint32_t> institutions;
    TRY_VOID(column(institutions));
    for (const auto institution : institutions)
        table.institution.push_back(static_cast<std::uint16_t>(institution));
    TRY_VOID(column(table.time));
    for (auto& values : table.columns)
        TRY_VOID(column(values));
    return {};
}

Result<void> write(const Submission& submission, const std::filesystem::path& path, Seal seal)
{
    TRY_ASSIGN(const auto connection,
               Connection::open(path, SubmissionFileKind, Access::CreateOnce, std::move(seal)));
    TRY_VOID(connection.run("CREATE TABLE part (number INTEGER PRIMARY KEY, body BLOB NOT NULL)"));
    TRY_VOID(connection.run("BEGIN"));
    {
        TRY_ASSIGN(auto insert, connection.prepare("INSERT INTO part VALUES (?, ?)"));
        PartWriter parts(std::move(insert));
        TRY_VOID(parts.part([&](BlobWriter& writer) { writeHead(writer, submission); }));
        TRY_VOID(writePersons(parts, submission));
        TRY_VOID(writeReports(parts, submission));
        for (const auto& table : submission.tables)
            TRY_VOID(writeTable(parts, table));
    }
    return connection.commit();
}

} // namespace

bool holdsTogether(const Submission& submission)
{
    for (const auto& person : submission.persons)
        if (person.nameSpace >= submission.nameSpaces.size())
            return false;
    for (const auto& pool : submission.pools)
        if (pool.texts.empty())
            return false;
    std::vector<std::size_t> limits;
    for (const auto& attribute : submission.attributes) {
        const auto* pool = poolOf(submission, attribute);
        limits.push_back(pool != nullptr ? pool->texts.size() : 1);
    }
    for (const auto& report : submission.attributeReports)
        if (report.person >= submission.persons.size() || report.attribute >= limits.size()
            || report.value >= limits[report.attribute])
            return false;
    return std::all_of(submission.tables.begin(), submission.tables.end(),
                       [&](const auto& table) { return holdsTogether(submission, table); });
}

Result<vault::FrozenIdentity> saveSubmission(const Submission& submission,
                                             const std::filesystem::path& path,
                                             const vault::DataKeys& keys)
{
    if (!holdsTogether(submission))
        return Error {ErrorCode::InvalidInput, "a submission whose parts do not fit"};
    TRY_ASSIGN(auto seal, lendKey(keys.key(SubmissionFileKind.purpose), SubmissionFileKind));
    auto temporary = path;
    temporary += ".part";
    const auto frozen = [&]() -> Result<vault::FrozenIdentity> {
        TRY_VOID(write(submission, temporary, std::move(seal)));
        return freezeFile(temporary, path, SubmissionFileKind,
                          keys.key(SubmissionFileKind.purpose));
    }();
    if (!frozen) {
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
    }
    return frozen;
}

Result<Submission> loadSubmission(const std::filesystem::path& path, Seal seal)
{
    TRY_ASSIGN(const auto connection,
               Connection::open(path, SubmissionFileKind, Access::ReadOnly, std::move(seal)));
    TRY_ASSIGN(auto select, connection.prepare("SELECT body FROM part WHERE number = ?"));
    PartReader parts(std::move(select));
    Submission submission;
    Sizes sizes;
    TRY_VOID(parts.part([&](BlobReader& reader) { sizes = readHead(reader, submission); }));
    TRY_VOID(readPersons(parts, sizes.persons, submission));
    TRY_VOID(readReports(parts, sizes.reports, submission));
    for (std::size_t i = 0; i < submission.tables.size(); ++i)
        TRY_VOID(readTable(parts, sizes.tables[i], submission.tables[i]));
    if (!holdsTogether(submission))
        return damagedBlob("submission");
    return submission;
}

} // namespace core::cache
