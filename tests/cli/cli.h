/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

/* Runs fulcrum-cli as a user would, in a folder of its own. */

typedef struct {
  int status; /* exit status */
  char *out;
  char *err;
} CliRun;

void cli_run_free (CliRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

/* Arguments as strings, ended by NULL. */
CliRun *cli_run (const char *command, ...) G_GNUC_NULL_TERMINATED;

/* The same where it must exit with 0. */
void cli_do (const char *command, ...) G_GNUC_NULL_TERMINATED;

/* As cli_do() with --json; the document, which must be an object. (transfer full) */
JsonObject *cli_json (const char *command, ...) G_GNUC_NULL_TERMINATED;

/* A new empty folder, removed with all that is in it by cli_folder_remove(). (transfer full) */
char *cli_folder_new (void);
void cli_folder_remove (char *folder);

/* Returns: (transfer full): path of a file in @folder with @text */
char *cli_write (const char *folder, const char *name, const char *text);
