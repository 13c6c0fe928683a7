-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- unit enrolments
-- start standing at k12 where grade_level = 09 and on_track is not missing attempt any
-- order this
-- step "Tenth" standing at k12 where grade_level = 10 and on_track is not missing attempt any
-- cross start.on_track by step("Tenth").on_track
-- Each ninth-grade record with each later tenth-grade record of the same student. A record of
-- unknown grade may be one: without a certain one it cannot be told.
CREATE TABLE later AS
SELECT s.person, s.first_day AS started, e.on_track, (e.grade_level = '10') AS is_one
  FROM standing s
  JOIN standing e ON e.person = s.person AND e.first_day > s.last_day
 WHERE s.grade_level = '09' AND s.on_track IS NOT NULL
   AND (e.grade_level = '10' AND e.on_track IS NOT NULL) IS NOT FALSE;

CREATE TABLE pair AS
SELECT s.person, s.on_track AS key_1, coalesce(l.on_track, '(not reached)') AS key_2,
       CASE WHEN l.person IS NOT NULL THEN 'yes'
            WHEN EXISTS (SELECT 1 FROM later m WHERE m.person = s.person AND m.started = s.first_day) THEN 'not located'
            ELSE 'no' END AS outcome_1
  FROM standing s
  LEFT JOIN later l ON l.person = s.person AND l.started = s.first_day AND l.is_one
 WHERE s.grade_level = '09' AND s.on_track IS NOT NULL;

SELECT key_1, key_2, count(*) AS n,
       count(DISTINCT person) AS people,
       count(*) FILTER (WHERE outcome_1 = 'yes') AS yes_1,
       count(*) FILTER (WHERE outcome_1 = 'no') AS no_1,
       count(*) FILTER (WHERE outcome_1 = 'not yet') AS not_yet_1,
       count(*) FILTER (WHERE outcome_1 = 'not located') AS not_located_1,
       count(*) FILTER (WHERE outcome_1 = 'not reached') AS not_reached_1
  FROM pair
 GROUP BY key_1, key_2;
