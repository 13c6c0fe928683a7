-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the school said of a student's English in the year of the course.
-- start course at k12 where subject = "English 10" attempt first
-- by start.elas, start.grade_level
CREATE TABLE fits AS SELECT * FROM course WHERE segment = 'k12' AND subject IN ('2131', '9106');

CREATE TABLE start AS
SELECT f.*
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place;

SELECT coalesce(elas, '(missing)') AS key_1, coalesce(grade_level, '(missing)') AS key_2, count(*) AS n
  FROM start
 GROUP BY 1, 2;
