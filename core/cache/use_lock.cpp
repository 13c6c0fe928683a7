// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/use_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

namespace core::cache {

namespace {

using namespace std::chrono_literals;
constexpr auto Patience = 10s;
constexpr auto Pause = 10ms;

/// A lock of the open file, not of the process: two profiles in one process see each other, and a
/// change of its kind that is refused leaves it as it was.
bool tryLock(int file, short kind)
{
    struct flock wanted
    {
    };
    wanted.l_type = kind;
    wanted.l_whence = SEEK_SET;
    while (::fcntl(file, F_OFD_SETLK, &wanted) != 0)
        if (errno != EINTR)
            return false;
    return true;
}

/// Fails only while another opener is alone.
bool shareWithin(int file, std::chrono::milliseconds patience)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!tryLock(file, F_RDLCK)) {
        if (std::chrono::steady_clock::now() >= end)
            return false;
        std::this_thread::sleep_for(Pause);
    }
    return true;
}

} // namespace

Result<UseLock> UseLock::take(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return Error {errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io,
                      "the profile's lock file: errno " + std::to_string(errno)};
    UseLock lock(file);
    lock.m_alone = tryLock(file, F_WRLCK);
    if (!lock.m_alone && !shareWithin(file, Patience))
        return Error {ErrorCode::Busy, "another program has the profile for itself"};
    return lock;
}

UseLock::UseLock(UseLock&& other) noexcept
    : m_file(std::exchange(other.m_file, -1))
    , m_alone(std::exchange(other.m_alone, false))
{
}

UseLock& UseLock::operator=(UseLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_alone, other.m_alone);
    return *this;
}

UseLock::~UseLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

void UseLock::share()
{
    tryLock(m_file, F_RDLCK); // nobody can stand in the way of whoever is alone
    m_alone = false;
}

bool UseLock::becomeAlone()
{
    m_alone = tryLock(m_file, F_WRLCK);
    return m_alone;
}

} // namespace core::cache
