/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

typedef struct {
  const char *name;
  void (*add) (FulEdit *edit);
} EveryEdit;

/* Both end with a NULL name. */
extern const EveryEdit every_small_edits[];
extern const EveryEdit every_row_edits[];

/* Edits of every kind there is, in an order in which each finds what it needs; the last one removes
 * everything. */
guint every_edit_count (void);
const char *every_edit_name (guint i);
void every_edit_do (FulProject *project, guint i);

/* Fails where a kind of operation is in none of them. */
void every_edit_assert_all_kinds (void);
