-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- At least 12 units in the first academic year at a college, the first term included; unknown units
-- add nothing.
-- start enrolled at cc attempt first
-- where sum(units of course at cc within 1 years from start) >= 12
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
 WHERE (SELECT sum(c.units) FROM course c
         WHERE c.person = s.person AND c.segment = 'cc' AND c.first_day >= s.first_day
           AND c.academic_year <= s.academic_year) >= 12
 GROUP BY i.name;
