/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files from strangers, from the future, cut short, in read-only places. */
#include <fcntl.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "project/field.h"
#include "project/project.h"
#include "temporary.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

/* A project with something of everything, closed. */
static void
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

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_free (f->path);
  temporary_free (f->folder);
}

static void
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

static void
assert_refused (const char *path, int code, const char *says)
{
  g_autoptr (GError) error = NULL;
  FulProject *project = ful_project_open (path, 0, &error);

  g_assert_null (project);
  g_assert_error (error, FUL_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_not_a_project (Fixture *f, gconstpointer unused)
{
  g_autofree char *missing = g_build_filename (f->folder, "none.fulcrum", NULL);
  g_autofree char *empty = g_build_filename (f->folder, "empty.fulcrum", NULL);
  g_autofree char *text = g_build_filename (f->folder, "text.fulcrum", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.fulcrum", NULL);
  g_autofree char *device = g_build_filename (f->folder, "device.fulcrum", NULL);
  g_autofree char *pipe_path = g_build_filename (f->folder, "pipe.fulcrum", NULL);

  assert_refused (missing, FUL_ERROR_NOT_FOUND, "none.fulcrum: there is no such file");
  assert_refused (f->folder, FUL_ERROR_BAD_INPUT, "folder");
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  assert_refused (empty, FUL_ERROR_BAD_INPUT, "empty");
  g_assert_true (g_file_set_contents (text, "case,expected\n1,yes\n", -1, NULL));
  assert_refused (text, FUL_ERROR_BAD_INPUT, "not a Fulcrum project");
  sql (other, "CREATE TABLE t (a)");
  assert_refused (other, FUL_ERROR_BAD_INPUT, "database of another program");
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  assert_refused (device, FUL_ERROR_BAD_INPUT, "device");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (pipe_path, FUL_ERROR_BAD_INPUT, "pipe");
}

static void
test_newer (Fixture *f, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  sql (f->path, "PRAGMA user_version = 99");
  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  assert_refused (f->path, FUL_ERROR_NEWER_FILE, "version 99");
  assert_refused (f->path, FUL_ERROR_NEWER_FILE, "up to 1");
  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_no_version (Fixture *f, gconstpointer unused)
{
  sql (f->path, "PRAGMA user_version = 0");
  assert_refused (f->path, FUL_ERROR_BAD_INPUT, "version 0");
}

/* What is done to a good file, and what the refusal says. */
static const struct {
  const char *name, *statements, *says;
} forgeries[] = {
  { "view", "CREATE VIEW v AS SELECT * FROM fields", "the view “v”" },
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON fields BEGIN DELETE FROM cases; END",
    "the trigger “t”" },
  { "virtual table", "CREATE VIRTUAL TABLE f USING fts5 (a)", "virtual table “f”" },
  { "table", "CREATE TABLE extra (a)", "the table “extra”" },
  { "index", "CREATE INDEX i ON results (case_id)", "the index “i”" },
  { "column", "ALTER TABLE labels ADD COLUMN more TEXT", "the table “labels”" },
  { "default",
    "DROP TABLE labels; CREATE TABLE labels (name TEXT PRIMARY KEY,"
    " description TEXT NOT NULL DEFAULT (randomblob (1000000000)),"
    " position INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "the table “labels”" },
  { "no table", "DROP TABLE labels", "missing" },
  { "schema text",
    "UPDATE sqlite_schema SET sql = replace (sql, 'why', 'wyh')"
    " WHERE name = 'lever_notes'",
    "the table “lever_notes”" },
  { "huge draft", "UPDATE prompts SET draft = hex (zeroblob (9000000))", "larger than the 16 MB" },
  { "big draft", "UPDATE prompts SET draft = '{\"system\":\"' || hex (zeroblob (3000000)) || '\"}'",
    "bytes" },
  { "deep draft",
    "WITH RECURSIVE r (n, t) AS (SELECT 0, '1' UNION ALL SELECT n + 1, '[' || t || ']' FROM r"
    " WHERE n < 600) UPDATE prompts SET draft = (SELECT '{\"stop\":' || t || '}' FROM r"
    " WHERE n = 600)",
    "prompts 1" },
  { "bad draft", "UPDATE prompts SET draft = '{\"system\":}'", "prompts 1" },
  { "wrong draft", "UPDATE prompts SET draft = '{\"system\":7}'", "system" },
  { "name", "UPDATE prompts SET name = cast (x'ff' AS TEXT)", "UTF-8" },
  { "control", "UPDATE prompts SET name = 'a' || char (27) || '[2J'", "control character" },
  { "long name", "UPDATE models SET name = hex (zeroblob (2000))", "more than the 1024" },
  { "rung", "UPDATE models SET rung = 'highest'", "rung" },
  { "lever", "UPDATE revisions SET levers = 'magic'", "lever" },
  { "orphan", "UPDATE revisions SET prompt_id = 7", "belongs to no prompt" },
  { "no body", "UPDATE revisions SET body = NULL", "holds no prompt" },
  { "field", "INSERT INTO fields VALUES ('bar.quality', '7', NULL)", "bar.quality" },
  { "key", "INSERT INTO fields VALUES ('bar.beauty', '7', NULL)", "bar.beauty" },
  { "id", "UPDATE models SET id = 9223372036854775807", "out of range" },
  { "negative id", "UPDATE cases SET id = -4 WHERE id = 4", "cases" },
};

static void
test_forged (Fixture *f, gconstpointer unused)
{
  g_autofree char *good = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (f->path, &good, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++) {
    g_test_message ("%s", forgeries[i].name);
    sql (f->path, forgeries[i].statements);
    assert_refused (f->path, FUL_ERROR_BAD_INPUT, forgeries[i].says);
    g_assert_true (g_file_set_contents (f->path, good, (gssize)length, NULL));
  }
}

static gboolean
count (const FulResult *result, gpointer n, GError **error)
{
  (*(guint *)n)++;
  return TRUE;
}

/* What the snapshot doesn't hold is looked at when it is read. */
static const struct {
  const char *statements;
  gboolean cases_fail;
} late_forgeries[] = {
  { "UPDATE cases SET split = 'exam' WHERE id = 7", TRUE },
  { "UPDATE cases SET inputs = x'41' WHERE id = 7", TRUE },
  { "UPDATE cases SET inputs = x'4100' WHERE id = 7", TRUE },
  { "UPDATE cases SET inputs = x'ff004100' WHERE id = 7", TRUE },
  { "UPDATE cases SET inputs = zeroblob (17000000) WHERE id = 7", TRUE },
  { "UPDATE results SET mode = 'sleepy' WHERE id = 7", FALSE },
  { "UPDATE results SET score = 3 WHERE id = 7", FALSE },
  { "UPDATE results SET repeat = 0 WHERE id = 7", FALSE },
  { "UPDATE results SET revision_id = 8 WHERE id = 7", FALSE },
  { "UPDATE results SET model_id = 8 WHERE id = 7", FALSE },
  { "UPDATE results SET invalid = 'x' WHERE id = 7", FALSE },
  { "UPDATE results SET output = cast (x'ff' AS TEXT) WHERE id = 7", FALSE },
};

static void
test_forged_rows (Fixture *f, gconstpointer unused)
{
  g_autofree char *good = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (f->path, &good, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (late_forgeries); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FulProject) project = NULL;
    g_autoptr (GPtrArray) cases = NULL;
    guint n = 0;
    gboolean ok;

    g_test_message ("%s", late_forgeries[i].statements);
    sql (f->path, late_forgeries[i].statements);
    project = ful_project_open (f->path, 0, &error);
    g_assert_no_error (error);
    cases = ful_project_load_all_cases (project, late_forgeries[i].cases_fail ? &error : NULL);
    g_assert_true ((cases == NULL) == late_forgeries[i].cases_fail);
    ok = ful_project_foreach_result (project, TRUE, count, &n,
                                     late_forgeries[i].cases_fail ? NULL : &error);
    g_assert_true (ok == late_forgeries[i].cases_fail);
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_clear_pointer (&project, ful_project_free);
    g_assert_true (g_file_set_contents (f->path, good, (gssize)length, NULL));
  }
}

/* Cut at every page and in the middle of each: refused in words, or opened and read. */
static void
test_truncated (Fixture *f, gconstpointer unused)
{
  g_autofree char *good = NULL;
  gsize length;
  guint refused = 0;

  g_assert_true (g_file_get_contents (f->path, &good, &length, NULL));
  for (gsize cut = 1; cut < length; cut += 4096) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FulProject) project = NULL;

    g_assert_true (g_file_set_contents (f->path, good, (gssize)cut, NULL));
    project = ful_project_open (f->path, 0, &error);
    if (project == NULL) {
      g_assert_cmpint (error->domain, ==, FUL_ERROR);
      g_assert_nonnull (strstr (error->message, "p.fulcrum"));
      refused++;
    }
  }
  g_assert_cmpuint (refused, ==, (length + 4094) / 4096);
}

/* Bytes turned over here and there: never a crash, and what opens can be read or says why not. */
static void
test_damaged (Fixture *f, gconstpointer unused)
{
  g_autofree char *good = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  gsize length;

  g_assert_true (g_file_get_contents (f->path, &good, &length, NULL));
  for (guint i = 0; i < 300; i++) {
    g_autofree char *bad = g_memdup2 (good, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (FulProject) project = NULL;
    guint n = 0;

    for (guint j = 0; j < 1 + i % 5; j++)
      bad[g_rand_int_range (random, 0, (gint32)length)] ^= (char)g_rand_int_range (random, 1, 256);
    g_assert_true (g_file_set_contents (f->path, bad, (gssize)length, NULL));
    project = ful_project_open (f->path, 0, &error);
    if (project != NULL) {
      g_autoptr (GPtrArray) cases = ful_project_load_all_cases (project, NULL);

      ful_project_foreach_result (project, TRUE, count, &n, NULL);
      ful_project_undo (project, NULL, NULL);
    } else {
      g_assert_cmpint (error->domain, ==, FUL_ERROR);
    }
  }
}

/* Known files aren't read through again, but a change behind our back is seen, even one that puts
 * size and time back. */
static void
test_known_file (Fixture *f, gconstpointer unused)
{
  g_autofree char *bytes = NULL;
  struct stat before;
  struct timespec times[2];
  gsize length;

  g_clear_pointer (&bytes, g_free);
  ful_project_free (ful_project_open (f->path, 0, NULL));
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  g_assert_cmpint (stat (f->path, &before), ==, 0);
  for (gsize i = length / 2; i < length; i++)
    bytes[i] = (char)(bytes[i] ^ 0x55);
  {
    FILE *file = fopen (f->path, "r+b");

    g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
    fclose (file);
  }
  times[0] = before.st_atim;
  times[1] = before.st_mtim;
  g_assert_cmpint (utimensat (AT_FDCWD, f->path, times, 0), ==, 0);
  assert_refused (f->path, FUL_ERROR_BAD_INPUT, "damaged");
}

static void
assert_read_only (const char *path, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = ful_project_open (path, 0, &error);
  g_autoptr (GPtrArray) cases = NULL;
  FulEdit *edit = ful_edit_new ();

  g_assert_no_error (error);
  g_assert_nonnull (strstr (ful_project_read_only_reason (project), says));
  cases = ful_project_load_cases (project, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 300);
  ful_project_note_look (project);
  ful_edit_set_title (edit, "Other");
  g_assert_false (ful_project_edit (project, "Title", edit, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (ful_project_undo (project, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
  g_clear_error (&error);
  ful_project_append_result (project, ful_result_new ());
  g_assert_false (ful_project_flush (project, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
}

static void
test_read_only (Fixture *f, gconstpointer unused)
{
  g_autofree char *new_path = g_build_filename (f->folder, "new.fulcrum", NULL);
  g_autoptr (GError) error = NULL;

  g_chmod (f->path, 0444);
  assert_read_only (f->path, "the file is read-only");
  g_chmod (f->path, 0644);
  g_chmod (f->folder, 0555);
  assert_read_only (f->path, "the folder it lies in is read-only");
  g_assert_null (ful_project_create (new_path, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
  g_chmod (f->folder, 0755);
}

static void
test_create_refuses (Fixture *f, gconstpointer unused)
{
  g_autofree char *nowhere = g_build_filename (f->folder, "none", "p.fulcrum", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ful_project_create (f->path, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "already"));
  g_clear_error (&error);
  g_assert_null (ful_project_create (nowhere, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

/* A closed project is one plain file, in no journal mode that leaves others beside it. */
static void
test_one_plain_file (Fixture *f, gconstpointer unused)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  g_autofree char *bytes = NULL;

  g_assert_cmpstr (g_dir_read_name (dir), ==, "p.fulcrum");
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_file_get_contents (f->path, &bytes, NULL, NULL));
  g_assert_cmpint (bytes[18], ==, 1); /* file format write version: a rollback journal, not WAL */
  g_assert_cmpmem (bytes + 68, 4, "FULC", 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/project/open/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("not-a-project", test_not_a_project);
  ADD ("newer", test_newer);
  ADD ("no-version", test_no_version);
  ADD ("forged", test_forged);
  ADD ("forged-rows", test_forged_rows);
  ADD ("truncated", test_truncated);
  ADD ("damaged", test_damaged);
  ADD ("known-file", test_known_file);
  ADD ("read-only", test_read_only);
  ADD ("create-refuses", test_create_refuses);
  ADD ("one-plain-file", test_one_plain_file);
  return g_test_run ();
}
