/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>
#include <glib/gstdio.h>

/* A folder that lives as long as a test; its files go with it. In memory where there is room:
 * these tests commit thousands of times, and what a disk does with that isn't theirs to find out.
 */
static inline char *
temporary_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_strdup ("/dev/shm/fulcrum-test-XXXXXX");

  if (g_mkdtemp (folder) != NULL)
    return folder;
  g_free (folder);
  folder = g_dir_make_tmp ("fulcrum-test-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

static inline void
temporary_free (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_chmod (folder, 0700);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      temporary_free (g_steal_pointer (&path));
    else
      g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}
