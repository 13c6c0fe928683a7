-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start standing at k12 where grade_level = 09 and on_track is not missing attempt first
-- by ethnicity
-- then pipeline_steps.sql
CREATE TABLE start AS
SELECT n.*, coalesce(d.race, '(missing)') AS key_1
  FROM ninth n
  LEFT JOIN opensdp_demog d ON d.sid = n.person;
