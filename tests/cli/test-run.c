/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../runs/fixture.h"
#include "base/json.h"
#include "cli.h"

#define N_CASES (N_DEV + N_TEST)
#define DELAY_US 400000 /* a run is let go on for so long at most before it is killed */

/* The project of tests/runs/fixture.h, closed, for the command line alone. */
static void
set_up_file (Fixture *f, gconstpointer unused)
{
  set_up (f, NULL);
  ful_project_free (f->project);
  f->project = NULL;
}

static void
tear_down_file (Fixture *f, gconstpointer unused)
{
  g_free (f->path);
  temporary_free (f->folder);
}

static gint64
int_of (JsonObject *object, const char *member)
{
  g_assert_true (json_object_has_member (object, member));
  return json_object_get_int_member (object, member);
}

static void
test_run (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) dry = cli_json ("run", f->path, "--dry-run", NULL);
  g_autoptr (JsonObject) first = cli_json ("run", f->path, NULL);
  g_autoptr (JsonObject) again = cli_json ("run", f->path, NULL);
  JsonArray *arms = json_object_get_array_member (first, "arms");
  JsonObject *arm, *mean;

  g_assert_cmpint (int_of (dry, "planned"), ==, 3 * N_CASES);
  g_assert_cmpint (int_of (dry, "requests"), ==, 3 * N_CASES);
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (dry,
                                                                                   "tokens_in"),
                                                    "low"),
                     >, N_CASES);
  g_assert_cmpint (int_of (first, "planned"), ==, 3 * N_CASES);
  g_assert_cmpint (int_of (first, "done"), ==, 3 * N_CASES);
  g_assert_cmpint (int_of (first, "failed"), ==, 0);
  g_assert_cmpint (int_of (first, "requests"), ==, 3 * N_CASES);
  g_assert_cmpint (int_of (first, "retries"), ==, 0);
  g_assert_false (json_object_get_boolean_member (first, "cancelled"));
  g_assert_cmpuint (json_array_get_length (arms), ==, 3);
  arm = json_array_get_object_element (arms, 1);
  g_assert_cmpstr (json_object_get_string_member (arm, "arm"), ==, "nearest#1@offline:matcher");
  g_assert_cmpint (int_of (arm, "n"), ==, N_TEST);
  mean = json_object_get_object_member (arm, "mean");
  g_assert_cmpfloat (json_object_get_double_member (mean, "estimate"), >, 0.6);
  g_assert_cmpfloat (json_object_get_double_member (mean, "low"), <,
                     json_object_get_double_member (mean, "estimate"));
  g_assert_cmpfloat (json_object_get_double_member (arm, "valid_format"), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (arm,
                                                                                   "latency_ms"),
                                                    "p95"),
                     >, 0);
  g_assert_true (json_object_get_null_member (arm, "cost_per_request")); /* no price is known */
  g_assert_cmpint (int_of (again, "requests"), ==, 0);
  g_assert_cmpint (int_of (again, "cached"), ==, 3 * N_CASES);
}

static void
test_results (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) all = NULL;
  g_autoptr (JsonObject) failed = NULL;
  JsonArray *results;
  JsonObject *row;
  guint n_failed;

  cli_do ("run", f->path, NULL);
  all = cli_json ("results", f->path, NULL);
  failed = cli_json ("results", f->path, "--failed", "--arm", "bare@offline:matcher", NULL);
  results = json_object_get_array_member (all, "results");
  g_assert_cmpuint (json_array_get_length (results), ==, 3 * N_CASES);
  row = json_array_get_object_element (results, 0);
  g_assert_cmpstr (json_object_get_string_member (row, "split"), ==, "dev");
  g_assert_true (json_object_get_null_member (row, "group"));
  g_assert_true (json_object_get_null_member (row, "error"));
  g_assert_false (json_object_get_boolean_member (row, "stale"));
  g_assert_false (json_object_get_boolean_member (row, "invalid"));
  g_assert_cmpint (int_of (row, "repeat"), ==, 1);
  results = json_object_get_array_member (failed, "results");
  n_failed = json_array_get_length (results);
  g_assert_cmpuint (n_failed, >, 0);
  for (guint i = 0; i < n_failed; i++) {
    row = json_array_get_object_element (results, i);
    g_assert_cmpstr (json_object_get_string_member (row, "arm"), ==, "bare#1@offline:matcher");
    g_assert_cmpfloat (json_object_get_double_member (row, "score"), ==, 0);
    g_assert_cmpstr (json_object_get_string_member (row, "mode"), ==, "behaviour");
  }
}

static void
test_caps (Fixture *f, gconstpointer unused)
{
  g_autoptr (CliRun) capped = cli_run ("run", f->path, "--max-requests", "10", NULL);
  g_autoptr (JsonObject) runs = cli_json ("runs", f->path, NULL);
  JsonObject *run = json_array_get_object_element (json_object_get_array_member (runs, "runs"), 0);

  g_assert_cmpint (capped->status, ==, 4);
  g_assert_cmpint (int_of (run, "answers"), ==, 10);
  g_assert_cmpstr (json_object_get_string_member (run, "state"), ==, "cut-off");
  cli_do ("runs", f->path, "cancel", "1", NULL);
  g_clear_pointer (&runs, json_object_unref);
  runs = cli_json ("runs", f->path, "baseline", "1", NULL);
  run = json_array_get_object_element (json_object_get_array_member (runs, "runs"), 0);
  g_assert_cmpstr (json_object_get_string_member (run, "state"), ==, "cancelled");
  g_assert_true (json_object_get_boolean_member (run, "baseline"));
}

static void
test_models (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) list = NULL;
  g_autoptr (CliRun) twice = NULL;
  g_autoptr (CliRun) asked = NULL;
  JsonObject *model;

  cli_do ("model", f->path, "add", "served", "--provider", "openai", "--endpoint",
          "http://localhost:1/v1", "--id", "m", "--rung", "tuned", "--price-in", "0.5", NULL);
  list = cli_json ("model", f->path, "list", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (list, "models")), ==, 3);
  model = json_array_get_object_element (json_object_get_array_member (list, "models"), 2);
  g_assert_cmpstr (json_object_get_string_member (model, "rung"), ==, "tuned");
  g_assert_cmpfloat (json_object_get_double_member (model, "price_in"), ==, 0.5);
  g_assert_true (json_object_get_null_member (model, "price_out"));
  twice = cli_run ("model", f->path, "add", "served", "--provider", "openai", NULL);
  g_assert_cmpint (twice->status, ==, 1);
  asked = cli_run ("run", f->path, "--model", "served", NULL);
  g_assert_cmpint (asked->status, ==, 1);
  g_assert_nonnull (strstr (asked->err, "offline models only"));
  cli_do ("model", f->path, "remove", "served", NULL);
  cli_do ("run", f->path, "--limit", "6", NULL);
}

static void
test_train (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) train = cli_json ("train", f->path, NULL);
  JsonObject *heldout = json_object_get_object_member (train, "heldout");

  g_assert_cmpstr (json_object_get_string_member (train, "model"), ==, "offline:specialist");
  g_assert_cmpint (int_of (train, "examples"), ==, N_TRAIN);
  g_assert_cmpint (int_of (train, "classes"), ==, LABELS);
  g_assert_cmpfloat (json_object_get_double_member (heldout, "estimate"), <=, 1);
  g_assert_cmpfloat (json_object_get_double_member (heldout, "low"), <, 1);
}

static void
test_score (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) same = NULL;
  g_autoptr (JsonObject) other = NULL;

  cli_do ("run", f->path, NULL);
  same = cli_json ("score", f->path, NULL);
  g_assert_cmpint (int_of (same, "scored"), ==, 3 * N_CASES);
  g_assert_cmpint (int_of (same, "changed"), ==, 0);
  cli_do ("checks", f->path, "add", "equals", "--value", "no such label", NULL);
  other = cli_json ("score", f->path, NULL);
  g_assert_cmpint (int_of (other, "scored"), ==, 3 * N_CASES);
  g_assert_cmpint (int_of (other, "changed"), >, 0);
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  /* arguments after "run PROJECT", what the message must name, exit status */
  static const char *const cases[][4] = {
    { "--prompt", "none", "none", "1" },    { "--model", "none", "none", "1" },
    { "--split", "train", "--split", "1" }, { "--repeats", "0", "repeats", "1" },
    { "--no-such", "x", "no-such", "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CliRun) run = cli_run ("run", f->path, cases[i][0], cases[i][1], NULL);

    g_assert_cmpint (run->status, ==, atoi (cases[i][3]));
    g_assert_nonnull (strstr (run->err, cases[i][2]));
  }
}

/* --- kill -9 --- */

/* Reads from @fd until @word was there, or to the end. */
static void
wait_for (int fd, const char *word)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char chunk[512];
  gssize n;

  while ((word == NULL || strstr (text->str, word) == NULL) &&
         (n = read (fd, chunk, sizeof chunk)) > 0)
    g_string_append_len (text, chunk, n);
}

/* Starts a run and sends it @number: at any moment, or at one while it asks. Returns: what
 * waitpid() says of it */
static int
interrupt_run (const char *path,
               const char *repeats,
               gboolean while_asking,
               guint max_delay_us,
               int number)
{
  const char *argv[] = { g_getenv ("FULCRUM_CLI"), "run", path, "--repeats", repeats, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int status, fd;

  g_spawn_async_with_pipes (NULL, (char **)argv, NULL,
                            G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                            &pid, NULL, NULL, &fd, &error);
  g_assert_no_error (error);
  if (while_asking)
    wait_for (fd, "Asking");
  g_usleep ((gulong)g_test_rand_int_range (0, (gint32)max_delay_us));
  kill (pid, number);
  /* Its progress is read to the end, or it would wait for us. */
  wait_for (fd, NULL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  close (fd);
  return status;
}

/* Interrupted by the user: it says so, keeps what was answered, and the next run asks the rest. */
static void
test_interrupted (Fixture *f, gconstpointer unused)
{
  int status = interrupt_run (f->path, "400", TRUE, DELAY_US, SIGINT);
  g_autoptr (JsonObject) runs = cli_json ("runs", f->path, NULL);
  JsonObject *run = json_array_get_object_element (json_object_get_array_member (runs, "runs"), 0);

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 130);
  g_assert_cmpstr (json_object_get_string_member (run, "state"), ==, "cancelled");
  g_assert_cmpint (int_of (run, "answers"), <, 400 * 3 * N_CASES);
  g_assert_cmpint (int_of (run, "errors"), ==, 0);
}

static gint64
answers_of (const char *path)
{
  g_autoptr (JsonObject) list = cli_json ("runs", path, NULL);
  JsonArray *runs = json_object_get_array_member (list, "runs");

  return json_array_get_length (runs) > 0
             ? int_of (json_array_get_object_element (runs, 0), "answers")
             : 0;
}

/* At random moments: every case is answered once in the end, by one run, and the file is whole. */
static void
check_killed (Fixture *f, guint kills, guint repeats)
{
  const guint expected = repeats * 3 * N_CASES;
  g_autofree char *text = g_strdup_printf ("%u", repeats);
  g_autoptr (JsonObject) rest = NULL;
  g_autoptr (JsonObject) runs = NULL;
  g_auto (Rows) rows = { 0 };
  guint killed = 0;

  /* On a busy machine a few more, and later, until the file has got some answers. */
  for (guint i = 0; i < kills || (i < 100 && answers_of (f->path) == 0); i++) {
    guint max_delay_us = DELAY_US * (1 + i / kills);

    killed +=
        WIFSIGNALED (interrupt_run (f->path, text, i % 3 != 0, max_delay_us, SIGKILL)) ? 1 : 0;
  }
  rest = cli_json ("run", f->path, "--repeats", text, NULL);
  g_test_message ("killed %u times; at the end %d asked, %d of them again", killed,
                  (int)int_of (rest, "requests"), (int)int_of (rest, "asked_again"));
  g_assert_cmpuint (killed, >, 0);
  g_assert_cmpint (int_of (rest, "done"), ==, expected);
  g_assert_cmpint (int_of (rest, "requests"), <, expected);
  g_assert_cmpint (int_of (rest, "asked_again"), <=, int_of (rest, "requests"));
  runs = cli_json ("runs", f->path, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (runs, "runs")), ==, 1);
  f->project = ful_project_open (f->path, 0, NULL);
  rows = rows_of (f);
  ful_project_free (f->project);
  g_assert_cmpuint (rows.rows, ==, expected);
  g_assert_cmpuint (g_hash_table_size (rows.outputs), ==, expected);
}

static void
test_killed (Fixture *f, gconstpointer unused)
{
  check_killed (f, 6, 100);
}

static void
test_killed_30_times (Fixture *f, gconstpointer unused)
{
  check_killed (f, 30, 300);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/run/run", Fixture, NULL, set_up_file, test_run, tear_down_file);
  g_test_add ("/cli/run/results", Fixture, NULL, set_up_file, test_results, tear_down_file);
  g_test_add ("/cli/run/caps", Fixture, NULL, set_up_file, test_caps, tear_down_file);
  g_test_add ("/cli/run/models", Fixture, NULL, set_up_file, test_models, tear_down_file);
  g_test_add ("/cli/run/train", Fixture, NULL, set_up_file, test_train, tear_down_file);
  g_test_add ("/cli/run/score", Fixture, NULL, set_up_file, test_score, tear_down_file);
  g_test_add ("/cli/run/refused", Fixture, NULL, set_up_file, test_refused, tear_down_file);
  g_test_add ("/cli/run/interrupted", Fixture, NULL, set_up_file, test_interrupted, tear_down_file);
  g_test_add ("/cli/run/killed", Fixture, NULL, set_up_file, test_killed, tear_down_file);
  if (g_test_slow ())
    g_test_add ("/cli/run/killed-30-times", Fixture, NULL, set_up_file, test_killed_30_times,
                tear_down_file);
  return g_test_run ();
}
