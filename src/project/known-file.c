/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/known-file.h"

#include <sys/stat.h>

/* A small file for each of so many hashes of a path: it never grows, and two that meet in one only
 * make each other unknown. */
#define BUCKETS 1024

static char *
bucket_path (const char *path)
{
  g_autofree char *name = g_strdup_printf ("%03x", g_str_hash (path) % BUCKETS);

  return g_build_filename (g_get_user_state_dir (), "fulcrum", "known-files", name, NULL);
}

static char *
identity (const char *path)
{
  struct stat status;

  if (stat (path, &status) != 0)
    return NULL;
  return g_strdup_printf ("%s\n%llu %llu %lld %lld.%09ld %lld.%09ld\n", path,
                          (unsigned long long)status.st_dev, (unsigned long long)status.st_ino,
                          (long long)status.st_size, (long long)status.st_mtim.tv_sec,
                          status.st_mtim.tv_nsec, (long long)status.st_ctim.tv_sec,
                          status.st_ctim.tv_nsec);
}

gboolean
ful_known_file_check (const char *path)
{
  g_autofree char *bucket = bucket_path (path);
  g_autofree char *now = identity (path);
  g_autofree char *then = NULL;

  return now != NULL && g_file_get_contents (bucket, &then, NULL, NULL) &&
         g_strcmp0 (now, then) == 0;
}

void
ful_known_file_add (const char *path)
{
  g_autofree char *bucket = bucket_path (path);
  g_autofree char *folder = g_path_get_dirname (bucket);
  g_autofree char *now = identity (path);

  if (now != NULL && g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (bucket, now, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}
