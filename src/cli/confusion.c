/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>

#include "base/error.h"
#include "checks/answer.h"
#include "cli/commands.h"
#include "cli/study.h"
#include "stats/confusion.h"

#define MAX_LABELS 1000
#define MAX_CONFUSED 20 /* pairs that the text names */

/* The answers of one arm on one split that have both a text and an expected label. */
typedef struct {
  GHashTable *texts; /* gint64* result id -> char*, owned; of the answers that count */
  GPtrArray *expected;
  GPtrArray *answered;
  GArray *cases; /* guint */
  GArray *clusters;
  gsize left_out; /* scored, but without text or label */
} Answers;

static void
answers_clear (Answers *self)
{
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->expected, g_ptr_array_unref);
  g_clear_pointer (&self->answered, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_array_unref);
  g_clear_pointer (&self->clusters, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answers, answers_clear)

static gboolean
keep_text (const FulResult *result, gpointer user_data, GError **error)
{
  GHashTable *texts = user_data;
  gpointer id;

  if (result->output != NULL && g_hash_table_lookup_extended (texts, &result->id, &id, NULL))
    g_hash_table_insert (texts, id, g_strdup (result->output));
  return TRUE;
}

/* Label of a case: what is expected, white space around it aside, as the check `equals` reads it;
 * so too the label answered, which a schema may wrap. */
static void
add_answers (const FulStudy *study, const FulEvidenceArm *arm, FulSplit split, Answers *out)
{
  const FulRevision *revision = ful_snapshot_revision (study->snapshot, arm->revision_id);
  const FulPromptBody *body = revision != NULL ? revision->body : NULL;

  for (gsize i = 0; i < arm->n_answers; i++) {
    const FulAnswer *answer = &arm->answers[i];
    const FulEvidenceCase *item = &study->evidence->cases[answer->case_index];
    char *text = g_hash_table_lookup (out->texts, &answer->result_id);

    if (item->split != split || item->wrong_expected)
      continue;
    if (text == NULL || item->expected == NULL) {
      out->left_out++;
      continue;
    }
    g_ptr_array_add (out->expected, g_strstrip (g_strdup (item->expected)));
    g_ptr_array_add (out->answered, g_strstrip (ful_answer_plain (body, text, item->expected)));
    g_array_append_val (out->cases, answer->case_index);
    g_array_append_val (out->clusters, item->cluster);
  }
}

static gboolean
load_answers (FulStudy *study,
              const FulEvidenceArm *arm,
              FulSplit split,
              Answers *out,
              GError **error)
{
  out->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  out->expected = g_ptr_array_new_with_free_func (g_free);
  out->answered = g_ptr_array_new_with_free_func (g_free);
  out->cases = g_array_new (FALSE, FALSE, sizeof (guint));
  out->clusters = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gsize i = 0; i < arm->n_answers; i++)
    g_hash_table_insert (out->texts, &arm->answers[i].result_id, NULL);
  if (!ful_project_foreach_result (study->project, /* with_text= */ TRUE, keep_text, out->texts,
                                   error))
    return FALSE;
  add_answers (study, arm, split, out);
  if (out->expected->len == 0)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, arm->name,
                             _ ("no answer on %s has both its text recorded and a label expected; "
                                "run the arm on cases with expected labels"),
                             ful_split_name (split));
  return TRUE;
}

/* Returns: (transfer full): the project's labels, NULL-ended; NULL where it has none */
static GStrv
label_names (const FulSnapshot *snapshot)
{
  GPtrArray *names;

  if (snapshot->labels->len == 0)
    return NULL;
  names = g_ptr_array_new ();
  for (guint i = 0; i < snapshot->labels->len; i++)
    g_ptr_array_add (names, g_strdup (((const FulLabel *)snapshot->labels->pdata[i])->name));
  g_ptr_array_add (names, NULL);
  return (GStrv)g_ptr_array_free (names, FALSE);
}

static FulConfusion *
make_confusion (const FulStudy *study, const Answers *answers, GError **error)
{
  g_auto (GStrv) labels = label_names (study->snapshot);
  g_autoptr (FulConfusion) confusion =
      ful_confusion_new ((const char *const *)answers->expected->pdata,
                         (const char *const *)answers->answered->pdata,
                         (const guint *)(gpointer)answers->cases->data,
                         (const guint *)(gpointer)answers->clusters->data, answers->expected->len,
                         (const char *const *)labels);

  if (confusion->labels->len > MAX_LABELS) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "labels",
                      _ ("%u different labels are no label set (at most %d); a confusion matrix is "
                         "for classification"),
                      confusion->labels->len, MAX_LABELS);
    return NULL;
  }
  return g_steal_pointer (&confusion);
}

static void
write_matrix (const FulConfusion *confusion, FulJsonWriter *writer)
{
  ful_json_writer_name (writer, "matrix");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < confusion->labels->len; i++) {
    ful_json_writer_begin_array (writer);
    for (guint j = 0; j < confusion->labels->len; j++)
      ful_json_writer_int (writer, (gint64)ful_confusion_count (confusion, i, j));
    ful_json_writer_end_array (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_labels (const FulConfusion *confusion, FulJsonWriter *writer)
{
  ful_json_writer_name (writer, "per_label");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < confusion->labels->len; i++) {
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "label", confusion->labels->pdata[i]);
    ful_json_writer_int_member (writer, "n", (gint64)confusion->n[i]);
    ful_json_writer_double_member (writer, "precision", confusion->precision[i]);
    ful_json_writer_double_member (writer, "recall", confusion->recall[i]);
    ful_json_writer_double_member (writer, "f1", confusion->f1[i]);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
print_json (const char *arm, FulSplit split, const FulConfusion *confusion)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "arm", arm);
  ful_json_writer_string_member (writer, "split", ful_split_name (split));
  ful_json_writer_name (writer, "labels");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < confusion->labels->len; i++)
    ful_json_writer_string (writer, confusion->labels->pdata[i]);
  ful_json_writer_end_array (writer);
  write_matrix (confusion, writer);
  write_labels (confusion, writer);
  ful_json_writer_double_member (writer, "macro_f1", confusion->macro_f1);
  ful_json_writer_name (writer, "accuracy");
  ful_interval_write (&confusion->accuracy.interval, writer);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

/* The most frequent confusions: a matrix of 77 labels is for files, not for eyes. */
static void
print_confused (const FulConfusion *confusion)
{
  guint k = confusion->labels->len;
  gsize below = G_MAXSIZE;
  guint printed = 0;

  while (printed < MAX_CONFUSED) {
    gsize most = 0;

    for (guint cell = 0; cell < k * k; cell++)
      if (cell / k != cell % k && confusion->counts[cell] < below)
        most = MAX (most, confusion->counts[cell]);
    if (most == 0)
      break;
    if (printed == 0)
      ful_cli_print (_ ("\nMost often confused (answers, expected → answered)\n"));
    for (guint cell = 0; cell < k * k && printed < MAX_CONFUSED; cell++)
      if (cell / k != cell % k && confusion->counts[cell] == most) {
        ful_cli_print ("  %5" G_GSIZE_FORMAT "  %s → %s\n", most,
                       (const char *)confusion->labels->pdata[cell / k],
                       (const char *)confusion->labels->pdata[cell % k]);
        printed++;
      }
    below = most;
  }
}

static void
print_number (double value)
{
  if (isnan (value))
    ful_cli_print ("      –");
  else
    ful_cli_print (" %5.1f%%", 100 * value);
}

static void
print_text (const char *arm, FulSplit split, const FulConfusion *confusion, gsize left_out)
{
  g_autofree char *accuracy = ful_study_share_text (&confusion->accuracy.interval);

  ful_cli_print (_ ("%s on %s\nright %s, %" G_GSIZE_FORMAT " cases; macro F1"), arm,
                 ful_split_name (split), accuracy, confusion->accuracy.n);
  print_number (confusion->macro_f1);
  ful_cli_print ("\n");
  if (left_out > 0)
    ful_cli_print (_ ("%" G_GSIZE_FORMAT " answers left out: no text recorded, or no label "
                      "expected\n"),
                   left_out);
  ful_cli_print (_ ("\n    n  prec. recall     F1  label\n"));
  for (guint i = 0; i < confusion->labels->len; i++) {
    ful_cli_print ("%5" G_GSIZE_FORMAT, confusion->n[i]);
    print_number (confusion->precision[i]);
    print_number (confusion->recall[i]);
    print_number (confusion->f1[i]);
    ful_cli_print ("  %s\n", (const char *)confusion->labels->pdata[i]);
  }
  print_confused (confusion);
}

static FulExit
run_confusion (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *split_name = NULL;
  const GOptionEntry entries[] = {
    { "split", 0, 0, G_OPTION_ARG_STRING, &split_name, N_ ("dev or test (default: test)"), "S" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulStudy) study = NULL;
  g_autoptr (FulConfusion) confusion = NULL;
  g_auto (Answers) answers = { 0 };
  const FulEvidenceArm *arm;
  gboolean json = FALSE;
  FulSplit split;
  FulExit status;
  guint index;

  if (!ful_cli_options (self, entries, &argc, &argv, 2, 2, &json, &status))
    return status;
  study = ful_study_open (argv[1], &error);
  if (study == NULL || !ful_study_split (study, split_name, &split, &error) ||
      !ful_study_arm (study, argv[2], &index, &error))
    return ful_cli_fail (error);
  arm = ful_study_arm_at (study, index);
  if (!load_answers (study, arm, split, &answers, &error) ||
      (confusion = make_confusion (study, &answers, &error)) == NULL)
    return ful_cli_fail (error);
  if (json)
    print_json (arm->name, split, confusion);
  else
    print_text (arm->name, split, confusion, answers.left_out);
  ful_study_note_look (study, split);
  return ful_study_close (g_steal_pointer (&study), FUL_EXIT_DONE);
}

const FulCommand ful_command_confusion = {
  .name = "confusion",
  .usage = "PROJECT ARM [--split S]",
  .summary = N_ ("Which labels an arm confuses"),
  .details = N_ ("For classification: expected label against answered label, precision, recall and "
                 "F1 of each.\nOn test it counts as a look."),
  .run = run_confusion,
};
