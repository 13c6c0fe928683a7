-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who is who: the keys each source carries for a student, and which of them may link.
-- Tiers: 1 statewide id, 2 SSN, 3 first three letters of both names, gender and birth date.

CREATE TABLE sighting AS
SELECT submission, name_space, local_id, academic_year, upper(ssid) AS statewide_id, ssn,
       first_name || '|' || last_name || '|' || gender || '|' || birth_date AS name_key,
       gender, birth_date
  FROM school_student
 UNION ALL
SELECT submission, name_space, student_id, academic_year, NULL,
       CASE WHEN id_status = 'S' THEN student_id END,
       first_name || '|' || last_name || '|' || gender || '|' || birth_date, gender, birth_date
  FROM college_student
 UNION ALL
SELECT submission, name_space, local_id, academic_year, upper(ssid), ssn, NULL, gender, birth_date
  FROM campus_student
 UNION ALL
SELECT submission, name_space, local_id, academic_year, upper(ssid), ssn, NULL, gender, birth_date
  FROM campus_degree;

-- What identifies nobody is left out: one character repeated, numbers never issued (area 9xx is
-- kept, since the files are marked as invented) or known from advertisements, unknown birth days.
CREATE TABLE seen_key AS
SELECT submission, name_space, local_id, academic_year, 1 AS tier, statewide_id AS value
  FROM sighting
 WHERE replace(statewide_id, substr(statewide_id, 1, 1), '') <> ''
 UNION ALL
SELECT submission, name_space, local_id, academic_year, 2, ssn
  FROM sighting
 WHERE ssn GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'
   AND replace(ssn, substr(ssn, 1, 1), '') <> ''
   AND substr(ssn, 1, 3) NOT IN ('000', '666') AND substr(ssn, 4, 2) <> '00'
   AND substr(ssn, 6) <> '0000' AND ssn NOT IN ('078051120', '219099999', '123456789')
 UNION ALL
SELECT submission, name_space, local_id, academic_year, 3, name_key
  FROM sighting
 WHERE gender IN ('M', 'F', 'X') AND birth_date NOT LIKE '%-99' AND name_key IS NOT NULL;

-- Within one submission the latest academic year says which key a student has.
CREATE TABLE source_key AS
SELECT DISTINCT submission, name_space, local_id, tier, value
  FROM (SELECT *, rank() OVER (PARTITION BY submission, name_space, local_id, tier
                               ORDER BY academic_year DESC) AS age
          FROM seen_key) aged
 WHERE age = 1;

-- Likewise the birth year. A student whom two submissions give different years has none.
CREATE TABLE source_birth AS
SELECT submission, name_space, local_id, min(birth_year) AS birth_year
  FROM (SELECT submission, name_space, local_id, substr(birth_date, 1, 4) AS birth_year,
               rank() OVER (PARTITION BY submission, name_space, local_id
                            ORDER BY CASE WHEN birth_date IS NULL THEN 1 ELSE 0 END,
                                     academic_year DESC) AS age
          FROM sighting) aged
 WHERE age = 1
 GROUP BY submission, name_space, local_id;

CREATE TABLE student AS
SELECT row_number() OVER (ORDER BY name_space, local_id) AS student, name_space, local_id,
       CASE WHEN min(birth_year) = max(birth_year) THEN min(birth_year) END AS birth_year
  FROM source_birth
 GROUP BY name_space, local_id;
CREATE INDEX student_key ON student (name_space, local_id);

CREATE TABLE held_key AS
SELECT DISTINCT k.tier, k.value, s.student, s.name_space, s.birth_year
  FROM source_key k
  JOIN student s ON s.name_space = k.name_space AND s.local_id = k.local_id;

-- A key that two students of one name space hold says nothing of either.
CREATE TABLE usable_key AS
SELECT h.*
  FROM (SELECT *, count(*) OVER (PARTITION BY tier, value, name_space) AS holders FROM held_key) h
 WHERE holders = 1;
CREATE INDEX usable_key_value ON usable_key (tier, value);
CREATE INDEX usable_key_student ON usable_key (student);

CREATE TABLE statewide AS SELECT student, value FROM held_key WHERE tier = 1;
CREATE INDEX statewide_student ON statewide (student);

-- To begin with everybody is a person; link_tier.sql joins them, tier by tier.
CREATE TABLE person_of AS SELECT student, name_space, birth_year, student AS person FROM student;
CREATE INDEX person_of_person ON person_of (person);
CREATE TABLE in_doubt (tier INTEGER, person INTEGER);
