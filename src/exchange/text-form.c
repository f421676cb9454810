/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/text-form-private.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"

#define FORMAT "fulcrum-text"
#define VERSION 1
#define PROJECT_FILE "project.json"

/* In the order in which one refers to another. */
static GPtrArray *
all_kinds (void)
{
  GPtrArray *kinds = g_ptr_array_new ();

  for (const FulTextKind *kind = ful_text_small_kinds; kind->file != NULL; kind++)
    g_ptr_array_add (kinds, (gpointer)kind);
  for (const FulTextKind *kind = ful_text_prompt_kinds; kind->file != NULL; kind++)
    g_ptr_array_add (kinds, (gpointer)kind);
  g_ptr_array_add (kinds, (gpointer)&ful_text_case_kind);
  g_ptr_array_add (kinds, (gpointer)&ful_text_run_kind);
  g_ptr_array_add (kinds, (gpointer)&ful_text_result_kind);
  g_ptr_array_add (kinds, (gpointer)&ful_text_curve_kind);
  return kinds;
}

/* --- export --- */

static gboolean
write_file (const char *folder, const char *name, FulJsonWriter *writer, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = ful_json_writer_finish (writer);
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents (path, text, -1, &local))
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_STORAGE, path, 0, NULL, "%s", local->message);
}

/* What stands for itself: the format, and how often the test results were looked at. */
static gboolean
write_project (FulProject *project, const char *folder, GError **error)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);
  FulProjectInfo info;

  if (!ful_project_info (project, &info, error))
    return FALSE;
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "format", FORMAT);
  ful_json_writer_int_member (writer, "version", VERSION);
  ful_json_writer_int_member (writer, "test_looks", info.test_looks);
  ful_json_writer_int_member (writer, "looked_at", info.looked_at);
  ful_json_writer_end_object (writer);
  return write_file (folder, PROJECT_FILE, writer, error);
}

static gboolean
write_kind (FulProject *project,
            const FulSnapshot *snapshot,
            const FulTextKind *kind,
            const char *folder,
            GError **error)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_LINES);

  ful_json_writer_begin_array (writer);
  if (!kind->write (project, snapshot, writer, error))
    return FALSE;
  ful_json_writer_end_array (writer);
  return write_file (folder, kind->file, writer, error);
}

gboolean
ful_text_form_export (FulProject *project, const char *folder, GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (GPtrArray) kinds = all_kinds ();

  if (g_file_test (folder, G_FILE_TEST_EXISTS) && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, folder, 0, NULL,
                             "this is a file; the text form is a folder of files");
  if (g_mkdir_with_parents (folder, 0777) != 0)
    return ful_set_error_at (error, FUL_ERROR_STORAGE, folder, 0, NULL, "%s", g_strerror (errno));
  if (!write_project (project, folder, error))
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    if (!write_kind (project, snapshot, kinds->pdata[i], folder, error))
      return FALSE;
  return TRUE;
}

/* --- import --- */

static gboolean
read_file (const char *path, char **text, gsize *length, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_get_contents (path, text, length, &local))
    return TRUE;
  if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL,
                             "the file is missing; a text form has all its files");
  return ful_set_error_at (error, FUL_ERROR_STORAGE, path, 0, NULL, "%s", local->message);
}

static gboolean
check_members (const FulTextRecord *record, const char *const *known, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (record->object);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data)) {
      g_autofree char *quoted = ful_quote_untrusted (l->data);

      return ful_text_set_error (record, NULL, error, "there is no member %s here", quoted);
    }
  return TRUE;
}

static gboolean
read_project (FulTextImport *import, const char *folder, GError **error)
{
  static const char *const members[] = { "format", "version", "test_looks", "looked_at", NULL };
  g_autofree char *path = g_build_filename (folder, PROJECT_FILE, NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  FulTextRecord record = { .file = path, .line = 1 };
  gint64 version, looks, looked_at;
  const char *format;
  gsize length;

  if (!read_file (path, &text, &length, error) ||
      (root = ful_json_parse (text, length, path, error)) == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return ful_text_set_error (&record, NULL, error, "an object is wanted here");
  record.object = json_node_get_object (root);
  if (!ful_text_get_string (&record, "format", TRUE, &format, error))
    return FALSE;
  if (strcmp (format, FORMAT) != 0)
    return ful_text_set_error (&record, "format", error, "this is not a project as text");
  if (!ful_text_get_int (&record, "version", 0, 1, G_MAXINT, &version, error))
    return FALSE;
  if (version > VERSION)
    return ful_set_error_at (error, FUL_ERROR_NEWER_FILE, path, 0, "version",
                             "it was written by a newer Fulcrum, in version %" G_GINT64_FORMAT
                             " of the text form; this one (" FUL_VERSION
                             ") knows versions up to %d",
                             version, VERSION);
  if (!check_members (&record, members, error) ||
      !ful_text_get_int (&record, "test_looks", 0, 0, G_MAXINT, &looks, error) ||
      !ful_text_get_int (&record, "looked_at", 0, 0, G_MAXINT64, &looked_at, error))
    return FALSE;
  ful_edit_set_looks (import->edit, looks, looked_at);
  return TRUE;
}

/* A file being read. */
typedef struct {
  FulTextImport *import;
  const FulTextKind *kind;
  FulTextRecord record;
} Reading;

static gboolean
read_element (const char *text, gsize length, guint64 line, gpointer data, GError **error)
{
  Reading *reading = data;
  FulTextRecord *record = &reading->record;
  g_autoptr (JsonNode) node = ful_json_parse (text, length, record->file, error);

  if (node == NULL)
    return FALSE;
  record->line = line;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return ful_text_set_error (record, NULL, error, "a record, { … }, is wanted here");
  record->object = json_node_get_object (node);
  if (!check_members (record, reading->kind->members, error) ||
      !reading->kind->read (reading->import, record, error))
    return FALSE;
  if (reading->kind->counted != G_MAXSIZE)
    G_STRUCT_MEMBER (guint64, &reading->import->counts, reading->kind->counted)++;
  return TRUE;
}

static gboolean
read_kind (FulTextImport *import, const FulTextKind *kind, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, kind->file, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTable *ids = kind->known != 0 ? G_STRUCT_MEMBER (GHashTable *, import, kind->known) : own;
  Reading reading = { import, kind, { .file = path, .ids = ids, .names = names } };
  g_autofree char *text = NULL;
  gsize length;

  return read_file (path, &text, &length, error) &&
         ful_text_foreach_element (text, length, path, read_element, &reading, error);
}

static gboolean
read_all (FulTextImport *import, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) kinds = all_kinds ();

  if (!read_project (import, folder, error))
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    if (!read_kind (import, kinds->pdata[i], folder, error))
      return FALSE;
  return TRUE;
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

gboolean
ful_text_form_import (FulProject *project,
                      const char *folder,
                      gboolean dry_run,
                      FulTextFormCounts *out,
                      GError **error)
{
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autoptr (GHashTable) prompts = new_ids ();
  g_autoptr (GHashTable) revisions = new_ids ();
  g_autoptr (GHashTable) models = new_ids ();
  g_autoptr (GHashTable) cases = new_ids ();
  g_autoptr (GHashTable) runs = new_ids ();
  FulTextImport import = { edit, prompts, revisions, models, cases, runs, { 0 } };

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, folder, 0, NULL,
                             g_file_test (folder, G_FILE_TEST_EXISTS)
                                 ? "this is a file; the text form is a folder of files"
                                 : "there is no such folder");
  ful_edit_clear (edit);
  ful_edit_put_artifact (edit, FUL_TEXT_CURVE, NULL, NULL);
  if (!read_all (&import, folder, error))
    return FALSE;
  if (dry_run ? !ful_project_check_edit (project, edit, error)
              : !ful_project_edit (project, "Import the text form", g_steal_pointer (&edit), error))
    return FALSE;
  if (out != NULL)
    *out = import.counts;
  return TRUE;
}
