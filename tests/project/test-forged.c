/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects that a stranger made or a disk damaged. */
#include "closed-project.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/project/forged/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("schema-and-small-tables", test_forged);
  ADD ("rows", test_forged_rows);
  ADD ("truncated", test_truncated);
  ADD ("damaged", test_damaged);
  return g_test_run ();
}
