/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-map.h"

#include <string.h>

#include "base/error.h"

static GPtrArray *
map (const char *columns, const char *entries, GError **error)
{
  g_auto (GStrv) names = g_strsplit (columns, ",", -1);
  g_auto (GStrv) list = entries != NULL ? g_strsplit (entries, ",", -1) : NULL;

  return ful_case_map ((const char *const *)names, g_strv_length (names), (const char *const *)list,
                       "a.csv", 1, error);
}

/* "id vars.text expected -": a word a column. */
static char *
mapped (const char *columns, const char *entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = map (columns, entries, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++) {
    const FulCaseColumn *column = list->pdata[i];

    g_string_append (text, i > 0 ? " " : "");
    if (column->field == FUL_CASE_FIELD_VARIABLE)
      g_string_append_printf (text, "vars.%s", column->variable);
    else
      g_string_append (text, column->field == FUL_CASE_FIELD_LEFT_OUT
                                 ? "-"
                                 : ful_case_field_name (column->field));
  }
  return g_string_free (text, FALSE);
}

static void
test_maps (void)
{
  static const struct {
    const char *columns, *entries, *wanted;
  } cases[] = {
    { "text,label", NULL, "vars.text expected" },
    { "text,category", NULL, "vars.text expected" },
    { "Case,Text,Intent,Split,Customer,Tags", NULL, "id vars.Text expected split group tags" },
    { "label,expected,text", NULL, "vars.label expected vars.text" },
    { "id,case,vars.q,vars.", NULL, "id vars.case vars.q vars.vars." },
    { ",text", NULL, "- vars.text" },
    { "document,summary", NULL, "group vars.summary" },
    { "id,document,expected", NULL, "id vars.document expected" },
    /* Naming an input names all of them. */
    { "q,notes,label", "q=vars.question", "vars.question - expected" },
    { "q,notes,label", "q=vars.question,notes=vars.notes,label=", "vars.question vars.notes -" },
    { "text,intent,label", "intent=expected", "vars.text expected vars.label" },
    { "a=b,c", "a=b=vars.x=y,c=expected", "vars.x=y expected" },
    { "a=b,c", "a=b=id", "id vars.c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *got = mapped (cases[i].columns, cases[i].entries);

    g_assert_cmpstr (got, ==, cases[i].wanted);
  }
}

static void
test_refuses (void)
{
  static const struct {
    const char *columns, *entries, *message;
  } cases[] = {
    { "text,label", "intent=expected",
      "a.csv:1: --map: there is no column “intent”; the file has “text”, “label”" },
    { "text,label", "text=question",
      "a.csv:1: --map: “question” is no field; fields are id, vars.NAME, expected, split, group, "
      "tags, and nothing to leave the column out" },
    { "text,label", "text=vars",
      "a.csv:1: --map: “vars” is no field; fields are id, vars.NAME, expected, split, group, tags, "
      "and nothing to leave the column out" },
    { "text,label", "text", "--map: “text” is no COLUMN=FIELD, such as question=vars.question" },
    { "a,b", "a=id,b=id", "a.csv:1: --map: two columns for id; name one" },
    { "a,b", "a=id,a=expected", "--map: the column “a” is mapped twice; map it once" },
    { "a,b", "a=vars.x,b=vars.x",
      "a.csv:1: two columns for the input “x”; map one of them otherwise" },
    { "id,label", NULL, "a.csv:1: no column is an input; name one with --map COLUMN=vars.NAME" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (map (cases[i].columns, cases[i].entries, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/case-map/maps", test_maps);
  g_test_add_func ("/cases/case-map/refuses", test_refuses);
  return g_test_run ();
}
