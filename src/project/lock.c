/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

#define MAX_HOLDER 512
#define MAX_TRIES 100

struct _FulLock {
  int fd;
  char *path;
};

static char *
lock_path (const char *path)
{
  return g_strconcat (path, "-lock", NULL);
}

/* An open-file-description lock: two openings in one process exclude each other too. */
static gboolean
lock_fd (int fd, short type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
}

/* What the holder wrote into the file: program, process and host, a line each. */
static char *
read_holder (int fd)
{
  char text[MAX_HOLDER + 1];
  g_auto (GStrv) lines = NULL;
  g_autofree char *program = NULL, *process = NULL, *host = NULL;
  ssize_t n = pread (fd, text, MAX_HOLDER, 0);

  text[MAX (n, 0)] = '\0';
  lines = g_strsplit (text, "\n", 4);
  if (g_strv_length (lines) < 3)
    return g_strdup ("another program");
  program = ful_quote_untrusted (lines[0]);
  process = g_strdup_printf ("%" G_GINT64_FORMAT, g_ascii_strtoll (lines[1], NULL, 10));
  host = ful_quote_untrusted (lines[2]);
  return g_strdup_printf ("%s (process %s on %s)", program, process, host);
}

static void
write_holder (int fd)
{
  const char *program = g_get_prgname ();
  g_autofree char *text = g_strdup_printf ("%s\n%ld\n%s\n", program != NULL ? program : "fulcrum",
                                           (long)getpid (), g_get_host_name ());

  /* Only words for people: where they can't be written, the lock still holds. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    return;
}

static gboolean
is_same_file (int fd, const char *path)
{
  struct stat open_file, named;

  return fstat (fd, &open_file) == 0 && lstat (path, &named) == 0 &&
         open_file.st_dev == named.st_dev && open_file.st_ino == named.st_ino;
}

FulLock *
ful_lock_take (const char *path, char **holder, GError **error)
{
  g_autofree char *name = lock_path (path);

  for (guint i = 0; i < MAX_TRIES; i++) {
    int fd = open (name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644);
    FulLock *self;
    struct stat status;

    if (fd < 0 || fstat (fd, &status) != 0 || !S_ISREG (status.st_mode)) {
      ful_set_error_at (error, FUL_ERROR_STORAGE, name, 0, NULL, "%s",
                        fd < 0 ? g_strerror (errno) : "this is not a plain file; remove it");
      if (fd >= 0)
        close (fd);
      return NULL;
    }
    if (!lock_fd (fd, F_WRLCK)) {
      if (errno == EAGAIN || errno == EACCES)
        *holder = read_holder (fd);
      else
        ful_set_error_at (error, FUL_ERROR_STORAGE, name, 0, NULL, "%s", g_strerror (errno));
      close (fd);
      return NULL;
    }
    /* Whoever had it before may have removed the file between our opening and our locking it. */
    if (!is_same_file (fd, name)) {
      close (fd);
      continue;
    }
    write_holder (fd);
    self = g_new (FulLock, 1);
    self->fd = fd;
    self->path = g_steal_pointer (&name);
    return self;
  }
  ful_set_error_at (error, FUL_ERROR_STORAGE, name, 0, NULL,
                    "other programs open and close the project all the time; try again");
  return NULL;
}

void
ful_lock_release (FulLock *self)
{
  if (self == NULL)
    return;
  unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

char *
ful_lock_holder (const char *path)
{
  g_autofree char *name = lock_path (path);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (name, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  char *holder = NULL;

  if (fd < 0)
    return NULL;
  if (fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK)
    holder = read_holder (fd);
  close (fd);
  return holder;
}
