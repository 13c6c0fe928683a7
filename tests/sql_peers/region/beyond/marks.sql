-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every mathematics record of the schools. A record that two submissions hold is one record, kept as
-- often as the submission that has it most often.
-- unit enrolments
-- start course at k12 where discipline = math attempt any
-- by start.grade, start.academic_year
SELECT coalesce(grade, '(missing)') AS key_1,
       academic_year || '-' || substr(CAST(academic_year + 1 AS VARCHAR), 3) AS key_2,
       count(*) AS n, count(DISTINCT person) AS people
  FROM course
 WHERE segment = 'k12' AND discipline = 'math'
 GROUP BY 1, 2;
