/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "../project/temporary.h"

/* For tests with a display: toolkit, main loop turned by hand until something holds. */
static inline gboolean
count_tick (gpointer ticks)
{
  (*(guint *)ticks)++;
  return G_SOURCE_CONTINUE;
}

#define TICK_MS 20
#define PATIENCE_MS 60000

#define WAIT_FOR(condition)                                    \
  do {                                                         \
    guint ticks = 0;                                           \
    guint timer = g_timeout_add (TICK_MS, count_tick, &ticks); \
    while (!(condition) && ticks < PATIENCE_MS / TICK_MS)      \
      g_main_context_iteration (NULL, TRUE);                   \
    g_source_remove (timer);                                   \
    if (ticks >= PATIENCE_MS / TICK_MS)                        \
      g_error ("waited too long for: " #condition);            \
  } while (0)

/* Gives up a reference that is the last one as soon as threads have given up theirs. */
static inline void
assert_goes_away (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  WAIT_FOR (weak == NULL);
}

/* The user's folders are the test's own. Returns: (transfer full): for temporary_free() */
static inline char *
start_display (int *argc, char ***argv)
{
  char *folder = temporary_new ();
  g_autofree char *state = g_build_filename (folder, "state", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  gtk_source_init ();
  return folder;
}
