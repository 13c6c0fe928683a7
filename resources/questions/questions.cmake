# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The questions that ship with the program: SEGUE_QUESTION_FILES, to be embedded under /questions.
set(SEGUE_QUESTION_DIR ${CMAKE_CURRENT_LIST_DIR})
file(GLOB SEGUE_QUESTION_FILES CONFIGURE_DEPENDS
  ${SEGUE_QUESTION_DIR}/*.cohort ${SEGUE_QUESTION_DIR}/*.json)
