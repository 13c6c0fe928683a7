// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_sealed.h"

#include "core/vault/sealed/process.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace core::vault::test {

namespace {

SealHandle lend(const OpenHow& how)
{
    const auto started = startVault();
    EXPECT_TRUE(started) << (started ? "" : started.error().detail);
    auto handle = SealHandle::lend(how.key, how.role, how.frozen);
    EXPECT_TRUE(handle);
    return std::move(handle).value();
}

std::string encoded(const std::string& path)
{
    std::string text;
    for (const char letter : path) {
        if (letter == '%' || letter == '?' || letter == '#')
            text += letter == '%' ? "%25" : letter == '?' ? "%3f" : "%23";
        else
            text += letter;
    }
    return text;
}

} // namespace

Key keyOf(int byte)
{
    Key key;
    key.fill(static_cast<std::byte>(byte));
    return key;
}

Database::Database(const std::filesystem::path& path, const OpenHow& how)
    : m_seal(lend(how))
{
    const std::string uri = "file:" + encoded(path.string()) + "?vfs=" + how.vfs
        + "&seal=" + std::to_string(m_seal.number()) + how.parameters;
    m_openCode = sqlite3_open_v2(uri.c_str(), &m_db, how.flags | SQLITE_OPEN_URI, nullptr);
    sqlite3_extended_result_codes(m_db, 1);
}

Database::~Database()
{
    close();
}

void Database::close()
{
    EXPECT_EQ(sqlite3_close(m_db), SQLITE_OK);
    m_db = nullptr;
}

int Database::run(const std::string& sql)
{
    return sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr);
}

std::string Database::ask(const std::string& sql)
{
    std::string rows;
    const auto add = [](void* text, int count, char** values, char**) {
        std::string& out = *static_cast<std::string*>(text);
        if (!out.empty())
            out += ' ';
        for (int at = 0; at < count; ++at)
            out += (at > 0 ? "|" : "") + std::string(values[at] ? values[at] : "NULL");
        return 0;
    };
    const int code = sqlite3_exec(m_db, sql.c_str(), add, &rows, nullptr);
    return code == SQLITE_OK ? rows : "error " + std::to_string(code);
}

namespace {

std::filesystem::path memoryIfThere()
{
    const std::filesystem::path memory = "/dev/shm";
    return access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

} // namespace

Folder::Folder()
    : TemporaryFolder(memoryIfThere())
{
}

std::string slurp(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void spill(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << bytes;
}

std::string impatientVfs()
{
    static const bool registered = [] {
        return startVault().hasValue()
            && registerSealedVfs({.name = "impatient", .under = "unix", .patience = {}}).hasValue();
    }();
    EXPECT_TRUE(registered);
    return "impatient";
}

} // namespace core::vault::test
