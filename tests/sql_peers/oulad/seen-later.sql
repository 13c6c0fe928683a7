-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start enrolled at university attempt first, term = "2013B"
-- step "Seen later" enrolled at university
SELECT NULL AS key_1, count(*) AS n,
       count(*) FILTER (WHERE is_one) AS yes_1, count(*) FILTER (WHERE NOT is_one) AS no_1,
       0 AS not_yet_1, 0 AS not_located_1, 0 AS not_reached_1
  FROM (SELECT EXISTS (SELECT 1 FROM enrolled e
                        WHERE e.person = s.person AND e.first_day > s.last_day) AS is_one
          FROM first_enrolment s
         WHERE s.presentation = '2013B') asked;
