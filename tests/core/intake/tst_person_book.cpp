// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake_fixture.h"

#include "core/intake/person_book.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace core::intake {
namespace {

struct Row
{
    std::string_view statewideId;
    std::string_view ssn;
    std::int16_t year;
};

SourcePerson afterRows(std::vector<Row> rows)
{
    PersonBook book(&test::keyMaker());
    const std::uint32_t person = book.enter(0, "district:1", "7");
    for (const Row& row : rows) {
        identity::Identifiers identifiers;
        identifiers.statewideId = row.statewideId;
        identifiers.ssn = row.ssn;
        book.see(person, identifiers, row.year);
    }
    return book.take().front();
}

identity::MatchKey statewideKey(std::string_view id)
{
    identity::Identifiers identifiers;
    identifiers.statewideId = id;
    return test::keyMaker().makeKeys(identifiers).statewide;
}

TEST(PersonBook, numbersStudentsByNameSpaceAndId)
{
    PersonBook book(nullptr);
    EXPECT_EQ(book.enter(0, "a", "7"), 0U);
    EXPECT_EQ(book.enter(1, "b", "7"), 1U);
    EXPECT_EQ(book.enter(0, "a", "7"), 0U);
    EXPECT_EQ(book.find(1, "7"), 1U);
    EXPECT_EQ(book.find(2, "7"), std::nullopt);
}

TEST(PersonBook, keepsTheLatestIdentifierWhateverTheOrderOfTheRows)
{
    std::vector<Row> rows {{"AB12", "", 2007},
                           {"CD34", "912345678", 2009},
                           {"", "", 2010},
                           {"EF56", "", 2008},
                           {"AB12", "", 2006}};
    const auto byYear = [](const Row& a, const Row& b) { return a.year < b.year; };
    std::sort(rows.begin(), rows.end(), byYear);
    do {
        const SourcePerson person = afterRows(rows);
        ASSERT_EQ(person.keys.statewide, statewideKey("CD34"));
        ASSERT_NE(person.keys.ssn, identity::MatchKey {});
    } while (std::next_permutation(rows.begin(), rows.end(), byYear));
}

TEST(PersonBook, decidesATieOfYearsWithoutTheOrderOfTheRows)
{
    EXPECT_EQ(afterRows({{"AB12", "", 2007}, {"CD34", "", 2007}}).keys.statewide,
              afterRows({{"CD34", "", 2007}, {"AB12", "", 2007}}).keys.statewide);
}

TEST(PersonBook, decidesATieOfYearsAlikeUnderEveryProfilesKey)
{
    int kept = 0; // of the first of two
    for (unsigned char seed = 1; seed <= 20; ++seed) {
        SecretBuffer secret(32);
        std::ranges::fill(secret.bytes(), std::byte {seed});
        const auto keys = identity::KeyMaker::withKey(secret, true).value();
        PersonBook book(&keys);
        const std::uint32_t person = book.enter(0, "district:1", "7");
        identity::Identifiers identifiers;
        for (const std::string_view id : {"AB12", "CD34"}) {
            identifiers.statewideId = id;
            book.see(person, identifiers, 2007);
        }
        identifiers.statewideId = "AB12";
        kept += book.take().front().keys.statewide == keys.makeKeys(identifiers).statewide ? 1 : 0;
    }
    EXPECT_TRUE(kept == 0 || kept == 20) << kept;
}

TEST(PersonBook, saysWhenAnIdentifierChanged)
{
    PersonBook book(&test::keyMaker());
    const std::uint32_t person = book.enter(0, "a", "7");
    identity::Identifiers identifiers;
    identifiers.statewideId = "AB12";
    EXPECT_FALSE(book.see(person, identifiers, 2007));
    EXPECT_FALSE(book.see(person, identifiers, 2008));
    EXPECT_FALSE(book.see(person, {}, 2009));
    identifiers.statewideId = "CD34";
    EXPECT_TRUE(book.see(person, identifiers, 2010));
}

TEST(PersonBook, keepsTheLatestYearOfBirth)
{
    PersonBook book(nullptr);
    const std::uint32_t person = book.enter(0, "a", "7");
    book.seeBirthYear(person, 1991, 2008);
    book.seeBirthYear(person, 1990, 2007);
    EXPECT_EQ(book.take().front().birthYear, 1991);
}

} // namespace
} // namespace core::intake
