-- SPDX-FileCopyrightText: Segue contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- start standing at k12 where grade_level = 09 and on_track is not missing attempt first
-- by start.institution
-- then pipeline_steps.sql
CREATE TABLE start AS
SELECT n.*, n.institution AS key_1
  FROM ninth n;
