/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/confusion-load.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "checks/answer.h"

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
add_answers (const FulSnapshot *snapshot,
             const FulEvidence *evidence,
             const FulEvidenceArm *arm,
             FulSplit split,
             Answers *out)
{
  const FulRevision *revision = ful_snapshot_revision (snapshot, arm->revision_id);
  const FulPromptBody *body = revision != NULL ? revision->body : NULL;

  for (gsize i = 0; i < arm->n_answers; i++) {
    const FulAnswer *answer = &arm->answers[i];
    const FulEvidenceCase *item = &evidence->cases[answer->case_index];
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
load_answers (FulProject *project,
              const FulSnapshot *snapshot,
              const FulEvidence *evidence,
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
  if (!ful_project_foreach_result (project, /* with_text= */ TRUE, keep_text, out->texts, error))
    return FALSE;
  add_answers (snapshot, evidence, arm, split, out);
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
make_confusion (const FulSnapshot *snapshot, const Answers *answers, GError **error)
{
  g_auto (GStrv) labels = label_names (snapshot);
  g_autoptr (FulConfusion) confusion =
      ful_confusion_new ((const char *const *)answers->expected->pdata,
                         (const char *const *)answers->answered->pdata,
                         (const guint *)(gpointer)answers->cases->data,
                         (const guint *)(gpointer)answers->clusters->data, answers->expected->len,
                         (const char *const *)labels);

  if (confusion->labels->len > FUL_CONFUSION_MAX_LABELS) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "labels",
                      _ ("%u different labels are no label set (at most %d); a confusion matrix is "
                         "for classification"),
                      confusion->labels->len, FUL_CONFUSION_MAX_LABELS);
    return NULL;
  }
  return g_steal_pointer (&confusion);
}

FulConfusion *
ful_confusion_load (FulProject *project,
                    const FulSnapshot *snapshot,
                    const FulEvidence *evidence,
                    const FulEvidenceArm *arm,
                    FulSplit split,
                    gsize *left_out,
                    GError **error)
{
  g_auto (Answers) answers = { 0 };
  FulConfusion *confusion;

  if (!load_answers (project, snapshot, evidence, arm, split, &answers, error))
    return NULL;
  confusion = make_confusion (snapshot, &answers, error);
  if (confusion != NULL && left_out != NULL)
    *left_out = answers.left_out;
  return confusion;
}
