-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- unit enrolments
-- start course at university attempt any
-- by start.subject, start.term
SELECT module AS key_1, presentation AS key_2, count(*) AS n, count(DISTINCT person) AS people
  FROM course
 GROUP BY module, presentation;
