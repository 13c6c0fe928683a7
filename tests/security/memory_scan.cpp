// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_scan.h"

#include "core/vault/primitives/hmac.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace security_test {
namespace {

constexpr unsigned char Mask = 0xB7;

struct Region
{
    const unsigned char* begin = nullptr;
    const unsigned char* end = nullptr;
    std::string name;
};

/// Readable and writable ones; guard pages and code are neither.
std::vector<Region> writableRegions()
{
    std::vector<Region> regions;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::istringstream words(line);
        std::string range, access, offset, device, inode, name;
        words >> range >> access >> offset >> device >> inode >> name;
        if (!access.starts_with("rw"))
            continue;
        const std::size_t dash = range.find('-');
        const auto address = [](const std::string& hex) {
            return reinterpret_cast<const unsigned char*>( // NOLINT: that is what maps says
                static_cast<std::uintptr_t>(std::strtoull(hex.c_str(), nullptr, 16)));
        };
        regions.push_back({address(range.substr(0, dash)), address(range.substr(dash + 1)),
                           name.empty() ? "unnamed memory" : name});
    }
    return regions;
}

bool stands(const std::vector<unsigned char>& masked, const unsigned char* at)
{
    for (const unsigned char byte : masked)
        if ((*at++ ^ Mask) != byte)
            return false;
    return true;
}

core::WipedString changed(core::WipedString text, char from, char to, int by)
{
    for (char& c : text)
        if (c >= from && c <= to)
            c = static_cast<char>(c + by);
    return text;
}

core::WipedString inUtf16(std::string_view ascii)
{
    core::WipedString wide;
    for (const char c : ascii)
        wide.append(1, c).append(1, '\0');
    return wide;
}

} // namespace

Mark::Mark(std::string_view secret)
{
    for (const char c : secret)
        m_masked.push_back(static_cast<unsigned char>(static_cast<unsigned char>(c) ^ Mask));
}

Mark::Mark(std::span<const std::byte> secret)
    : Mark(std::string_view(reinterpret_cast<const char*>(secret.data()), secret.size()))
{
}

Mark Mark::random(std::size_t length, std::string_view alphabet)
{
    Mark mark(std::string_view {});
    std::vector<std::byte> numbers(length);
    if (!core::vault::fillRandom(numbers))
        std::abort();
    for (const std::byte number : numbers)
        mark.m_masked.push_back(static_cast<unsigned char>(
            static_cast<unsigned char>(
                alphabet[std::to_integer<std::size_t>(number) % alphabet.size()])
            ^ Mask));
    return mark;
}

core::WipedString Mark::plain() const
{
    core::WipedString text;
    for (const unsigned char byte : m_masked)
        text.append(1, static_cast<char>(byte ^ Mask));
    return text;
}

void MemoryScan::add(std::string label, const Mark& mark)
{
    m_forms.push_back({std::move(label), mark});
}

void MemoryScan::addText(const std::string& label, const Mark& text)
{
    const core::WipedString plain = text.plain();
    for (const core::WipedString& form :
         {plain, changed(plain, 'a', 'z', 'A' - 'a'), changed(plain, 'A', 'Z', 'a' - 'A')}) {
        add(label, Mark(form));
        add(label + " as UTF-16", Mark(inUtf16(form)));
    }
}

std::vector<std::string> MemoryScan::found() const
{
    std::array<std::vector<const Form*>, 256> byFirst;
    for (const Form& form : m_forms)
        byFirst[form.mark.masked().front()].push_back(&form);
    std::vector<std::string> all;
    for (const Region& region : writableRegions())
        for (const unsigned char* at = region.begin; at < region.end; ++at)
            for (const Form* form : byFirst[*at ^ Mask])
                if (form->mark.masked().size() <= static_cast<std::size_t>(region.end - at)
                    && stands(form->mark.masked(), at))
                    all.push_back(form->label + " in " + region.name);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool canScan()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return false;
#else
    return true;
#endif
}

} // namespace security_test
