/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "project/project-private.h"
#include "temporary.h"

/* A project with one prompt, one model and one case, ready for answers. */
typedef struct {
  char *folder;
  char *path;
} Fixture;

static inline void
fill (FulProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulPromptBody) body = ful_prompt_body_new ();
  FulPrompt prompt = { .id = 1, .name = (char *)"bare" };
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
  FulEdit *edit = ful_edit_new ();
  FulCase *item = ful_case_new ();

  g_ptr_array_add (body->messages, ful_message_new ("user", "{{text}}"));
  ful_edit_put_prompt (edit, &prompt);
  ful_edit_put_revision (edit, &revision);
  ful_edit_put_model (edit, &model);
  item->id = 1;
  item->name = g_strdup ("one");
  ful_edit_take_case (edit, item);
  ful_project_edit (project, "Fill", edit, &error);
  g_assert_no_error (error);
}

static inline void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  FulProject *project;

  f->folder = temporary_new ();
  f->path = g_build_filename (f->folder, "p.fulcrum", NULL);
  project = ful_project_create (f->path, "Title", &error);
  g_assert_no_error (error);
  fill (project);
  ful_project_close (project, &error);
  g_assert_no_error (error);
}

static inline void
tear_down (Fixture *f, gconstpointer unused)
{
  g_free (f->path);
  temporary_free (f->folder);
}

static inline FulProject *
open_project (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  FulProject *project = ful_project_open (f->path, 0, &error);

  g_assert_no_error (error);
  return project;
}

static inline void
close_project (FulProject *project)
{
  g_autoptr (GError) error = NULL;

  ful_project_close (project, &error);
  g_assert_no_error (error);
}

static inline void
append (FulProject *project, const char *output)
{
  FulResult *result = ful_result_new ();

  result->run_id = result->revision_id = result->model_id = result->case_id = 1;
  result->variables = g_strdup ("");
  result->output = g_strdup (output);
  ful_project_append_result (project, result);
}

static inline void
set_title (FulProject *project, const char *title)
{
  FulEdit *edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  ful_edit_set_title (edit, title);
  ful_project_edit (project, title, edit, &error);
  g_assert_no_error (error);
}

/* What ful_project_foreach_result() has shown. */
typedef struct {
  guint n;
  gint64 last;
} Seen;

static inline gboolean
see (const FulResult *result, gpointer data, GError **error)
{
  Seen *seen = data;

  g_assert_cmpint (result->id, >, seen->last);
  g_assert_cmpstr (result->output, ==, "an answer");
  seen->last = result->id;
  seen->n++;
  return TRUE;
}
