-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start enrolled at university attempt first
-- by transfer_status
SELECT coalesce(i.transfer, '(missing)') AS key_1, count(*) AS n
  FROM first_enrolment s
  LEFT JOIN midfield_student i ON i.mcid = s.person
 GROUP BY 1;
