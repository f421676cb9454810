/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Projects opened on this machine, newest first, with where they were left. Kept in the user's
 * state folder (fulcrum/recents.json), never in a project. */
typedef struct {
  char *path;
  char *title;
  char *page;    /* where it was left, e.g. "verdict" */
  char *verdict; /* name of the verdict when it was last seen; NULL: none */
  gint64 when;   /* seconds since 1970 */
} FulRecent;

#define FUL_MAX_RECENTS 20

/* Returns: (transfer full): FulRecent*, newest first; empty where there are none */
GPtrArray *ful_recents_load (void);
/* Puts a project first, or moves it there. */
void ful_recents_note (const char *path, const char *title, const char *page);
void ful_recents_note_verdict (const char *path, const char *verdict);
void ful_recents_remove (const char *path);
/* Returns: (transfer full): the page it was left on; NULL: never opened on this machine */
char *ful_recents_page_of (const char *path);
