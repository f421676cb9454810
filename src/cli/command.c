/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

static void
print_to (FILE *stream, const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  fputs (text, stream);
}

void
ful_cli_print (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_to (stdout, format, args);
  va_end (args);
}

void
ful_cli_note (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_to (stderr, format, args);
  va_end (args);
}

FulExit
ful_cli_wrong_usage (const FulCommand *self, const char *format, ...)
{
  va_list args;

  fprintf (stderr, "fulcrum-cli %s: ", self->name);
  va_start (args, format);
  print_to (stderr, format, args);
  va_end (args);
  fprintf (stderr, _ ("\nUsage: fulcrum-cli %s %s\nMore: fulcrum-cli %s --help\n"), self->name,
           self->usage, self->name);
  return FUL_EXIT_USAGE;
}

FulExit
ful_cli_fail (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    fprintf (stderr, "fulcrum-cli: %s\n", _ ("cancelled"));
    return FUL_EXIT_CANCELLED;
  }
  fprintf (stderr, "fulcrum-cli: %s\n", error->message);
  return g_error_matches (error, FUL_ERROR, FUL_ERROR_BUDGET) ? FUL_EXIT_BUDGET : FUL_EXIT_ERROR;
}

void
ful_cli_print_json (FulJsonWriter *writer)
{
  g_autofree char *text = ful_json_writer_finish (writer);

  fputs (text, stdout);
}

/* Only the command's own options come in @entries: --json is the same everywhere. */
static GOptionContext *
option_context (const FulCommand *self, const GOptionEntry *entries, gboolean *json)
{
  GOptionContext *context = g_option_context_new (self->usage);
  GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_summary (context, _ (self->summary));
  if (self->details != NULL)
    g_option_context_set_description (context, _ (self->details));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

gboolean
ful_cli_options (const FulCommand *self,
                 const GOptionEntry *entries,
                 int *argc,
                 char ***argv,
                 int min,
                 int max,
                 gboolean *json,
                 FulExit *status)
{
  g_autoptr (GOptionContext) context = option_context (self, entries, json);
  g_autoptr (GError) error = NULL;
  int n;

  if (!g_option_context_parse (context, argc, argv, &error)) {
    *status = ful_cli_wrong_usage (self, "%s", error->message);
    return FALSE;
  }
  /* "--" only ends the options. */
  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--") == 0) {
      memmove (*argv + i, *argv + i + 1, (gsize)(*argc - i) * sizeof (char *));
      (*argc)--;
      break;
    }
  n = *argc - 1;
  if (n < min || (max >= 0 && n > max)) {
    *status = n < min ? ful_cli_wrong_usage (self, _ ("something is missing"))
                      : ful_cli_wrong_usage (self, _ ("“%s” is one too many"), (*argv)[max + 1]);
    return FALSE;
  }
  return TRUE;
}

FulProject *
ful_cli_open (const char *path, GError **error)
{
  return ful_project_open (path, 0, error);
}

FulProject *
ful_cli_open_for_editing (const char *path, GError **error)
{
  g_autoptr (FulProject) project = ful_project_open (path, 0, error);
  const char *reason;

  if (project == NULL)
    return NULL;
  reason = ful_project_read_only_reason (project);
  if (reason != NULL) {
    ful_set_error_at (error, FUL_ERROR_READ_ONLY, path, 0, NULL, "%s", reason);
    return NULL;
  }
  return g_steal_pointer (&project);
}

FulExit
ful_cli_close (FulProject *project, FulExit status)
{
  g_autoptr (GError) error = NULL;

  if (ful_project_close (project, &error))
    return status;
  return status == FUL_EXIT_DONE ? ful_cli_fail (error) : status;
}

static gboolean
read_stream (FILE *stream,
             const char *name,
             gsize max_bytes,
             char **text,
             gsize *length,
             GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  char chunk[65536];
  gsize n;

  while ((n = fread (chunk, 1, sizeof chunk, stream)) > 0) {
    if (all->len + n > max_bytes)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, name, 0, NULL,
                               _ ("longer than %" G_GSIZE_FORMAT " MB; split it"),
                               max_bytes / (1024 * 1024));
    g_string_append_len (all, chunk, (gssize)n);
  }
  if (ferror (stream))
    return ful_set_error_at (error, FUL_ERROR_STORAGE, name, 0, NULL, "%s", g_strerror (errno));
  *length = all->len;
  *text = g_string_free (g_steal_pointer (&all), FALSE);
  return TRUE;
}

gboolean
ful_cli_read_file (const char *path, gsize max_bytes, char **text, gsize *length, GError **error)
{
  FILE *stream;
  gboolean ok;

  if (strcmp (path, "-") == 0)
    return read_stream (stdin, _ ("standard input"), max_bytes, text, length, error);
  stream = fopen (path, "rbe");
  if (stream == NULL)
    return ful_set_error_at (error, errno == ENOENT ? FUL_ERROR_NOT_FOUND : FUL_ERROR_STORAGE, path,
                             0, NULL, "%s", g_strerror (errno));
  ok = read_stream (stream, path, max_bytes, text, length, error);
  fclose (stream);
  return ok;
}

static gpointer
wait_for_signal (gpointer cancellable)
{
  sigset_t set;
  int number;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  sigwait (&set, &number);
  g_cancellable_cancel (cancellable);
  return NULL;
}

GCancellable *
ful_cli_cancellable (void)
{
  static GCancellable *cancellable;

  if (g_once_init_enter (&cancellable)) {
    GCancellable *made = g_cancellable_new ();
    sigset_t set;

    /* Blocked here so that threads made from now on leave the signals to the one that waits. */
    sigemptyset (&set);
    sigaddset (&set, SIGINT);
    sigaddset (&set, SIGTERM);
    pthread_sigmask (SIG_BLOCK, &set, NULL);
    g_thread_unref (g_thread_new ("signals", wait_for_signal, made));
    g_once_init_leave (&cancellable, made);
  }
  return cancellable;
}
