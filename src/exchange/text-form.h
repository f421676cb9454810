/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

/* A project as text: a folder with one canonical JSON file a kind (project, fields, labels …,
 * results), each an array with one record a line in a stable order, made for git. It holds
 * everything that the verdict stands on, the learning curve too; not the undo steps, nor the
 * trained specialist, which is trained again. What is unset has no member. export → import → export
 * is byte-identical. */

/**
 * ful_text_form_export:
 * @folder: made where it isn't there; its files of ours are replaced, others left alone
 *
 * Errors: %FUL_ERROR_STORAGE, %FUL_ERROR_BAD_INPUT @folder is a file, or the project is damaged
 */
gboolean ful_text_form_export (FulProject *project, const char *folder, GError **error);

typedef struct {
  guint64 fields, labels, prompts, revisions, models, checks, cases, runs, results;
} FulTextFormCounts;

/**
 * ful_text_form_import:
 * @dry_run: only look whether it would go in
 * @out: (out caller-allocates) (optional): how many records were read
 *
 * Puts the text form in place of all that @project holds, as one edit that undo takes back; whole
 * or not at all. Strict: a member that no record has, a wrong type, a value out of its range, a
 * missing file or a reference that leads nowhere is an error.
 * Errors: %FUL_ERROR_BAD_INPUT naming file, line and member; %FUL_ERROR_NEWER_FILE written by a
 * newer Fulcrum; %FUL_ERROR_READ_ONLY, %FUL_ERROR_STORAGE
 */
gboolean ful_text_form_import (FulProject *project,
                               const char *folder,
                               gboolean dry_run,
                               FulTextFormCounts *out,
                               GError **error);
