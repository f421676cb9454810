/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every verdict scenario of tests/data/scenarios through the built command line: the commands are
 * run in order, then the verdict's JSON is compared with expect.json, the keys that it names. Two
 * scenarios run at a time; each is a test of its own. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/json.h"

typedef struct {
  char *name;
  char *folder;
  GString *wrong; /* what does not agree; empty: all does */
} Scenario;

static void
scenario_free (gpointer data)
{
  Scenario *self = data;

  g_free (self->name);
  g_free (self->folder);
  g_string_free (self->wrong, TRUE);
  g_free (self);
}

static JsonNode *
read_json (const Scenario *self, const char *file)
{
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  JsonNode *root = NULL;

  if (!g_file_get_contents (path, &text, &length, &error) ||
      (root = ful_json_parse (text, length, path, &error)) == NULL)
    g_string_append_printf (self->wrong, "%s; ", error->message);
  return root;
}

/* Runs fulcrum-cli; NULL where it can't be run or does not exit 0. */
static char *
run_cli (const Scenario *self, const GPtrArray *argv)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *out = NULL, *problem = NULL;
  g_autoptr (GError) error = NULL;

  process =
      g_subprocess_newv ((const char *const *)argv->pdata,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  if (process == NULL ||
      !g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &problem, &error)) {
    g_string_append_printf (self->wrong, "%s; ", error->message);
    return NULL;
  }
  if (!g_subprocess_get_if_exited (process) || g_subprocess_get_exit_status (process) != 0) {
    g_string_append_printf (self->wrong, "%s: %s; ", (const char *)argv->pdata[1], problem);
    return NULL;
  }
  return g_steal_pointer (&out);
}

/* {P} is the project, {D} the scenario's folder. */
static char *
fill_in (const Scenario *self, const char *word, const char *project)
{
  g_autoptr (GString) text = g_string_new (word);

  g_string_replace (text, "{P}", project, 0);
  g_string_replace (text, "{D}", self->folder, 0);
  return g_strdup (text->str);
}

static GPtrArray *
command_line (void)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, g_strdup (g_getenv ("FULCRUM_CLI")));
  return argv;
}

static gboolean
run_commands (const Scenario *self, const char *project)
{
  g_autoptr (JsonNode) root = read_json (self, "commands.json");
  JsonArray *commands;

  if (root == NULL)
    return FALSE;
  commands = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (commands); i++) {
    JsonArray *words = json_array_get_array_element (commands, i);
    g_autoptr (GPtrArray) argv = command_line ();
    g_autofree char *out = NULL;

    for (guint j = 0; j < json_array_get_length (words); j++)
      g_ptr_array_add (argv, fill_in (self, json_array_get_string_element (words, j), project));
    g_ptr_array_add (argv, NULL);
    out = run_cli (self, argv);
    if (out == NULL)
      return FALSE;
  }
  return TRUE;
}

static JsonNode *
read_verdict (const Scenario *self, const char *project)
{
  g_autoptr (GPtrArray) argv = command_line ();
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  g_ptr_array_add (argv, g_strdup ("verdict"));
  g_ptr_array_add (argv, g_strdup (project));
  g_ptr_array_add (argv, g_strdup ("--json"));
  g_ptr_array_add (argv, NULL);
  out = run_cli (self, argv);
  if (out == NULL)
    return NULL;
  root = ful_json_parse (out, strlen (out), "verdict", &error);
  if (root == NULL)
    g_string_append_printf (self->wrong, "%s; ", error->message);
  return root;
}

static JsonNode *
member_of (JsonObject *verdict, const char *object, const char *member)
{
  return json_object_get_member (json_object_get_object_member (verdict, object), member);
}

static gboolean
has_caution (JsonObject *verdict, JsonNode *code)
{
  JsonArray *cautions = json_object_get_array_member (verdict, "cautions");

  for (guint i = 0; i < json_array_get_length (cautions); i++) {
    JsonObject *caution = json_array_get_object_element (cautions, i);

    if (json_node_equal (json_object_get_member (caution, "code"), code))
      return TRUE;
  }
  return FALSE;
}

/* What the verdict says for a key of expect.json. */
static JsonNode *
answer_to (JsonObject *verdict, const char *key)
{
  if (strcmp (key, "plateau_proven") == 0)
    return member_of (verdict, "plateau", "proven");
  if (strcmp (key, "plateau_reason") == 0)
    return member_of (verdict, "plateau", "reason");
  if (strcmp (key, "step1") == 0)
    return member_of (verdict, "failure_mode", "dominant");
  if (strcmp (key, "next_lever") == 0)
    return json_object_get_member (
        json_array_get_object_element (json_object_get_array_member (verdict, "next"), 0), "lever");
  return json_object_get_member (verdict, key);
}

static void
compare (const Scenario *self, JsonObject *expected, JsonObject *verdict)
{
  g_autoptr (GList) keys = json_object_get_members (expected);

  for (GList *l = keys; l != NULL; l = l->next) {
    const char *key = l->data;
    JsonNode *wanted = json_object_get_member (expected, key);
    gboolean caution = strcmp (key, "caution") == 0;
    JsonNode *got = caution ? NULL : answer_to (verdict, key);

    if (caution ? !has_caution (verdict, wanted) : got == NULL || !json_node_equal (got, wanted)) {
      g_autofree char *wanted_text = json_to_string (wanted, FALSE);
      g_autofree char *got_text = got != NULL ? json_to_string (got, FALSE) : g_strdup ("none");

      g_string_append_printf (self->wrong, "%s: expected %s, got %s; ", key, wanted_text, got_text);
    }
  }
}

static void
run_scenario (gpointer data, gpointer user_data)
{
  Scenario *self = data;
  g_autofree char *folder = g_dir_make_tmp ("fulcrum-scenario-XXXXXX", NULL);
  g_autofree char *project = g_build_filename (folder, "s.fulcrum", NULL);
  g_autoptr (JsonNode) expected = read_json (self, "expect.json");

  if (expected != NULL && run_commands (self, project)) {
    g_autoptr (JsonNode) verdict = read_verdict (self, project);

    if (verdict != NULL)
      compare (self, json_node_get_object (expected), json_node_get_object (verdict));
  }
  g_unlink (project);
  if (g_rmdir (folder) != 0)
    g_string_append (self->wrong, "something is left beside the project; ");
}

static void
test_scenario (gconstpointer data)
{
  const Scenario *self = data;

  g_assert_cmpstr (self->wrong->str, ==, "");
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Scenario *const *)a)->name, (*(Scenario *const *)b)->name);
}

static GPtrArray *
find_scenarios (void)
{
  g_autofree char *root = g_build_filename (g_getenv ("FUL_TEST_DATA"), "scenarios", NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (scenario_free);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *folder = g_build_filename (root, name, NULL);
    g_autofree char *expectation = g_build_filename (folder, "expect.json", NULL);
    Scenario *scenario;

    if (!g_file_test (expectation, G_FILE_TEST_EXISTS))
      continue;
    scenario = g_new0 (Scenario, 1);
    *scenario = (Scenario){ g_strdup (name), g_steal_pointer (&folder), g_string_new (NULL) };
    g_ptr_array_add (found, scenario);
  }
  g_ptr_array_sort (found, by_name);
  return found;
}

/* There is something to agree with: none found would pass in silence. */
static void
test_there_are_scenarios (gconstpointer data)
{
  g_assert_cmpuint (((const GPtrArray *)data)->len, >, 50);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) scenarios = NULL;
  GThreadPool *pool;

  g_test_init (&argc, &argv, NULL);
  scenarios = find_scenarios ();
  pool = g_thread_pool_new (run_scenario, NULL, 2, FALSE, NULL);
  for (guint i = 0; i < scenarios->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (scenarios, i), NULL);
  g_thread_pool_free (pool, /* immediate= */ FALSE, /* wait= */ TRUE);
  g_test_add_data_func ("/scenario/there-are-some", scenarios, test_there_are_scenarios);
  for (guint i = 0; i < scenarios->len; i++) {
    Scenario *scenario = g_ptr_array_index (scenarios, i);
    g_autofree char *path = g_strconcat ("/scenario/", scenario->name, NULL);

    g_test_add_data_func (path, scenario, test_scenario);
  }
  return g_test_run ();
}
