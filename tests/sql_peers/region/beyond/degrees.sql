-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Two limits side by side: a degree within four and five years, counted from a first fall; degrees
-- come with terms. Limits are years to the end of their spring term.
-- start enrolled at university attempt first, season = fall
-- step "Degree" award at university within 2, 4 years from start
-- by start.institution
CREATE TABLE fits AS SELECT * FROM enrolled WHERE segment = 'university';

CREATE TABLE start AS
SELECT f.*
  FROM fits f
  JOIN (SELECT person, min(place) AS place FROM fits GROUP BY person) first
    ON first.person = f.person AND first.place = f.place;

CREATE TABLE clock AS
SELECT s.*, i.name AS key_1, o.through
  FROM start s
  JOIN institution i ON i.id = s.institution
  JOIN observed o ON o.kind = 'award' AND o.institution = s.institution
 WHERE substr(s.first_day, 6) = '08-15';

CREATE TABLE outcome AS
SELECT c.key_1,
       CASE WHEN CAST(academic_year + 2 AS VARCHAR) || '-05-31' > through THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM award a
                          WHERE a.person = c.person AND a.segment = 'university' AND a.first_day >= c.first_day
                            AND a.last_day <= CAST(c.academic_year + 2 AS VARCHAR) || '-05-31') THEN 'yes'
            ELSE 'no' END AS outcome_1,
       CASE WHEN CAST(academic_year + 4 AS VARCHAR) || '-05-31' > through THEN 'not yet'
            WHEN EXISTS (SELECT 1 FROM award a
                          WHERE a.person = c.person AND a.segment = 'university' AND a.first_day >= c.first_day
                            AND a.last_day <= CAST(c.academic_year + 4 AS VARCHAR) || '-05-31') THEN 'yes'
            ELSE 'no' END AS outcome_2
  FROM clock c;

SELECT key_1, count(*) AS n,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1,
       count(*) FILTER (WHERE outcome_2 = 'yes') AS yes_2,
       count(*) FILTER (WHERE outcome_2 = 'no') AS no_2,
       count(*) FILTER (WHERE outcome_2 = 'not yet') AS not_yet_2,
       count(*) FILTER (WHERE outcome_2 = 'not located') AS not_located_2,
       count(*) FILTER (WHERE outcome_2 = 'not reached') AS not_reached_2
  FROM outcome
 GROUP BY key_1;
