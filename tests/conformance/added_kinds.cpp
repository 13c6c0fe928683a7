// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/added_kinds.h"

#include "core/dictionary/json_object.h"
#include "core/dictionary/read_dictionary.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace conformance {
namespace {

using core::dictionary::JsonFault;
using core::dictionary::JsonObject;

void readInto(AddedKinds& added, const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    JsonFault fault;
    auto forElements = core::dictionary::parseJson(text.str(), fault);
    auto forKinds = core::dictionary::parseJson(text.str(), fault);
    if (forElements && forKinds) {
        // Each reader takes one key of the file, and knows no other.
        forElements.value().objects("kinds");
        forKinds.value().objects("elements");
        for (auto& element : core::dictionary::readElements(forElements.value()))
            added.elements.push_back(std::move(element));
        for (auto& kind : core::dictionary::readKinds(forKinds.value()))
            added.kinds.push_back(std::move(kind));
    }
    if (!forElements || !forKinds || fault.first()) {
        std::cerr << "cannot read " << path << "\n";
        std::abort();
    }
}

} // namespace

AddedKinds addedKinds()
{
    std::vector<std::filesystem::path> paths;
    for (const auto& file : std::filesystem::directory_iterator(CONFORMANCE_KINDS))
        paths.push_back(file.path());
    std::sort(paths.begin(), paths.end());
    AddedKinds added;
    for (const auto& path : paths)
        readInto(added, path);
    return added;
}

} // namespace conformance
