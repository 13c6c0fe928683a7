-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The people of the answers: without those seen at two institutions that have not both agreed, with
-- where each can be found, and with one ethnicity and one gender.

CREATE TABLE presence AS
SELECT DISTINCT p.person, r.institution, i.segment
  FROM (SELECT name_space, local_id, school AS institution FROM school_student
         UNION SELECT name_space, local_id, school FROM school_award
         UNION SELECT name_space, student_id, college FROM college_student
         UNION SELECT name_space, student_id, college FROM college_course
         UNION SELECT name_space, student_id, college FROM college_award
         UNION SELECT name_space, local_id, campus FROM campus_student
         UNION SELECT name_space, local_id, campus FROM campus_degree) r
  JOIN student s ON s.name_space = r.name_space AND s.local_id = r.local_id
  JOIN person_of p ON p.student = s.student
  JOIN institution i ON i.id = r.institution;
CREATE INDEX presence_person ON presence (person);

-- Agreed: the same member, or each shares all kinds with the other.
CREATE TABLE not_agreed AS
SELECT a.institution AS here, b.institution AS there
  FROM member a
  JOIN member b ON b.member <> a.member
 WHERE NOT (EXISTS (SELECT 1 FROM share s WHERE s.giver = a.member AND s.taker = b.member AND s.kinds = 0)
        AND EXISTS (SELECT 1 FROM share s WHERE s.giver = b.member AND s.taker = a.member AND s.kinds = 0));

CREATE TABLE withheld AS
SELECT DISTINCT x.person
  FROM presence x
  JOIN not_agreed n ON n.here = x.institution
  JOIN presence y ON y.person = x.person AND y.institution = n.there;

CREATE TABLE identity AS
SELECT s.name_space, s.local_id, s.student, p.person
  FROM student s
  JOIN person_of p ON p.student = s.student
 WHERE p.person NOT IN (SELECT person FROM withheld);
CREATE INDEX identity_key ON identity (name_space, local_id);

-- Located in a segment: a record there, or an unambiguous key of a tier that its files carry.
CREATE TABLE located AS
SELECT person, segment FROM presence
 UNION
SELECT i.person, c.segment
  FROM usable_key k
  JOIN identity i ON i.student = k.student
  JOIN (SELECT DISTINCT h.tier, n.segment
          FROM held_key h
          JOIN (SELECT 'institution:' || id AS name_space, segment FROM institution
                 UNION SELECT 'district:' || district_id, segment FROM institution) n
            ON n.name_space = h.name_space) c ON c.tier = k.tier;
CREATE INDEX located_person ON located (person, segment);

-- What the rows say of ethnicity. SB29 is a string of flags: the first five are Hispanic, 6 to 12
-- and 14 Asian, 13 Filipino, 15 Black, 16 American Indian, 17 to 20 Pacific Islander, 21 White.
CREATE TABLE said_ethnicity AS
SELECT name_space, local_id, academic_year,
       CASE WHEN hispanic = 'Y' OR race = '500' THEN 'hispanic'
            WHEN hispanic = 'N' THEN
              CASE WHEN race = '100' THEN 'american_indian'
                   WHEN race IN ('201', '202', '203', '204', '205', '206', '207', '208', '299') THEN 'asian'
                   WHEN race IN ('301', '302', '303', '304', '399') THEN 'pacific_islander'
                   WHEN race = '400' THEN 'filipino'
                   WHEN race = '600' THEN 'black'
                   WHEN race = '700' THEN 'white' END END AS value
  FROM school_student
 UNION
SELECT name_space, student_id, academic_year,
       CASE WHEN instr(substr(flags, 1, 5), 'Y') > 0 THEN 'hispanic'
            WHEN instr(flags, 'Y') = 0 THEN
              CASE WHEN substr(ethnicity_code, 1, 1) = 'H' THEN 'hispanic'
                   WHEN substr(ethnicity_code, 1, 1) = 'N' THEN 'american_indian'
                   WHEN substr(ethnicity_code, 1, 1) = 'A' THEN 'asian'
                   WHEN substr(ethnicity_code, 1, 1) = 'F' THEN 'filipino'
                   WHEN substr(ethnicity_code, 1, 1) = 'P' THEN 'pacific_islander'
                   WHEN substr(ethnicity_code, 1, 1) = 'B' THEN 'black'
                   WHEN substr(ethnicity_code, 1, 1) = 'W' THEN 'white' END
            WHEN replace(substr(flags, 6, 7) || substr(flags, 14, 1), 'Y', '') <> substr(flags, 6, 7) || substr(flags, 14, 1)
             AND instr(substr(flags, 13, 1) || substr(flags, 15), 'Y') = 0 THEN 'asian'
            WHEN instr(substr(flags, 6, 7) || substr(flags, 14), 'Y') = 0 THEN 'filipino'
            WHEN instr(substr(flags, 6, 9) || substr(flags, 16), 'Y') = 0 THEN 'black'
            WHEN instr(substr(flags, 6, 10) || substr(flags, 17), 'Y') = 0 THEN 'american_indian'
            WHEN instr(substr(flags, 6, 11) || substr(flags, 21), 'Y') = 0 THEN 'pacific_islander'
            WHEN instr(substr(flags, 6, 15) || substr(flags, 22), 'Y') = 0 THEN 'white'
            ELSE 'two_or_more' END
  FROM (SELECT *, coalesce(multi_ethnicity, '') AS flags FROM college_student) flagged
 UNION
SELECT name_space, local_id, academic_year,
       CASE race WHEN '1' THEN 'white' WHEN '2' THEN 'black' WHEN '3' THEN 'american_indian'
                 WHEN '4' THEN 'asian' WHEN '5' THEN 'pacific_islander' WHEN '6' THEN 'two_or_more'
                 WHEN '7' THEN 'hispanic'
                 ELSE CASE WHEN old_ethnicity IN ('3', '4', 'A', 'B', 'P', 'Q') THEN 'hispanic'
                           WHEN old_ethnicity = '1' THEN 'american_indian'
                           WHEN old_ethnicity IN ('5', 'C', 'J', 'K', 'L', 'M', 'R', 'S', 'T', 'V') THEN 'asian'
                           WHEN old_ethnicity = 'F' THEN 'filipino'
                           WHEN old_ethnicity IN ('6', 'G', 'H', 'N') THEN 'pacific_islander'
                           WHEN old_ethnicity = '2' THEN 'black'
                           WHEN old_ethnicity = '7' THEN 'white' END END
  FROM (SELECT name_space, local_id, academic_year, race, old_ethnicity FROM campus_student
         UNION SELECT name_space, local_id, academic_year, race, old_ethnicity FROM campus_degree) campus;

CREATE TABLE said_gender AS
SELECT name_space, local_id, academic_year, gender AS value FROM school_student
 UNION SELECT name_space, student_id, academic_year, gender FROM college_student
 UNION SELECT name_space, local_id, academic_year, gender FROM campus_student
 UNION SELECT name_space, local_id, academic_year, gender FROM campus_degree;

-- Hispanic wins; else the group of most academic years, then the latest, then the lowest code.
CREATE TABLE person_ethnicity AS
SELECT person, value
  FROM (SELECT i.person, r.value,
               row_number() OVER (PARTITION BY i.person
                                  ORDER BY CASE WHEN r.value = 'hispanic' THEN 0 ELSE 1 END,
                                           count(DISTINCT r.academic_year) DESC,
                                           max(r.academic_year) DESC, min(c.position)) AS place
          FROM said_ethnicity r
          JOIN code c ON c.list = 'ethnicity' AND c.code = r.value
          JOIN identity i ON i.name_space = r.name_space AND i.local_id = r.local_id
         GROUP BY i.person, r.value) ranked
 WHERE place = 1;

-- The latest M or F; else X.
CREATE TABLE person_gender AS
SELECT person, value
  FROM (SELECT i.person, r.value,
               row_number() OVER (PARTITION BY i.person
                                  ORDER BY CASE WHEN r.value IN ('M', 'F') THEN 0 ELSE 1 END,
                                           max(r.academic_year) DESC,
                                           count(DISTINCT r.academic_year) DESC, min(c.position)) AS place
          FROM said_gender r
          JOIN code c ON c.list = 'gender' AND c.code = r.value
          JOIN identity i ON i.name_space = r.name_space AND i.local_id = r.local_id
         GROUP BY i.person, r.value) ranked
 WHERE place = 1;

-- The year that most sources of the best tier give, then the lowest: who has a statewide id is known
-- better than who has an SSN, then who has a name and birth date.
CREATE TABLE person_birth AS
SELECT person, birth_year
  FROM (SELECT i.person, b.birth_year,
               row_number() OVER (PARTITION BY i.person
                                  ORDER BY coalesce(k.tier, 4), count(*) DESC, b.birth_year) AS place
          FROM source_birth b
          JOIN identity i ON i.name_space = b.name_space AND i.local_id = b.local_id
          LEFT JOIN (SELECT submission, name_space, local_id, min(tier) AS tier FROM source_key
                      GROUP BY submission, name_space, local_id) k
            ON k.submission = b.submission AND k.name_space = b.name_space AND k.local_id = b.local_id
         WHERE b.birth_year IS NOT NULL
         GROUP BY i.person, coalesce(k.tier, 4), b.birth_year) ranked
 WHERE place = 1;

CREATE TABLE person AS
SELECT p.person, e.value AS ethnicity, g.value AS gender, b.birth_year
  FROM (SELECT DISTINCT person FROM identity) p
  LEFT JOIN person_ethnicity e ON e.person = p.person
  LEFT JOIN person_gender g ON g.person = p.person
  LEFT JOIN person_birth b ON b.person = p.person;
CREATE INDEX person_key ON person (person);
