-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The best mark in college English: points, then the earliest, then the ties of first.
-- start course at cc where discipline = english attempt best
-- by start.grade, start.level
CREATE TABLE fits AS
SELECT c.*, coalesce(m.rank_text, '70') || c.place AS best
  FROM course c
  LEFT JOIN mark m ON m.code = c.grade
 WHERE c.segment = 'cc' AND c.discipline = 'english';
CREATE INDEX fits_person ON fits (person);

SELECT coalesce(f.grade, '(missing)') AS key_1, coalesce(f.level, '(missing)') AS key_2, count(*) AS n
  FROM fits f
  JOIN (SELECT person, min(best) AS best FROM fits GROUP BY person) best
    ON best.person = f.person AND best.best = f.best
 GROUP BY 1, 2;
