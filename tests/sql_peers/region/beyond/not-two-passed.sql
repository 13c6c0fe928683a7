-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Its negation: only where the possible ones do not reach two either.
-- start enrolled at cc attempt first
-- where not count(course at k12 where discipline = math and grade >= C) >= 2
-- by start.institution
CREATE TABLE fits AS SELECT * FROM enrolled WHERE segment = 'cc';

CREATE TABLE start AS
SELECT f.*
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place;

SELECT i.name AS key_1, count(*) AS n
  FROM start s
  JOIN institution i ON i.id = s.institution
 WHERE (SELECT count(*) FROM course c
         WHERE c.person = s.person AND c.segment = 'k12'
           AND (c.discipline = 'math' AND c.points >= 2.0) IS NOT FALSE) < 2
 GROUP BY i.name;
