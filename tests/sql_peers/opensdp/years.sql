-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- unit enrolments
-- start enrolled at k12 attempt any
-- by start.academic_year
SELECT academic_year || '-' || substr(CAST(academic_year + 1 AS VARCHAR), 3) AS key_1, count(*) AS n,
       count(DISTINCT person) AS people
  FROM (SELECT DISTINCT person, institution, academic_year FROM enrolled WHERE segment = 'k12') years
 GROUP BY academic_year;
