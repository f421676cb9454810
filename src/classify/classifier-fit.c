/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/classifier-private.h"

#include <linear.h>
#include <string.h>

#include "base/error.h"

/* One fit. LIBLINEAR's train() fits all labels in one call that can't be cancelled, so it is
 * called once a label with two classes, by a few threads that take the next label when they are
 * done. Its primal solver for logistic regression (-s 0) draws no random numbers (its dual ones use
 * rand(), which threads share), so the weights depend on the examples alone. */

#define EPS 0.01
#define MAX_THREADS 64

typedef struct {
  gsize n;
  guint *truth;               /* label of each example */
  struct feature_node *nodes; /* rows one after the other, each with its bias and its end mark */
  struct feature_node **rows;
} Matrix;

typedef struct {
  const Matrix *matrix;
  double cost;
  guint n_features;
  guint n_labels;
  const float *start; /* weights to start from, as below; NULL: zeros */
  float *weights;     /* (features + 1) × labels; each thread writes the columns of its labels */
  gint next;          /* atomic: the next label to fit */
  FulTrainProgress *progress;
  GCancellable *cancellable;
} Fitting;

static void
print_nothing (const char *text)
{
}

static void
matrix_clear (Matrix *matrix)
{
  g_free (matrix->truth);
  g_free (matrix->nodes);
  g_free (matrix->rows);
}

static gboolean
is_left_out (const gboolean *left_out, gsize i)
{
  return left_out != NULL && left_out[i];
}

/* The examples that are not @left_out, as LIBLINEAR takes them. */
static void
matrix_init (Matrix *matrix,
             const FulFeatures *features,
             const FulTraining *training,
             const gboolean *left_out)
{
  gsize n = training->n;
  g_autoptr (GArray) vector = g_array_new (FALSE, FALSE, sizeof (FulFeature));
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (struct feature_node));
  g_autofree gsize *starts = g_new (gsize, n);
  const struct feature_node bias = { (int)ful_features_count (features) + 1, 1 };
  const struct feature_node end = { -1, 0 };

  *matrix = (Matrix){ .truth = g_new (guint, n), .rows = g_new (struct feature_node *, n) };
  for (gsize i = 0; i < n; i++) {
    if (is_left_out (left_out, i))
      continue;
    starts[matrix->n] = nodes->len;
    matrix->truth[matrix->n++] = training->truth[i];
    ful_features_transform (features, training->texts[i], vector);
    for (guint j = 0; j < vector->len; j++) {
      const FulFeature *feature = &g_array_index (vector, FulFeature, j);
      const struct feature_node node = { (int)feature->id + 1, (double)feature->value };

      g_array_append_val (nodes, node);
    }
    g_array_append_val (nodes, bias);
    g_array_append_val (nodes, end);
  }
  matrix->nodes = (struct feature_node *)(gpointer)g_array_free (nodes, FALSE);
  for (gsize i = 0; i < matrix->n; i++)
    matrix->rows[i] = matrix->nodes + starts[i];
}

static void
fit_label (const Fitting *fitting, guint label)
{
  const Matrix *matrix = fitting->matrix;
  guint width = fitting->n_features + 1;
  g_autofree double *truth = g_new (double, matrix->n);
  g_autofree double *start = NULL;
  struct parameter parameter = { .solver_type = L2R_LR, .eps = EPS, .C = fitting->cost, .p = 0.1 };
  const struct problem problem = {
    .l = (int)matrix->n, .n = (int)width, .y = truth, .x = matrix->rows, .bias = 1
  };
  struct model *model;

  for (gsize i = 0; i < matrix->n; i++)
    truth[i] = matrix->truth[i] == label ? 1 : -1;
  if (fitting->start != NULL) {
    start = g_new (double, width);
    for (guint j = 0; j < width; j++)
      start[j] = (double)fitting->start[(gsize)j * fitting->n_labels + label];
    parameter.init_sol = start;
  }
  model = train (&problem, &parameter);
  for (guint j = 0; j < width; j++)
    fitting->weights[(gsize)j * fitting->n_labels + label] = (float)model->w[j];
  free_and_destroy_model (&model);
}

static gpointer
fit_labels_in_thread (gpointer data)
{
  Fitting *fitting = data;

  while (!g_cancellable_is_cancelled (fitting->cancellable)) {
    guint label = (guint)g_atomic_int_add (&fitting->next, 1);

    if (label >= fitting->n_labels)
      break;
    fit_label (fitting, label);
    if (fitting->progress != NULL)
      g_atomic_int_inc (&fitting->progress->done);
  }
  return NULL;
}

/* A thread that can't be had is done without: the calling one fits what is left. */
static gboolean
fit_all (Fitting *fitting, guint n_threads, GError **error)
{
  GThread *threads[MAX_THREADS];
  guint n_started = 0;

  n_threads = MIN (n_threads > 0 ? n_threads : g_get_num_processors (), MAX_THREADS);
  while (n_started + 1 < n_threads) {
    threads[n_started] = g_thread_try_new ("train", fit_labels_in_thread, fitting, NULL);
    if (threads[n_started] == NULL)
      break;
    n_started++;
  }
  fit_labels_in_thread (fitting);
  for (guint i = 0; i < n_started; i++)
    g_thread_join (threads[i]);
  return !g_cancellable_set_error_if_cancelled (fitting->cancellable, error);
}

/* The weights of @from as a start for a model with the vocabulary of @features. */
static float *
carry_weights (const FulClassifier *from, const FulFeatures *features)
{
  guint n = ful_features_count (features);
  guint n_old = ful_features_count (from->features);
  gsize row = from->labels->len;
  float *weights = g_new0 (float, ((gsize)n + 1) * row);

  for (guint old = 0; old < n_old; old++) {
    const char *gram = ful_features_gram (from->features, old);
    gboolean word = old < ful_features_word_count (from->features);
    guint32 id;

    if (ful_features_lookup (features, word, gram, &id))
      memcpy (weights + id * row, from->weights + old * row, row * sizeof (float));
  }
  memcpy (weights + n * row, from->weights + n_old * row, row * sizeof (float));
  return weights;
}

static void
silence (void)
{
  static gsize silent;

  if (g_once_init_enter (&silent)) {
    set_print_string_function (print_nothing);
    g_once_init_leave (&silent, 1);
  }
}

/* Whether the model will fit into what ful_classifier_load() takes. */
static gboolean
check_weights (const FulClassifier *model, GError **error)
{
  guint64 n_features = ful_features_count (model->features);

  if (n_features <= FUL_FEATURES_MAX &&
      (n_features + 1) * model->labels->len * sizeof (float) <= FUL_CLASSIFIER_MAX_BYTES / 2)
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "train",
                           "%" G_GUINT64_FORMAT
                           " features of %u labels make a model of over %d MB; "
                           "train on fewer or shorter texts",
                           n_features, model->labels->len, FUL_CLASSIFIER_MAX_BYTES / 2 / 1000000);
}

static FulFeatures *
features_of (const FulTraining *training, const gboolean *left_out)
{
  g_autofree const char **kept = g_new (const char *, training->n);
  gsize n = 0;

  for (gsize i = 0; i < training->n; i++)
    if (!is_left_out (left_out, i))
      kept[n++] = training->texts[i];
  return ful_features_fit (kept, n);
}

FulClassifier *
ful_classifier_fit (const FulTraining *training,
                    const gboolean *left_out,
                    const FulClassifier *from,
                    GError **error)
{
  GPtrArray *labels = g_ptr_array_copy (training->labels, (GCopyFunc)(gpointer)g_strdup, NULL);
  g_autoptr (FulClassifier) model = ful_classifier_new (labels, features_of (training, left_out));
  g_autofree float *start = from != NULL ? carry_weights (from, model->features) : NULL;
  Matrix matrix;
  Fitting fitting = { .matrix = &matrix,
                      .cost = training->options->cost,
                      .n_features = ful_features_count (model->features),
                      .n_labels = labels->len,
                      .start = start,
                      .progress = training->progress,
                      .cancellable = training->cancellable };
  gboolean ok;

  if (!check_weights (model, error))
    return NULL;
  silence ();
  matrix_init (&matrix, model->features, training, left_out);
  model->n_examples = matrix.n;
  model->weights = g_new0 (float, ((gsize)fitting.n_features + 1) * labels->len);
  fitting.weights = model->weights;
  ok = fit_all (&fitting, training->options->n_threads, error);
  matrix_clear (&matrix);
  return ok ? g_steal_pointer (&model) : NULL;
}
