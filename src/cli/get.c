/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>

#include "base/error.h"
#include "cli/commands.h"
#include "project/field.h"

/* A number where it is one, so that JSON keeps its type; a range stays text. */
static void
write_value (FulJsonWriter *writer, const FulField *field, const char *text)
{
  gboolean is_range = text != NULL && g_strstr_len (text, -1, "..") != NULL;

  if (text == NULL)
    ful_json_writer_null (writer);
  else if (field->kind == FUL_FIELD_FLAG)
    ful_json_writer_boolean (writer, g_str_equal (text, "true"));
  else if (field->kind == FUL_FIELD_TEXT || field->kind == FUL_FIELD_CHOICE || is_range)
    ful_json_writer_string (writer, text);
  else
    ful_json_writer_double (writer, g_ascii_strtod (text, NULL));
}

static void
write_field (FulJsonWriter *writer, const FulSnapshot *snapshot, const FulField *field)
{
  const FulFieldValue *value = ful_snapshot_field (snapshot, field->key);

  ful_json_writer_name (writer, field->key);
  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "value");
  write_value (writer, field, value != NULL ? value->text : field->fallback);
  ful_json_writer_string_member (writer, "source",
                                 value != NULL             ? value->source
                                 : field->fallback != NULL ? "default"
                                                           : NULL);
  ful_json_writer_end_object (writer);
}

static void
print_field (const FulSnapshot *snapshot, const FulField *field)
{
  const FulFieldValue *value = ful_snapshot_field (snapshot, field->key);

  if (value != NULL)
    ful_cli_print ("%s=%s\n", field->key, value->text);
  else if (field->fallback != NULL)
    ful_cli_print (_ ("%s=%s (default)\n"), field->key, field->fallback);
  else
    ful_cli_print (_ ("%s (not set)\n"), field->key);
}

/* The fields asked for, or all. NULL with @error set when one does not exist. */
static GPtrArray *
choose_fields (int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  gsize n;
  const FulField *all = ful_fields (&n);

  for (gsize i = 0; argc == 2 && i < n; i++)
    g_ptr_array_add (chosen, (gpointer)&all[i]);
  for (int i = 2; i < argc; i++) {
    const FulField *field = ful_field_lookup (argv[i]);

    if (field == NULL) {
      g_autofree char *quoted = ful_quote_untrusted (argv[i]);

      ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                        _ ("there is no field %s; fulcrum-cli get PROJECT lists them"), quoted);
      return NULL;
    }
    g_ptr_array_add (chosen, (gpointer)field);
  }
  return g_steal_pointer (&chosen);
}

static FulExit
run_get (const FulCommand *self, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (FulJsonWriter) writer = NULL;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, -1, &json, &status))
    return status;
  chosen = choose_fields (argc, argv, &error);
  if (chosen != NULL)
    project = ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  snapshot = ful_project_snapshot (project);
  writer = ful_json_writer_new (FUL_JSON_PRETTY);
  ful_json_writer_begin_object (writer);
  for (guint i = 0; i < chosen->len; i++)
    if (json)
      write_field (writer, snapshot, chosen->pdata[i]);
    else
      print_field (snapshot, chosen->pdata[i]);
  ful_json_writer_end_object (writer);
  if (json)
    ful_cli_print_json (writer);
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

const FulCommand ful_command_get = {
  .name = "get",
  .usage = "PROJECT [KEY…]",
  .summary = N_ ("Show fields of the workflow, the bar and the costs"),
  .run = run_get,
};
