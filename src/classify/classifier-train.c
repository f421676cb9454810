/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/classifier-private.h"

#include <string.h>

#include "base/error.h"

/* Training: a fit without a held-out tenth, which is then judged on it, and a fit of everything
 * that starts from the weights of the first, which saves most of its steps. */

/* Marks a tenth of each label that has five examples or more, at least one. */
static gsize
choose_heldout (const guint *truth, gsize n, guint n_labels, guint64 seed, gboolean *heldout)
{
  const guint32 seeds[2] = { (guint32)seed, (guint32)(seed >> 32) };
  GRand *rand = g_rand_new_with_seed_array (seeds, 2);
  g_autofree gsize *left = g_new0 (gsize, n_labels);   /* examples of the label not yet seen */
  g_autofree gsize *wanted = g_new0 (gsize, n_labels); /* of those to be held out */
  gsize n_heldout = 0;

  for (gsize i = 0; i < n; i++)
    left[truth[i]]++;
  for (guint k = 0; k < n_labels; k++) {
    wanted[k] = left[k] < 5 ? 0 : MAX (1, (left[k] + 5) / 10);
    n_heldout += wanted[k];
  }
  for (gsize i = 0; i < n; i++) {
    guint k = truth[i];

    heldout[i] = g_rand_double (rand) * (double)left[k] < (double)wanted[k];
    left[k]--;
    wanted[k] -= heldout[i] ? 1 : 0;
  }
  g_rand_free (rand);
  return n_heldout;
}

/* Temperature and accuracy of @model on the examples held out of it. */
static void
judge_heldout (FulClassifier *model,
               const char *const *texts,
               const guint *truth,
               const gboolean *heldout,
               gsize n)
{
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (FulFeature));
  guint n_labels = model->labels->len;
  g_autofree double *decisions = g_new (double, model->n_heldout *n_labels);
  g_autofree guint *truths = g_new (guint, model->n_heldout);
  gsize done = 0;

  for (gsize i = 0; i < n; i++) {
    double *row = decisions + done * n_labels;
    guint best = 0;

    if (!heldout[i])
      continue;
    ful_classifier_decide (model, texts[i], scratch, row);
    for (guint k = 1; k < n_labels; k++)
      if (row[k] > row[best])
        best = k;
    truths[done++] = truth[i];
    model->n_heldout_right += best == truth[i] ? 1 : 0;
  }
  model->temperature = ful_classifier_calibrate (decisions, truths, done, n_labels);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Returns: (transfer full): the different labels, sorted; truth[i] becomes the index of label i */
static GPtrArray *
collect_labels (const char *const *labels, gsize n, guint *truth)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++)
    if (g_hash_table_add (indices, (gpointer)labels[i]))
      g_ptr_array_add (sorted, g_strdup (labels[i]));
  g_ptr_array_sort (sorted, compare_labels);
  for (guint k = 0; k < sorted->len; k++)
    g_hash_table_replace (indices, g_ptr_array_index (sorted, k), GUINT_TO_POINTER (k));
  for (gsize i = 0; i < n; i++)
    truth[i] = GPOINTER_TO_UINT (g_hash_table_lookup (indices, labels[i]));
  return sorted;
}

static gboolean
check_sizes (GPtrArray *labels, gsize n, GError **error)
{
  if (labels->len < 2 || labels->len > FUL_CLASSIFIER_MAX_LABELS || n > FUL_CLASSIFIER_MAX_EXAMPLES)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "train",
                             "%" G_GSIZE_FORMAT " examples of %u labels; training takes 2 to %d "
                             "labels and at most %d examples",
                             n, labels->len, FUL_CLASSIFIER_MAX_LABELS,
                             FUL_CLASSIFIER_MAX_EXAMPLES);
  for (guint k = 0; k < labels->len; k++)
    if (strlen (g_ptr_array_index (labels, k)) > FUL_CLASSIFIER_MAX_LABEL_BYTES)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "train",
                               "a label of over %d bytes; this is for short labels",
                               FUL_CLASSIFIER_MAX_LABEL_BYTES);
  return TRUE;
}

FulClassifier *
ful_classifier_train (const char *const *texts,
                      const char *const *labels,
                      gsize n,
                      const FulTrainOptions *options,
                      FulTrainProgress *progress,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree guint *truth = g_new (guint, n);
  g_autofree gboolean *heldout = g_new0 (gboolean, n);
  g_autoptr (GPtrArray) names = collect_labels (labels, n, truth);
  const FulTraining training = { names, texts, truth, n, options, progress, cancellable };
  g_autoptr (FulClassifier) trial = NULL;
  FulClassifier *model;
  gsize n_heldout = 0;

  if (!check_sizes (names, n, error))
    return NULL;
  if (options->calibrate)
    n_heldout = choose_heldout (truth, n, names->len, options->seed, heldout);
  if (progress != NULL)
    g_atomic_int_set (&progress->total, (gint)names->len * (n_heldout > 0 ? 2 : 1));
  if (n_heldout > 0) {
    trial = ful_classifier_fit (&training, heldout, NULL, error);
    if (trial == NULL)
      return NULL;
    trial->n_heldout = n_heldout;
    judge_heldout (trial, texts, truth, heldout, n);
  }
  model = ful_classifier_fit (&training, NULL, trial, error);
  if (model != NULL && trial != NULL) {
    model->temperature = trial->temperature;
    model->n_heldout = trial->n_heldout;
    model->n_heldout_right = trial->n_heldout_right;
  }
  return model;
}
