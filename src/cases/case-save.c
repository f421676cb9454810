/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-save.h"

#include <string.h>

#include "base/error.h"
#include "project/case-query.h"

static void
trim (char **text)
{
  if (*text == NULL)
    return;
  g_strstrip (*text);
  if (**text == '\0')
    g_clear_pointer (text, g_free);
}

static void
tidy_tags (char **tags)
{
  g_auto (GStrv) parts = *tags != NULL ? g_strsplit_set (*tags, ";,", -1) : NULL;
  GString *joined = g_string_new (NULL);

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++) {
    g_strstrip (parts[i]);
    if (*parts[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? ";" : "", parts[i]);
  }
  g_free (*tags);
  *tags = g_string_free (joined, joined->len == 0);
}

static int
column_of (const FulSnapshot *snapshot, const char *name)
{
  for (guint i = 0; i < snapshot->columns->len; i++)
    if (strcmp (snapshot->columns->pdata[i], name) == 0)
      return (int)i;
  return -1;
}

/* In the order of the project's columns, new ones last. */
static void
arrange_inputs (FulCase *item, const FulSnapshot *snapshot, FulEdit *edit)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  guint next = snapshot->columns->len;

  for (guint c = 0; c < snapshot->columns->len; c++) {
    const char *value = ful_case_variable (item, snapshot->columns->pdata[c]);

    if (value == NULL || *value == '\0')
      continue;
    g_strv_builder_add (names, snapshot->columns->pdata[c]);
    g_strv_builder_add (values, value);
  }
  for (guint i = 0; item->var_names[i] != NULL; i++) {
    if (*item->var_values[i] == '\0' || column_of (snapshot, item->var_names[i]) >= 0)
      continue;
    ful_edit_put_column (edit, item->var_names[i], (int)next++);
    g_strv_builder_add (names, item->var_names[i]);
    g_strv_builder_add (values, item->var_values[i]);
  }
  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->var_names = g_strv_builder_end (names);
  item->var_values = g_strv_builder_end (values);
}

static gboolean
check_name (FulProject *project, const FulCase *item, GError **error)
{
  g_autofree char *quoted = NULL;
  gboolean hidden;
  gint64 id;

  if (!ful_project_find_case (project, item->name, &id, &hidden, error))
    return FALSE;
  if (id == 0 || id == item->id)
    return TRUE;
  quoted = ful_quote_untrusted (item->name);
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "name",
                           hidden ? "a removed case was called %s; undo its removal, or choose "
                                    "another name"
                                  : "there is already a case %s; choose another name",
                           quoted);
}

gboolean
ful_case_save (FulProject *project,
               const FulCase *item,
               FulEdit *edit,
               char **name,
               gint64 *id,
               GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (FulCase) copy = ful_case_copy (item);
  g_autofree char *free_name = NULL;
  int position;

  trim (&copy->name);
  trim (&copy->group);
  tidy_tags (&copy->tags);
  if (copy->expected != NULL && *copy->expected == '\0')
    g_clear_pointer (&copy->expected, g_free);
  arrange_inputs (copy, snapshot, edit);
  if (copy->var_names[0] == NULL && !copy->imported)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "inputs",
                             "a case needs an input; write what the model is asked");
  if (copy->var_names[0] != NULL)
    copy->imported = FALSE;
  if (copy->id == 0 || copy->name == NULL) {
    if (!ful_project_next_case (project, &free_name, &position, error))
      return FALSE;
    if (copy->name == NULL)
      copy->name = g_steal_pointer (&free_name);
    if (copy->id == 0)
      copy->position = position;
  }
  if (!check_name (project, copy, error))
    return FALSE;
  if (copy->id == 0)
    copy->id = ful_project_new_id (project, FUL_ID_CASE);
  *name = g_strdup (copy->name);
  *id = copy->id;
  ful_edit_take_case (edit, g_steal_pointer (&copy));
  return TRUE;
}
