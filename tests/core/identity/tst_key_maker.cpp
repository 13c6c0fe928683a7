// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/key_maker.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace core::identity {
namespace {

KeyMaker makerWith(std::uint8_t keyByte, bool acceptInvented = false)
{
    SecretBuffer key(32);
    std::ranges::fill(key.bytes(), std::byte {keyByte});
    auto maker = KeyMaker::withKey(key, acceptInvented);
    EXPECT_TRUE(maker);
    return std::move(maker).value();
}

Identifiers john()
{
    return {"district:99001", "1001", "1234567890", "123456780", "John", "Smith", "M", "19950101"};
}

MatchKey derived(const KeyMaker& maker, std::string_view first, std::string_view last,
                 std::string_view gender = "M", std::string_view birth = "19950101")
{
    return maker.makeKeys({"n", "1", "", "", first, last, gender, birth}).nameBirthGender;
}

TEST(KeyMaker, makesFourDifferentKeysOfOneStudent)
{
    const MatchKeys keys = makerWith(1).makeKeys(john());
    const std::array all {keys.local, keys.statewide, keys.ssn, keys.nameBirthGender};
    for (std::size_t a = 0; a < all.size(); ++a) {
        EXPECT_NE(all[a], MatchKey {});
        for (std::size_t b = a + 1; b < all.size(); ++b)
            EXPECT_NE(all[a], all[b]);
    }
}

TEST(KeyMaker, givesUnrelatedKeysUnderAnotherLinkageKey)
{
    const MatchKeys one = makerWith(1).makeKeys(john());
    const MatchKeys two = makerWith(2).makeKeys(john());
    EXPECT_NE(one.local, two.local);
    EXPECT_NE(one.ssn, two.ssn);
    EXPECT_EQ(one.ssn, makerWith(1).makeKeys(john()).ssn);
}

TEST(KeyMaker, givesUnrelatedKeysToTheSameDigitsInDifferentRoles)
{
    const MatchKeys keys
        = makerWith(1).makeKeys({"", "123456780", "123456780", "123456780", "", "", "", ""});
    EXPECT_NE(keys.statewide, keys.ssn);
    EXPECT_NE(keys.local, keys.ssn);
}

TEST(KeyMaker, tellsTheSameLocalIdOfTwoInstitutionsApart)
{
    const KeyMaker maker = makerWith(1);
    EXPECT_NE(maker.makeKeys({"district:99001", "7"}).local,
              maker.makeKeys({"district:99002", "7"}).local);
    EXPECT_NE(maker.makeKeys({"a", "bc"}).local, maker.makeKeys({"ab", "c"}).local);
    EXPECT_EQ(maker.makeKeys({"a", ""}).local, MatchKey {});
}

TEST(KeyMaker, ignoresTheCaseOfAStatewideId)
{
    const KeyMaker maker = makerWith(1);
    EXPECT_EQ(maker.makeKeys({"", "", "ab12cd34ef"}).statewide,
              maker.makeKeys({"", "", "AB12CD34EF"}).statewide);
}

TEST(KeyMaker, matchesAFullNameWithThePartialNameOfAnotherSegment)
{
    const KeyMaker maker = makerWith(1);
    const MatchKey partial = derived(maker, "JOH", "SMI");
    EXPECT_NE(partial, MatchKey {});
    EXPECT_EQ(derived(maker, "John", "Smith"), partial);
    EXPECT_EQ(derived(maker, "johnny", "SMITHERS"), partial);
    EXPECT_NE(derived(maker, "Jon", "Smith"), partial);
}

TEST(KeyMaker, foldsAccentsHyphensApostrophesAndCompoundNames)
{
    const KeyMaker maker = makerWith(1);
    EXPECT_EQ(derived(maker, "José", "Núñez"), derived(maker, "JOSE", "NUNEZ"));
    EXPECT_EQ(derived(maker, "Jose\xCC\x81", "Nunez"), derived(maker, "JOSE", "NUNEZ"));
    EXPECT_EQ(derived(maker, "Mary-Ann", "De La Cruz"), derived(maker, "MARYANN", "DELACRUZ"));
    EXPECT_EQ(derived(maker, "Siobhán", "O’Brien"), derived(maker, "SIO", "O'BRIEN"));
    EXPECT_EQ(derived(maker, "LI$", "NG$"), derived(maker, "Li", "Ng"));
    EXPECT_EQ(derived(maker, "Đặng", "Nguyễn"), derived(maker, "DAN", "NGU"));
}

TEST(KeyMaker, tellsTwinsApartUnlessTheirNamesBeginAlike)
{
    const KeyMaker maker = makerWith(1);
    EXPECT_NE(derived(maker, "Anna", "Reyes", "F"), derived(maker, "Berta", "Reyes", "F"));
    EXPECT_EQ(derived(maker, "Maria", "Reyes", "F"), derived(maker, "Marisol", "Reyes", "F"));
    EXPECT_NE(derived(maker, "Maria", "Reyes", "F"), derived(maker, "Mario", "Reyes", "M"));
}

TEST(KeyMaker, keepsShortNamesApart)
{
    const KeyMaker maker = makerWith(1);
    EXPECT_NE(derived(maker, "Al", "Bert"), derived(maker, "Alb", "Ert"));
}

TEST(KeyMaker, makesNoDerivedKeyWithoutNamesGenderAndAWholeDate)
{
    const KeyMaker maker = makerWith(1);
    EXPECT_EQ(derived(maker, "", "Smith"), MatchKey {});
    EXPECT_EQ(derived(maker, "John", "$$$"), MatchKey {});
    EXPECT_EQ(derived(maker, "NFN", "Smith"), MatchKey {});
    EXPECT_EQ(derived(maker, "John", "nln"), MatchKey {});
    EXPECT_EQ(derived(maker, "XXX", "Smith"), MatchKey {});
    EXPECT_EQ(derived(maker, "John", "YYY"), MatchKey {});
    EXPECT_EQ(derived(maker, "John", "Smith", ""), MatchKey {});
    EXPECT_EQ(derived(maker, "John", "Smith", "Q"), MatchKey {});
    EXPECT_EQ(derived(maker, "John", "Smith", "M", ""), MatchKey {});
    EXPECT_EQ(derived(maker, "John", "Smith", "M", "19950199"), MatchKey {});
    EXPECT_EQ(derived(maker, "John", "Smith", "M", "19950230"), MatchKey {});
    EXPECT_EQ(derived(maker, "John", "Smith", "M", "19000101"), MatchKey {});
    EXPECT_NE(derived(maker, "John", "Smith", "x"), MatchKey {});
}

class PlaceholderSsn : public ::testing::TestWithParam<std::string_view>
{
};

TEST_P(PlaceholderSsn, makesNoKeyEvenOfInventedData)
{
    EXPECT_EQ(makerWith(1, true).makeKeys({"", "", "", GetParam()}).ssn, MatchKey {});
}

INSTANTIATE_TEST_SUITE_P(KeyMaker, PlaceholderSsn,
                         ::testing::Values("", "111111111", "999999999", "000123456", "666123456",
                                           "123006789", "123450000", "12345678", "1234567890",
                                           "12345678A", "078051120", "123456789"));

TEST(KeyMaker, acceptsNeverIssuedNumbersOnlyInInventedData)
{
    const Identifiers invented {"", "", "", "912345678"};
    EXPECT_EQ(makerWith(1).makeKeys(invented).ssn, MatchKey {});
    EXPECT_NE(makerWith(1, true).makeKeys(invented).ssn, MatchKey {});
}

TEST(KeyMaker, readsAnSsnWithDashes)
{
    const KeyMaker maker = makerWith(1);
    EXPECT_EQ(maker.makeKeys({"", "", "", "123-45-6780"}).ssn,
              maker.makeKeys({"", "", "", "123456780"}).ssn);
}

TEST(KeyMaker, makesNoKeyOfAStatewideIdOfOneCharacter)
{
    EXPECT_EQ(makerWith(1).makeKeys({"", "", "0000000000"}).statewide, MatchKey {});
    EXPECT_EQ(makerWith(1).makeKeys({"", "", "--"}).statewide, MatchKey {});
}

} // namespace
} // namespace core::identity
