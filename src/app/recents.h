/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

/* Projects opened on this machine, newest first, with where they were left. Kept in the user's
 * state folder (fulcrum/recents.json), never in a project. */
typedef struct {
  char *path;
  char *title;
  char *page;    /* where it was left, e.g. "verdict" */
  char *verdict; /* name of the verdict when it was last seen; NULL: none */
  char *code;    /* its code, e.g. "pilot-tuning"; NULL: none */
  double tilt;   /* of its beam; 0: none */
  gint64 when;   /* seconds since 1970 */
  gboolean open; /* it was when the program ended */
  gboolean gone; /* there is no such file now */
} FulRecent;

#define FUL_MAX_RECENTS 20

/* Reading takes the disk: in a thread, or so. Returns: (transfer full): FulRecent*, newest first */
GPtrArray *ful_recents_load (void);
/* Returns: (transfer full): the page it was left on; NULL: never opened on this machine */
char *ful_recents_page_of (const char *path);
/* As ful_recents_load(), after what was noted before. */
void ful_recents_load_async (GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *ful_recents_load_finish (GAsyncResult *result, GError **error);

/* These return at once; a thread writes them in their order. */

/* Puts a project first, or moves it there. */
void ful_recents_note (const char *path, const char *title, const char *page, gboolean open);
void
ful_recents_note_verdict (const char *path, const char *verdict, const char *code, double tilt);
void ful_recents_remove (const char *path);
/* A project that was moved: the entry leads to the new place. */
void ful_recents_move (const char *path, const char *new_path);
/* Waits until all of it is written: at the end of the program. */
void ful_recents_finish (void);
