-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- unit enrolments
-- start course at university attempt any
-- by start.result
SELECT coalesce(result, '(missing)') AS key_1, count(*) AS n, count(DISTINCT person) AS people
  FROM course
 GROUP BY 1;
