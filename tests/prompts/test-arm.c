/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/arm.h"

#include "prompts/revision.h"
#include "workbench.h"

static const struct {
  const char *text;
  const char *prompt, *variables, *model;
  int revision;
  const char *formatted;
} accepted[] = {
  { "bare@m", "bare", "", "m", 0, "bare@m" },
  { "bare#3@m", "bare", "", "m", 3, "bare#3@m" },
  { "bare#12:tone=kind@m", "bare", "tone=kind", "m", 12, "bare#12:tone=kind@m" },
  { "bare@offline:matcher", "bare", "", "offline:matcher", 0, "bare@offline:matcher" },
  { "a b:z=1,a=2@m", "a b", "a=2,z=1", "m", 0, "a b:a=2,z=1@m" },
  { "p:q=x@y@m", "p", "q=x@y", "m", 0, "p:q=x@y@m" },
  { "p:q=a\\,b@m", "p", "q=a\\,b", "m", 0, "p:q=a\\,b@m" },
  { "p:q=@m", "p", "q=", "m", 0, "p:q=@m" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++) {
    g_auto (FulArmName) name = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *formatted = NULL;

    g_assert_true (ful_arm_name_parse (accepted[i].text, &name, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (name.prompt, ==, accepted[i].prompt);
    g_assert_cmpstr (name.variables, ==, accepted[i].variables);
    g_assert_cmpstr (name.model, ==, accepted[i].model);
    g_assert_cmpint (name.revision, ==, accepted[i].revision);
    formatted = ful_arm_format (name.prompt, name.revision, name.variables, name.model);
    g_assert_cmpstr (formatted, ==, accepted[i].formatted);
  }
}

static void
test_parse_refuses (void)
{
  const char *const refused[] = { "",
                                  "bare",
                                  "bare@",
                                  "@m",
                                  "#1@m",
                                  "p#@m",
                                  "p#0@m",
                                  "p#x@m",
                                  "p#1x@m",
                                  "p:@m",
                                  "p:a@m",
                                  "p:=1@m",
                                  "p:a=1,a=2@m",
                                  "p#-1@m",
                                  "p#1.5@m",
                                  "p:,@m",
                                  "p#99999999999999999999@m" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    FulArmName name = { 0 };
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", refused[i]);
    g_assert_false (ful_arm_name_parse (refused[i], &name, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_null (name.prompt);
  }
}

static void
test_parse_prompt (void)
{
  g_auto (FulArmName) name = { 0 };

  g_assert_true (ful_arm_name_parse_prompt ("bare#2:a=b@c", &name, NULL));
  g_assert_cmpstr (name.prompt, ==, "bare");
  g_assert_cmpint (name.revision, ==, 2);
  g_assert_cmpstr (name.variables, ==, "a=b@c");
  g_assert_null (name.model);
}

static void
test_expand (void)
{
  g_autoptr (FulPromptBody) body = make_body (NULL, "x");
  g_autoptr (GPtrArray) none = ful_variables_expand (body, NULL);
  g_autoptr (GPtrArray) imported = ful_variables_expand (NULL, NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *value = NULL;

  g_assert_cmpuint (none->len, ==, 1);
  g_assert_cmpstr (none->pdata[0], ==, "");
  g_assert_cmpuint (imported->len, ==, 1);

  add_variable (body, "tone", "kind|a,b");
  add_variable (body, "lang", "en|de");
  all = ful_variables_expand (body, NULL);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpstr (all->pdata[0], ==, "lang=en,tone=kind");
  g_assert_cmpstr (all->pdata[1], ==, "lang=de,tone=kind");
  g_assert_cmpstr (all->pdata[2], ==, "lang=en,tone=a\\,b");
  value = ful_variables_get (all->pdata[2], "tone");
  g_assert_cmpstr (value, ==, "a,b");
  g_assert_null (ful_variables_get (all->pdata[2], "ton"));
  g_assert_true (ful_variables_check (body, all->pdata[3], NULL));
}

static void
test_expand_refuses (void)
{
  g_autoptr (FulPromptBody) body = make_body (NULL, "x");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++) {
    g_autofree char *name = g_strdup_printf ("v%u", i);

    add_variable (body, name, "1|2");
  }
  g_assert_null (ful_variables_expand (body, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

static void
add_model (Workbench *self, const char *name)
{
  FulEdit *edit = ful_edit_new ();
  const FulModel model = { .id = ful_project_new_id (self->project, FUL_ID_MODEL),
                           .name = (char *)name,
                           .provider = (char *)"offline",
                           .model_id = (char *)"matcher",
                           .rung = FUL_RUNG_UNSET,
                           .price_in = NAN,
                           .price_cached = NAN,
                           .price_out = NAN };

  ful_edit_put_model (edit, &model);
  workbench_edit (self, edit);
}

static gboolean
find (Workbench *self, const char *text, FulArm *arm, GError **error)
{
  g_auto (FulArmName) name = { 0 };

  g_assert_true (ful_arm_name_parse (text, &name, error));
  return ful_arm_find (self->snapshot, &name, arm, error);
}

static void
test_find (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) first = make_body (NULL, "one {{text}}");
  g_autoptr (FulPromptBody) second = make_body (NULL, "two {{text}}");
  FulEdit *edit = ful_edit_new ();
  gint64 prompt = ful_prompt_add (self->project, self->snapshot, edit, "bare", first);
  FulArm arm = { NULL };

  workbench_edit (self, edit);
  edit = ful_edit_new ();
  ful_prompt_add_revision (self->project, self->snapshot, edit, prompt, second);
  workbench_edit (self, edit);
  add_model (self, "offline:matcher");

  g_assert_true (find (self, "bare@offline:matcher", &arm, NULL));
  g_assert_cmpint (arm.revision->number, ==, 2);
  g_assert_true (find (self, "bare#1@offline:matcher", &arm, NULL));
  g_assert_cmpint (arm.revision->number, ==, 1);
  g_assert_cmpstr (arm.model->name, ==, "offline:matcher");
}

static void
test_find_names_what_there_is (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) body = make_body (NULL, "one {{text}}");
  FulEdit *edit = ful_edit_new ();
  const struct {
    const char *arm, *message;
  } refused[] = {
    { "bar@m", "there is no prompt “bar”; there is “bare”" },
    { "bare#2@m", "prompt “bare” has no revision 2; the newest is 1" },
    { "bare@x", "there is no model “x”; there is “m”" },
  };

  ful_prompt_add (self->project, self->snapshot, edit, "bare", body);
  workbench_edit (self, edit);
  add_model (self, "m");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    FulArm arm = { NULL };

    g_assert_false (find (self, refused[i].arm, &arm, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_NOT_FOUND);
    g_assert_cmpstr (error->message, ==, refused[i].message);
    g_assert_null (arm.prompt);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prompts/arm/parse", test_parse);
  g_test_add_func ("/prompts/arm/parse/refuses", test_parse_refuses);
  g_test_add_func ("/prompts/arm/parse-prompt", test_parse_prompt);
  g_test_add_func ("/prompts/arm/expand", test_expand);
  g_test_add_func ("/prompts/arm/expand/refuses", test_expand_refuses);
  g_test_add ("/prompts/arm/find", Workbench, NULL, workbench_set_up, test_find,
              workbench_tear_down);
  g_test_add ("/prompts/arm/find/names-what-there-is", Workbench, NULL, workbench_set_up,
              test_find_names_what_there_is, workbench_tear_down);
  return g_test_run ();
}
