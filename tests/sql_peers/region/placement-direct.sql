-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The same, begun at transfer level.
-- then transfer_english_step.sql
CREATE TABLE fits AS
SELECT * FROM course
 WHERE segment = 'cc' AND discipline = 'english' AND institution = 'Z02';

-- The first English course ever there, and that one in 2012-13.
CREATE TABLE start AS
SELECT f.person, f.institution, f.first_day, coalesce(p.ethnicity, '(missing)') AS key_1
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place
  JOIN person p ON p.person = f.person
 WHERE f.academic_year = 2012 AND f.level = 'transfer';

CREATE TABLE start_time AS
SELECT DISTINCT first_day FROM fits WHERE academic_year = 2012 AND level = 'transfer';
