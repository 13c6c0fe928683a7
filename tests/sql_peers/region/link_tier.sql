-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Links by the keys of one tier, :tier. Run for 1, 2 and 3 in turn.
-- A key of tier 2 or 3 links nobody when two of its holders have statewide ids and none in common.
-- Never joined: two students of one name space, two with different statewide ids, and by a
-- statewide id two with different birth years.

CREATE TABLE pair_of_holders AS
SELECT a.value, a.student AS a, b.student AS b, a.birth_year AS year_a, b.birth_year AS year_b,
       CASE WHEN EXISTS (SELECT 1 FROM statewide x WHERE x.student = a.student)
             AND EXISTS (SELECT 1 FROM statewide y WHERE y.student = b.student)
             AND NOT EXISTS (SELECT 1 FROM statewide x JOIN statewide y ON y.value = x.value
                              WHERE x.student = a.student AND y.student = b.student)
            THEN 1 ELSE 0 END AS ids_differ
  FROM usable_key a
  JOIN usable_key b ON b.tier = a.tier AND b.value = a.value AND b.student > a.student
 WHERE a.tier = :tier;

CREATE TABLE link AS
SELECT DISTINCT pa.person AS a, pb.person AS b
  FROM pair_of_holders p
  JOIN (SELECT value, max(CASE WHEN year_a <> year_b THEN 1 ELSE 0 END) AS years_differ,
               max(ids_differ) AS ids_differ
          FROM pair_of_holders GROUP BY value) key_as_a_whole ON key_as_a_whole.value = p.value
  JOIN person_of pa ON pa.student = p.a
  JOIN person_of pb ON pb.student = p.b
 WHERE pa.person <> pb.person
   AND CASE WHEN :tier = 1 THEN years_differ = 0 OR year_a = year_b
            ELSE key_as_a_whole.ids_differ = 0 END;

-- What speaks against it, between all that are already in the two persons.
CREATE TABLE refused AS
SELECT DISTINCT l.a, l.b
  FROM link l
  JOIN person_of x ON x.person = l.a
  JOIN person_of y ON y.person = l.b
 WHERE x.name_space = y.name_space OR (:tier = 1 AND x.birth_year <> y.birth_year)
 UNION
SELECT l.a, l.b
  FROM link l
 WHERE EXISTS (SELECT 1 FROM person_of x JOIN statewide i ON i.student = x.student WHERE x.person = l.a)
   AND EXISTS (SELECT 1 FROM person_of y JOIN statewide j ON j.student = y.student WHERE y.person = l.b)
   AND NOT EXISTS (SELECT 1 FROM person_of x JOIN statewide i ON i.student = x.student
                     JOIN statewide j ON j.value = i.value
                     JOIN person_of y ON y.student = j.student
                    WHERE x.person = l.a AND y.person = l.b);

CREATE TABLE joined AS
WITH RECURSIVE
  edge AS (SELECT a, b FROM (SELECT a, b FROM link EXCEPT SELECT a, b FROM refused) one_way
            UNION SELECT b, a FROM (SELECT a, b FROM link EXCEPT SELECT a, b FROM refused) back),
  reach (origin, person) AS (SELECT DISTINCT a, a FROM edge
                              UNION SELECT r.origin, e.b FROM reach r JOIN edge e ON e.a = r.person)
SELECT origin AS person, min(person) AS becomes FROM reach GROUP BY origin;

CREATE TABLE person_next AS
SELECT p.student, p.name_space, p.birth_year, coalesce(j.becomes, p.person) AS person
  FROM person_of p LEFT JOIN joined j ON j.person = p.person;
DROP TABLE person_of;
ALTER TABLE person_next RENAME TO person_of;
CREATE INDEX person_of_person_:tier ON person_of (person);

-- Three that fit in pairs and not together: the order of joining would decide.
INSERT INTO in_doubt
SELECT :tier, person FROM (SELECT person, name_space FROM person_of
                            GROUP BY person, name_space HAVING count(*) > 1) twice;
DROP TABLE pair_of_holders;
DROP TABLE link;
DROP TABLE refused;
DROP TABLE joined;
