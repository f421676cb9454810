/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "base/error.h"
#include "project/project.h"
#include "temporary.h"

/* A closed project with something of everything: 300 cases and 300 results. */
typedef struct {
  char *folder;
  char *path;
} Fixture;

static inline void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulPromptBody) body = ful_prompt_body_new ();
  FulPrompt prompt = { .id = 1, .name = (char *)"bare", .draft = body };
  FulRevision revision = {
    .id = 1, .prompt_id = 1, .number = 1, .body = body, .rung = FUL_RUNG_UNSET
  };
  FulModel model = { .id = 1,
                     .name = (char *)"m",
                     .provider = (char *)"offline",
                     .rung = FUL_RUNG_UNSET,
                     .price_in = (double)NAN,
                     .price_cached = (double)NAN,
                     .price_out = (double)NAN };
  FulRun run = { .id = 1, .state = FUL_RUN_DONE, .planned = 300 };
  FulEdit *edit = ful_edit_new ();

  f->folder = temporary_new ();
  f->path = g_build_filename (f->folder, "p.fulcrum", NULL);
  project = ful_project_create (f->path, "Title", &error);
  g_assert_no_error (error);
  g_ptr_array_add (body->messages, ful_message_new ("user", "{{text}}"));
  ful_edit_put_prompt (edit, &prompt);
  ful_edit_put_revision (edit, &revision);
  ful_edit_put_model (edit, &model);
  for (gint64 i = 1; i <= 300; i++) {
    FulCase *item = ful_case_new ();

    item->id = i;
    item->name = g_strdup_printf ("case-%d", (int)i);
    g_strfreev (item->var_names);
    g_strfreev (item->var_values);
    item->var_names = g_strsplit ("text", "|", -1);
    item->var_values = g_strsplit ("Where is my card? I have been waiting for a week.", "|", -1);
    ful_edit_take_case (edit, item);
  }
  g_assert_true (ful_project_edit (project, "Fill", edit, &error));
  ful_project_put_run (project, &run);
  for (gint64 i = 1; i <= 300; i++) {
    FulResult *result = ful_result_new ();

    result->run_id = result->revision_id = result->model_id = 1;
    result->case_id = i;
    result->variables = g_strdup ("");
    result->output = g_strdup ("card_arrival");
    ful_project_append_result (project, result);
  }
  ful_project_close (g_steal_pointer (&project), &error);
  g_assert_no_error (error);
}

static inline void
tear_down (Fixture *f, gconstpointer unused)
{
  g_free (f->path);
  temporary_free (f->folder);
}

static inline void
sql (const char *path, const char *statements)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  sqlite3_exec (db, statements, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static inline void
assert_refused (const char *path, int code, const char *says)
{
  g_autoptr (GError) error = NULL;
  FulProject *project = ful_project_open (path, 0, &error);

  g_assert_null (project);
  g_assert_error (error, FUL_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
}
