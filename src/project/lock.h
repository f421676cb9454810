/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Who may write a project: the holder of a lock on PATH-lock, a file beside it that says who it is.
 * The project itself is never opened here, since closing any descriptor of it would drop SQLite's
 * locks. The kernel gives the lock up when its holder ends, however it ends. */
typedef struct _FulLock FulLock;

/**
 * ful_lock_take:
 * @path: of the project, absolute, without symbolic links
 * @holder: (out) (transfer full): who has it, for people: "fulcrum-cli (process 17 on desk)"; set
 *   when another has it
 *
 * Returns: the lock; or NULL with @holder set, or NULL with @error set (%FUL_ERROR_STORAGE)
 */
FulLock *ful_lock_take (const char *path, char **holder, GError **error);
void ful_lock_release (FulLock *self); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulLock, ful_lock_release)

/* Returns: (transfer full): who has it; NULL for nobody. */
char *ful_lock_holder (const char *path);
