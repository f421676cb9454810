/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base/json-writer.h"
#include "project/project.h"

/* What every command of fulcrum-cli shares. One file a command: src/cli/NAME.c defines
 * `const FulCommand ful_command_NAME`, and main.c lists it. */

typedef enum {
  FUL_EXIT_DONE = 0,
  FUL_EXIT_ERROR = 1,
  FUL_EXIT_USAGE = 2,
  FUL_EXIT_BAR = 3,    /* `check`: the bar is not met */
  FUL_EXIT_BUDGET = 4, /* stopped by the budget */
  FUL_EXIT_CANCELLED = 130,
} FulExit;

typedef struct _FulCommand FulCommand;

struct _FulCommand {
  const char *name;
  const char *usage;   /* what follows the name: "PROJECT KEY=VALUE…" */
  const char *summary; /* one line, N_() */
  const char *details; /* (nullable): below the options in --help, N_() */
  /* argv[0] is the command's name. */
  FulExit (*run) (const FulCommand *self, int argc, char **argv);
};

/**
 * ful_cli_options:
 * @entries: the command's own options, ended by G_OPTION_ENTRY_NULL; --json and --help are added
 * @argc, @argv: in: as given to run; out: what is left, argv[0] still the name
 * @min, @max: how many positional arguments there may be; max -1: any number
 * @json: (out): whether --json was given
 *
 * Wrong usage is told on standard error with how it is right.
 *
 * Returns: TRUE to go on; FALSE: return *status
 */
gboolean ful_cli_options (const FulCommand *self,
                          const GOptionEntry *entries,
                          int *argc,
                          char ***argv,
                          int min,
                          int max,
                          gboolean *json,
                          FulExit *status);

/* Tells on standard error what is wrong with the command line and how it is right. */
FulExit ful_cli_wrong_usage (const FulCommand *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Tells @error on standard error (a cancelled one in a word); the exit status that fits it. */
FulExit ful_cli_fail (const GError *error);

/* Standard output, UTF-8 whatever the locale. */
void ful_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Standard error: notes and progress. */
void ful_cli_note (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Finishes the document and prints it to standard output. */
void ful_cli_print_json (FulJsonWriter *writer);

/* Opens for reading; a look (ful_project_note_look) is still counted where the file is writable. */
FulProject *ful_cli_open (const char *path, GError **error);
/* Opens for editing: %FUL_ERROR_READ_ONLY with the reason where that can't be. */
FulProject *ful_cli_open_for_editing (const char *path, GError **error);
/* Waits for the writer and closes; an error of a write turns FUL_EXIT_DONE into FUL_EXIT_ERROR. */
FulExit ful_cli_close (FulProject *project, FulExit status);

/* Reads a whole file, "-" is standard input; at most @max_bytes.
 * Errors: %FUL_ERROR_NOT_FOUND, %FUL_ERROR_BAD_INPUT too long, %FUL_ERROR_STORAGE */
gboolean
ful_cli_read_file (const char *path, gsize max_bytes, char **text, gsize *length, GError **error);

/* Cancelled by SIGINT and SIGTERM from the first call on. Borrowed. */
GCancellable *ful_cli_cancellable (void);
