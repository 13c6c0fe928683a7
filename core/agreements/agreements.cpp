// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreements/agreements.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <set>

namespace core::agreements {

namespace {

Error invalid(std::string place, std::string detail)
{
    return {ErrorCode::InvalidInput, std::move(detail), std::move(place)};
}

/// "members[2].id": how a person finds it in the file.
std::string placeOf(const char* list, qsizetype index, const char* field)
{
    return std::string(list) + "[" + std::to_string(index) + "]"
        + (*field ? "." + std::string(field) : "");
}

/// Line and column, both 1-based, of a byte of @p json.
Position positionOf(std::string_view json, int offset)
{
    const auto before
        = json.substr(0, std::min(json.size(), static_cast<std::size_t>(std::max(offset, 0))));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto lineStart = before.rfind('\n');
    const auto column
        = before.size() - (lineStart == std::string_view::npos ? 0 : lineStart + 1) + 1;
    return {static_cast<int>(lines) + 1, static_cast<int>(column)};
}

/// Fields of one object of a list.
class Fields
{
public:
    Fields(const QJsonObject& object, const char* list, qsizetype index)
        : m_object(object)
        , m_list(list)
        , m_index(index)
    {
    }

    std::string place(const char* field) const { return placeOf(m_list, m_index, field); }

    /// A text that must be there and not be empty.
    Result<std::string> text(const char* field) const
    {
        TRY_ASSIGN(std::string value, optionalText(field));
        if (value.empty())
            return invalid(place(field), "a text is missing or empty");
        return value;
    }

    /// Empty when absent.
    Result<std::string> optionalText(const char* field) const
    {
        const QJsonValue value = m_object.value(QLatin1String(field));
        if (!value.isUndefined() && !value.isNull() && !value.isString())
            return invalid(place(field), "not a text");
        return value.toString().toStdString();
    }

    /// Texts, none of them empty; an absent list is an empty one.
    Result<std::vector<std::string>> texts(const char* field) const
    {
        const QJsonValue value = m_object.value(QLatin1String(field));
        if (!value.isUndefined() && !value.isArray())
            return invalid(place(field), "not a list");
        std::vector<std::string> out;
        for (const QJsonValue& entry : value.toArray()) {
            if (!entry.isString() || entry.toString().isEmpty())
                return invalid(place(field), "an entry is not a text or empty");
            out.push_back(entry.toString().toStdString());
        }
        return out;
    }

private:
    const QJsonObject& m_object;
    const char* m_list;
    qsizetype m_index;
};

/// Calls @p read for each object of the list @p name.
template<typename Read>
Result<void> forEach(const QJsonObject& root, const char* name, Read read)
{
    const QJsonValue value = root.value(QLatin1String(name));
    if (!value.isArray())
        return invalid(name, "a list is missing");
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list.at(i).isObject())
            return invalid(placeOf(name, i, ""), "not an object");
        const QJsonObject object = list.at(i).toObject();
        TRY_VOID(read(Fields(object, name, i)));
    }
    return {};
}

Result<dictionary::Institution> readInstitution(const Fields& fields)
{
    dictionary::Institution out;
    TRY_ASSIGN(out.id, fields.text("id"));
    TRY_ASSIGN(out.name, fields.text("name"));
    TRY_ASSIGN(out.segment, fields.text("segment"));
    TRY_ASSIGN(out.county, fields.optionalText("county"));
    TRY_ASSIGN(out.district, fields.optionalText("district"));
    TRY_ASSIGN(out.districtId, fields.optionalText("district_id"));
    TRY_ASSIGN(out.region, fields.optionalText("region"));
    return out;
}

Result<std::vector<dictionary::Institution>> readInstitutions(const QJsonObject& root)
{
    std::vector<dictionary::Institution> out;
    std::set<std::string> ids;
    TRY_VOID(forEach(root, "institutions", [&](const Fields& fields) -> Result<void> {
        TRY_ASSIGN(auto institution, readInstitution(fields));
        if (!ids.insert(institution.id).second)
            return invalid(fields.place("id"), "an id is used twice");
        out.push_back(std::move(institution));
        return {};
    }));
    return out;
}

Result<std::vector<Member>> readMembers(const QJsonObject& root,
                                        const std::vector<dictionary::Institution>& institutions)
{
    std::set<std::string> unsignedFor;
    for (const auto& institution : institutions)
        unsignedFor.insert(institution.id);
    std::vector<Member> out;
    std::set<std::string> ids;
    TRY_VOID(forEach(root, "members", [&](const Fields& fields) -> Result<void> {
        Member member;
        TRY_ASSIGN(member.id, fields.text("id"));
        TRY_ASSIGN(member.name, fields.text("name"));
        TRY_ASSIGN(member.institutions, fields.texts("institutions"));
        if (!ids.insert(member.id).second)
            return invalid(fields.place("id"), "an id is used twice");
        for (const std::string& id : member.institutions) {
            if (unsignedFor.erase(id) == 0)
                return invalid(fields.place("institutions"),
                               "an institution is not in the file, or has a member already");
        }
        out.push_back(std::move(member));
        return {};
    }));
    if (!unsignedFor.empty())
        return invalid("institutions", "no member signs for an institution");
    return out;
}

Result<std::vector<Share>> readShares(const QJsonObject& root, const std::vector<Member>& members)
{
    const auto isMember = [&](const std::string& id) {
        return std::any_of(members.begin(), members.end(),
                           [&](const Member& member) { return member.id == id; });
    };
    std::vector<Share> out;
    TRY_VOID(forEach(root, "shares", [&](const Fields& fields) -> Result<void> {
        Share share;
        TRY_ASSIGN(share.from, fields.text("from"));
        TRY_ASSIGN(share.to, fields.text("to"));
        TRY_ASSIGN(share.kinds, fields.texts("kinds"));
        if (!isMember(share.from))
            return invalid(fields.place("from"), "not a member");
        if (!isMember(share.to))
            return invalid(fields.place("to"), "not a member");
        out.push_back(std::move(share));
        return {};
    }));
    return out;
}

Result<QJsonObject> readRoot(std::string_view json)
{
    QJsonParseError error;
    const QByteArray bytes
        = QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size()));
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        Error out = invalid("agreements", error.errorString().toStdString());
        out.position = positionOf(json, error.offset);
        return out;
    }
    if (!document.isObject())
        return invalid("agreements", "not an object");
    const QJsonObject root = document.object();
    if (root.value(QLatin1String("format")) != QJsonValue(1))
        return invalid("format", "a format that is not 1");
    return root;
}

} // namespace

Result<Agreements> Agreements::parse(std::string_view json)
{
    TRY_ASSIGN(const QJsonObject root, readRoot(json));
    Agreements out;
    out.m_title = root.value(QLatin1String("title")).toString().toStdString();
    const QJsonValue synthetic = root.value(QLatin1String("synthetic"));
    if (!synthetic.isUndefined() && !synthetic.isBool())
        return invalid("synthetic", "neither true nor false");
    out.m_synthetic = synthetic.toBool();
    const QJsonValue through = root.value(QLatin1String("observed_through"));
    if (!through.isUndefined() && !through.isNull()) {
        out.m_observedThrough = fromIso(through.toString().toStdString());
        if (!out.m_observedThrough)
            return invalid("observed_through", "not a day like 2015-06-30");
    }
    TRY_ASSIGN(out.m_institutions, readInstitutions(root));
    TRY_ASSIGN(out.m_members, readMembers(root, out.m_institutions));
    TRY_ASSIGN(out.m_shares, readShares(root, out.m_members));
    return out;
}

const Member* Agreements::memberOf(std::string_view institution) const
{
    for (const Member& member : m_members) {
        if (std::find(member.institutions.begin(), member.institutions.end(), institution)
            != member.institutions.end())
            return &member;
    }
    return nullptr;
}

bool Agreements::haveAgreed(const Member& a, const Member& b) const
{
    const auto lets = [&](const Member& from, const Member& to) {
        return std::any_of(m_shares.begin(), m_shares.end(), [&](const Share& share) {
            // A share of some kinds only is not enough: what it leaves out could not be told from
            // what did not happen.
            return share.from == from.id && share.to == to.id && share.kinds.empty();
        });
    };
    return lets(a, b) && lets(b, a);
}

Decision Agreements::mayLink(std::string_view institutionA, std::string_view institutionB) const
{
    const Member* a = memberOf(institutionA);
    const Member* b = memberOf(institutionB);
    if (!a || !b || a == b || haveAgreed(*a, *b))
        return {};
    return {false, "no-agreement", {a->name, b->name}};
}

std::vector<std::pair<std::string, std::string>> Agreements::notAgreed() const
{
    std::vector<std::pair<std::string, std::string>> out;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        for (std::size_t j = i + 1; j < m_members.size(); ++j) {
            if (!haveAgreed(m_members[i], m_members[j]))
                out.emplace_back(m_members[i].name, m_members[j].name);
        }
    }
    return out;
}

} // namespace core::agreements
