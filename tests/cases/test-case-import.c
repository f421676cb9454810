/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-import.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "cases/bad-row.h"
#include "cases/case-export.h"

typedef struct {
  char *dir;
  char *path;
  FulProject *project;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("fulcrum-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->dir, "p.fulcrum", NULL);
  fixture->project = ful_project_create (fixture->path, "Test", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ful_project_close (fixture->project, &error));
  g_assert_no_error (error);
  g_unlink (fixture->path);
  g_rmdir (fixture->dir);
  g_free (fixture->path);
  g_free (fixture->dir);
}

static FulCaseImport *
parse_as (const char *text, FulRecordFormat format, const char *const *map)
{
  const FulCaseImportOptions options = { .format = format, .file = "a.csv", .map = map };
  g_autoptr (GError) error = NULL;
  FulCaseImport *import = ful_case_import_parse (text, strlen (text), &options, &error);

  g_assert_no_error (error);
  return import;
}

static FulCaseImport *
parse (const char *text)
{
  return parse_as (text, FUL_RECORDS_CSV, NULL);
}

/* "name split group expected tags {input=value …}", '-' for what is missing; one line a case. */
static char *
describe (const GPtrArray *cases)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    g_string_append_printf (text, "%s %s %s %s %s {", item->name != NULL ? item->name : "-",
                            ful_split_name (item->split), item->group != NULL ? item->group : "-",
                            item->expected != NULL ? item->expected : "-",
                            item->tags != NULL ? item->tags : "-");
    for (gsize j = 0; item->var_names[j] != NULL; j++)
      g_string_append_printf (text, "%s%s=%s", j > 0 ? " " : "", item->var_names[j],
                              item->var_values[j]);
    g_string_append (text, "}\n");
  }
  return g_string_free (text, FALSE);
}

static void
import_text (FulProject *project, const char *text, FulCaseImportCounts *counts)
{
  g_autoptr (FulCaseImport) import = parse (text);
  g_autoptr (GError) error = NULL;
  FulEdit *edit = ful_edit_new ();

  g_assert_cmpuint (import->bad->len, ==, 0);
  g_assert_true (ful_case_import_apply (import, project, edit, counts, &error));
  g_assert_true (ful_project_edit (project, "Import", edit, &error));
  g_assert_true (ful_project_flush (project, &error));
  g_assert_no_error (error);
}

static void
assert_cases (FulProject *project, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, 0, &error);
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  got = describe (cases);
  g_assert_cmpstr (got, ==, wanted);
}

static void
test_parse (void)
{
  static const char text[] = "id,text,extra,label,split,group,tags\n"
                             "a,hi,,greet,dev,g1,\" x ; y,z\"\n"
                             "b,\"two\nlines\",e,,,,\n";
  g_autoptr (FulCaseImport) import = parse (text);
  g_autofree char *got = describe (import->cases);

  g_assert_cmpstr (got, ==,
                   "a dev g1 greet x;y;z {text=hi}\nb none - - - {text=two\nlines extra=e}\n");
  g_assert_cmpuint (import->rows, ==, 2);
}

static void
test_parse_json (void)
{
  g_autoptr (FulCaseImport) import = parse_as ("{\"id\":\"a\",\"vars\":{\"q\":\"hi\"},\"expected\":"
                                               "{\"b\":1,\"a\":[]},\"tags\":[\"x\",\"y\"]}",
                                               FUL_RECORDS_JSONL, NULL);
  g_autofree char *got = describe (import->cases);

  g_assert_cmpstr (got, ==, "a none - {\"a\":[],\"b\":1} x;y {q=hi}\n");
}

/* Every kind of bad row, by its line; the good ones are there. */
static void
test_bad_rows (void)
{
  static const char text[] = "id,text,label,split\n"
                             "a,hi,x,dev\n"
                             "b,hi,x\n"
                             "c,hi,x,holdout\n"
                             "d,,x,dev\n"
                             "a,again,x,dev\n"
                             "e,\"open,x,dev\n"
                             "f,ok,x,dev\n";
  static const char *const wanted[] = {
    "3: 3 fields where the header has 4 columns; add or remove fields, or put a text with commas "
    "in quotation marks",
    "4: split: “holdout” is no split; write train, dev, test or none, or leave it blank",
    "5: every input is empty; fill one in or remove the row",
    "6: id: “a” is the id of line 2 already; give each its own",
    "7: a quotation mark is not closed; close it, or write \"\" for one in the text",
  };
  g_autoptr (FulCaseImport) import = parse (text);
  g_autofree char *got = describe (import->cases);

  g_assert_cmpstr (got, ==, "a dev - x - {text=hi}\nf dev - x - {text=ok}\n");
  g_assert_cmpuint (import->bad->len, ==, G_N_ELEMENTS (wanted));
  g_assert_cmpuint (import->rows, ==, 7);
  for (guint i = 0; i < import->bad->len; i++) {
    const FulBadRow *row = import->bad->pdata[i];
    g_autofree char *line = g_strdup_printf ("%d: %s", (int)row->line, row->why);

    g_assert_cmpstr (line, ==, wanted[i]);
  }
}

/* What the project would refuse is named by its row. */
static void
test_too_long (void)
{
  g_autofree char *name = g_strnfill (1025, 'n');
  g_autofree char *value = g_strnfill (4 * 1024 * 1024 + 1, 'v');
  g_autofree char *text = g_strdup_printf ("id,text\n%s,hi\n\"a\nb\",hi\nc,%s\n", name, value);
  g_autoptr (FulCaseImport) import = parse (text);
  static const char *const wanted[] = {
    "id: 1025 bytes are more than the 1024 that a project takes here; shorten it",
    "id: “a\357\277\275b” holds a control character, such as a line break; remove it",
    "text: 4194305 bytes are more than the 4194304 that a project takes here; shorten it",
  };

  g_assert_cmpuint (import->bad->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < import->bad->len; i++)
    g_assert_cmpstr (((const FulBadRow *)import->bad->pdata[i])->why, ==, wanted[i]);
}

static void
test_default_split (void)
{
  static const char text[] = "text,split\na,\nb,dev\n";
  const FulCaseImportOptions options = {
    .format = FUL_RECORDS_CSV, .file = "a.csv", .has_split = TRUE, .split = FUL_SPLIT_TRAIN
  };
  g_autoptr (FulCaseImport) import = ful_case_import_parse (text, strlen (text), &options, NULL);
  g_autofree char *got = describe (import->cases);

  g_assert_cmpstr (got, ==, "- train - - - {text=a}\n- dev - - - {text=b}\n");
}

/* A known id: what the file says replaces, what it is silent about stays. */
static void
test_update (Fixture *fixture, gconstpointer unused)
{
  FulCaseImportCounts counts;

  import_text (fixture->project, "id,text,context,label,split\na,hi,c,x,dev\nb,yo,,y,test\n",
               &counts);
  g_assert_cmpuint (counts.added, ==, 2);
  import_text (fixture->project, "label,text,id\nz,hello,a\ny,yo,b\nw,new,c\n", &counts);
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_cmpuint (counts.updated, ==, 1);
  g_assert_cmpuint (counts.unchanged, ==, 1);
  assert_cases (fixture->project, "a dev - z - {text=hello context=c}\nb test - y - {text=yo}\n"
                                  "c none - w - {text=new}\n");
}

/* Without ids: the same inputs are the same case, others get the next free number. */
static void
test_made_names (Fixture *fixture, gconstpointer unused)
{
  FulCaseImportCounts counts;

  import_text (fixture->project, "text,label\nhi,x\nhi,x\nyo,y\n", &counts);
  assert_cases (fixture->project,
                "case-00001 none - x - {text=hi}\ncase-00002 none - x - {text=hi}\n"
                "case-00003 none - y - {text=yo}\n");
  import_text (fixture->project, "text,label\nyo,y\nhi,new\nother,o\n", &counts);
  g_assert_cmpuint (counts.unchanged, ==, 1);
  g_assert_cmpuint (counts.updated, ==, 1);
  g_assert_cmpuint (counts.added, ==, 1);
  assert_cases (fixture->project, "case-00001 none - new - {text=hi}\n"
                                  "case-00002 none - x - {text=hi}\n"
                                  "case-00003 none - y - {text=yo}\n"
                                  "case-00004 none - o - {text=other}\n");
  /* A name in the file is not given to another row of it. */
  import_text (fixture->project, "id,text\n,first\ncase-00005,second\n", &counts);
  g_assert_cmpuint (counts.added, ==, 2);
}

/* Columns in another order leave the input, and so its answers, as they were. */
static void
test_column_order (Fixture *fixture, gconstpointer unused)
{
  FulCaseImportCounts counts;

  import_text (fixture->project, "id,a,b,c\nx,1,2,3\n", &counts);
  import_text (fixture->project, "id,c,b,a\nx,3,2,1\n", &counts);
  g_assert_cmpuint (counts.unchanged, ==, 1);
  import_text (fixture->project, "id,d,b\nx,4,5\n", &counts);
  assert_cases (fixture->project, "x none - - - {a=1 b=5 c=3 d=4}\n");
}

static void
test_undo (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  FulCaseImportCounts counts;

  import_text (fixture->project, "id,text\na,hi\n", &counts);
  import_text (fixture->project, "id,text\na,changed\nb,new\n", &counts);
  g_assert_true (ful_project_undo (fixture->project, &label, &error));
  g_assert_no_error (error);
  assert_cases (fixture->project, "a none - - - {text=hi}\n");
}

/* What is written reads back the same, in each format, whatever the inputs are called. */
static void
test_round_trip (Fixture *fixture, gconstpointer unused)
{
  static const char text[] = "id,split,group,expected,tags,vars.label,vars.id,text\n"
                             "a,dev,g,x,t;u,l1,i1,\"say \"\"hi\"\", "
                             "ok\"\nb,,,,,,,\"two\nlines\"\nc,test,,y,,,i3, space \n";
  FulCaseImportCounts counts;
  g_autoptr (FulSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autofree char *wanted = NULL, *csv = NULL;

  import_text (fixture->project, text, &counts);
  snapshot = ful_project_snapshot (fixture->project);
  cases = ful_project_load_cases (fixture->project, 0, NULL);
  wanted = describe (cases);
  csv = ful_case_export (cases, snapshot->columns, FUL_RECORDS_CSV);
  g_assert_cmpstr (csv, ==, text);
  for (int format = FUL_RECORDS_CSV; format <= FUL_RECORDS_JSON; format++) {
    g_autofree char *written = ful_case_export (cases, snapshot->columns, (FulRecordFormat)format);
    g_autoptr (FulCaseImport) import = parse_as (written, (FulRecordFormat)format, NULL);
    g_autofree char *got = describe (import->cases);

    g_assert_cmpuint (import->bad->len, ==, 0);
    g_assert_cmpstr (got, ==, wanted);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/case-import/parse", test_parse);
  g_test_add_func ("/cases/case-import/parse-json", test_parse_json);
  g_test_add_func ("/cases/case-import/bad-rows-are-named", test_bad_rows);
  g_test_add_func ("/cases/case-import/too-long", test_too_long);
  g_test_add_func ("/cases/case-import/default-split", test_default_split);
  g_test_add ("/cases/case-import/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/cases/case-import/made-names", Fixture, NULL, set_up, test_made_names, tear_down);
  g_test_add ("/cases/case-import/column-order", Fixture, NULL, set_up, test_column_order,
              tear_down);
  g_test_add ("/cases/case-import/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/cases/case-export/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  return g_test_run ();
}
