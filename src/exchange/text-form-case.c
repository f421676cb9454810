/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases, runs and results as text. */
#include "exchange/text-form-private.h"

#include <math.h>

#include "base/error.h"
#include "base/json.h"

/* --- cases --- */

static const char *const case_members[] = { "id",     "position", "name",     "split",
                                            "group",  "inputs",   "expected", "tags",
                                            "hidden", "imported", NULL };

static void
write_case (FulJsonWriter *writer, const FulCase *item)
{
  ful_json_writer_begin_object (writer);
  ful_json_writer_int_member (writer, "id", item->id);
  ful_json_writer_int_member (writer, "position", item->position);
  ful_json_writer_string_member (writer, "name", item->name);
  ful_json_writer_string_member (writer, "split", ful_split_name (item->split));
  ful_text_put_string (writer, "group", item->group);
  if (item->var_names[0] != NULL) {
    ful_json_writer_name (writer, "inputs");
    ful_json_writer_begin_object (writer);
    for (guint i = 0; item->var_names[i] != NULL; i++)
      ful_json_writer_string_member (writer, item->var_names[i], item->var_values[i]);
    ful_json_writer_end_object (writer);
  }
  ful_text_put_string (writer, "expected", item->expected);
  ful_text_put_string (writer, "tags", item->tags);
  ful_text_put_flag (writer, "hidden", item->hidden);
  ful_text_put_flag (writer, "imported", item->imported);
  ful_json_writer_end_object (writer);
}

static gboolean
write_cases (FulProject *project,
             const FulSnapshot *snapshot,
             FulJsonWriter *writer,
             GError **error)
{
  g_autoptr (GPtrArray) cases = ful_project_load_all_cases (project, error);

  for (guint i = 0; cases != NULL && i < cases->len; i++)
    write_case (writer, cases->pdata[i]);
  return cases != NULL;
}

/* In the order of the members, which is that of the columns. */
static gboolean
read_inputs (const FulTextRecord *record, FulCase *item, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  JsonObject *inputs = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!ful_json_get_object (record->object, "inputs", &inputs, error)) {
    g_prefix_error (error, "%s:%" G_GUINT64_FORMAT ": ", record->file, record->line);
    return FALSE;
  }
  if (inputs == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, inputs);
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
      return ful_text_set_error (record, "inputs", error, "its members must be texts");
    g_strv_builder_add (names, name);
    g_strv_builder_add (values, json_node_get_string (node));
  }
  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->var_names = g_strv_builder_end (names);
  item->var_values = g_strv_builder_end (values);
  return TRUE;
}

static gboolean
read_case (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  g_autoptr (FulCase) item = ful_case_new ();
  const char *name, *split, *group, *expected, *tags;
  gint64 position;

  if (!ful_text_get_id (record, &item->id, error) ||
      !ful_text_get_int (record, "position", 0, G_MININT, G_MAXINT, &position, error) ||
      !ful_text_get_name (record, "name", &name, error) ||
      !ful_text_get_string (record, "split", TRUE, &split, error) ||
      !ful_text_get_string (record, "group", FALSE, &group, error) ||
      !ful_text_get_string (record, "expected", FALSE, &expected, error) ||
      !ful_text_get_string (record, "tags", FALSE, &tags, error) ||
      !ful_text_get_flag (record, "hidden", &item->hidden, error) ||
      !ful_text_get_flag (record, "imported", &item->imported, error) ||
      !read_inputs (record, item, error))
    return FALSE;
  if (!ful_split_from_name (split, &item->split))
    return ful_text_set_error (record, "split", error, "is none of dev, test, train, none");
  item->position = (int)position;
  item->name = g_strdup (name);
  item->group = g_strdup (group);
  item->expected = g_strdup (expected);
  item->tags = g_strdup (tags);
  ful_edit_take_case (import->edit, g_steal_pointer (&item));
  return TRUE;
}

const FulTextKind ful_text_case_kind = { "cases.json",
                                         case_members,
                                         write_cases,
                                         read_case,
                                         G_STRUCT_OFFSET (FulTextImport, cases),
                                         G_STRUCT_OFFSET (FulTextFormCounts, cases) };

/* --- runs --- */

static const char *const run_members[] = { "id",      "state",    "plan",    "imported", "baseline",
                                           "started", "finished", "planned", NULL };

static gboolean
write_runs (FulProject *project, const FulSnapshot *snapshot, FulJsonWriter *writer, GError **error)
{
  g_autoptr (GPtrArray) runs = ful_project_load_runs (project, error);

  for (guint i = 0; runs != NULL && i < runs->len; i++) {
    const FulRun *run = runs->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_int_member (writer, "id", run->id);
    ful_json_writer_string_member (writer, "state", ful_run_state_name (run->state));
    ful_text_put_string (writer, "plan", run->plan);
    ful_text_put_flag (writer, "imported", run->imported);
    ful_text_put_flag (writer, "baseline", run->baseline);
    ful_text_put_string (writer, "started", run->started);
    ful_text_put_string (writer, "finished", run->finished);
    ful_json_writer_int_member (writer, "planned", run->planned);
    ful_json_writer_end_object (writer);
  }
  return runs != NULL;
}

static gboolean
read_run (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  const char *state, *plan, *started, *finished;
  FulRun run = { 0 };

  if (!ful_text_get_id (record, &run.id, error) ||
      !ful_text_get_string (record, "state", TRUE, &state, error) ||
      !ful_text_get_string (record, "plan", FALSE, &plan, error) ||
      !ful_text_get_flag (record, "imported", &run.imported, error) ||
      !ful_text_get_flag (record, "baseline", &run.baseline, error) ||
      !ful_text_get_string (record, "started", FALSE, &started, error) ||
      !ful_text_get_string (record, "finished", FALSE, &finished, error) ||
      !ful_text_get_int (record, "planned", 0, 0, G_MAXINT64, &run.planned, error))
    return FALSE;
  if (!ful_run_state_from_name (state, &run.state))
    return ful_text_set_error (record, "state", error,
                               "is none of going, done, cancelled, cut-off");
  run.plan = (char *)plan;
  run.started = (char *)started;
  run.finished = (char *)finished;
  ful_edit_put_run (import->edit, &run);
  return TRUE;
}

const FulTextKind ful_text_run_kind = { "runs.json",
                                        run_members,
                                        write_runs,
                                        read_run,
                                        G_STRUCT_OFFSET (FulTextImport, runs),
                                        G_STRUCT_OFFSET (FulTextFormCounts, runs) };
