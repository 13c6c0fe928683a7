-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start enrolled at university attempt first
-- step "A degree" award at university
SELECT NULL AS key_1, count(*) AS n,
       count(*) FILTER (WHERE is_one) AS yes_1, count(*) FILTER (WHERE NOT is_one) AS no_1,
       0 AS not_yet_1, 0 AS not_located_1, 0 AS not_reached_1
  FROM (SELECT EXISTS (SELECT 1 FROM award a
                        WHERE a.person = s.person AND a.first_day > s.last_day) AS is_one
          FROM first_enrolment s) asked;
