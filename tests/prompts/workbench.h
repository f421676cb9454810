/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <math.h>
#include <string.h>

#include "../project/temporary.h"
#include "base/error.h"
#include "project/project.h"

/* A project in a folder of its own, with two columns and two labels, and short ways to fill
 * bodies and cases. */

typedef struct {
  char *folder;
  FulProject *project;
  FulSnapshot *snapshot;
} Workbench;

static inline void
workbench_refresh (Workbench *self)
{
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  self->snapshot = ful_project_snapshot (self->project);
}

/* @edit: (transfer full) */
static inline void
workbench_edit (Workbench *self, FulEdit *edit)
{
  g_autoptr (GError) error = NULL;

  ful_project_edit (self->project, "test", edit, &error);
  g_assert_no_error (error);
  workbench_refresh (self);
}

static inline void
workbench_set_up (Workbench *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  FulEdit *edit = ful_edit_new ();

  self->folder = temporary_new ();
  path = g_build_filename (self->folder, "p.fulcrum", NULL);
  self->project = ful_project_create (path, "T", &error);
  g_assert_no_error (error);
  ful_edit_put_column (edit, "text", 0);
  ful_edit_put_column (edit, "lang", 1);
  ful_edit_put_label (edit, "lost", "the card is lost", 0);
  ful_edit_put_label (edit, "top_up", "", 1);
  workbench_edit (self, edit);
}

static inline void
workbench_tear_down (Workbench *self, gconstpointer data)
{
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  ful_project_free (self->project);
  temporary_free (self->folder);
}

/* @lang: NULL: the case has no such variable. */
static inline FulCase *
make_case (const char *name, const char *text, const char *lang, const char *expected)
{
  FulCase *item = ful_case_new ();
  const char *names[] = { "text", lang != NULL ? "lang" : NULL, NULL };
  const char *values[] = { text, lang, NULL };

  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->name = g_strdup (name);
  item->var_names = g_strdupv ((char **)names);
  item->var_values = g_strdupv ((char **)values);
  item->expected = g_strdup (expected);
  return item;
}

static inline void
add_message (FulPromptBody *body, const char *role, const char *content)
{
  g_ptr_array_add (body->messages, ful_message_new (role, content));
}

static inline void
add_example (FulPromptBody *body, const char *input, const char *output)
{
  g_ptr_array_add (body->examples, ful_example_new (input, output));
}

/* @values: separated by '|'. */
static inline void
add_variable (FulPromptBody *body, const char *name, const char *values)
{
  g_auto (GStrv) list = g_strsplit (values, "|", -1);

  g_ptr_array_add (body->variables, ful_prompt_variable_new (name, (const char *const *)list));
}

static inline FulPromptBody *
make_body (const char *system, const char *user)
{
  FulPromptBody *body = ful_prompt_body_new ();

  body->system = g_strdup (system);
  add_message (body, "user", user);
  return body;
}
