/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/classifier.h"

#include <math.h>
#include <stdlib.h>

#include "banking77.h"
#include "base/error.h"

static FulClassifier *
train_on (const Banking77 *data, guint64 seed, guint n_threads)
{
  FulTrainOptions options = FUL_TRAIN_DEFAULTS;
  g_autoptr (GError) error = NULL;
  FulClassifier *model;

  options.seed = seed;
  options.n_threads = n_threads;
  model = ful_classifier_train (banking77_texts (data), banking77_labels (data), data->texts->len,
                                &options, NULL, NULL, &error);
  g_assert_no_error (error);
  return model;
}

static double
accuracy_on (const FulClassifier *model, const Banking77 *test)
{
  guint right = 0;

  for (guint i = 0; i < test->texts->len; i++) {
    guint label = ful_classifier_predict (model, g_ptr_array_index (test->texts, i), NULL);

    if (strcmp (ful_classifier_label (model, label), g_ptr_array_index (test->labels, i)) == 0)
      right++;
  }
  return (double)right / test->texts->len;
}

/* Mean, standard deviation (0 of one seed) and features of a row of the reference. */
static void
look_up_reference (const char *per_class, double *mean, double *sd, double *features)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("FUL_TEST_DATA"), "banking77-reference.csv", NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (FulCsvReader) reader = NULL;
  const char *const *fields;
  gsize n_fields;
  guint64 line;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  reader = ful_csv_reader_new (text, length, ',', path);
  while (ful_csv_reader_next (reader, &fields, &n_fields, &line, NULL) == FUL_CSV_RECORD)
    if (strcmp (fields[0], per_class) == 0 && strcmp (fields[1], "logreg-liblinear-C10") == 0) {
      *mean = g_ascii_strtod (fields[4], NULL);
      *sd = g_ascii_strtod (fields[5], NULL);
      *features = g_ascii_strtod (fields[9], NULL);
      return;
    }
  g_assert_not_reached ();
}

/* Draws differ from those of the reference, so a draw lies within 4 of its standard deviations. */
static void
check_against_reference (const char *per_class)
{
  Banking77 all = banking77_load ("samples/banking77/train.csv");
  Banking77 test = banking77_load ("samples/banking77/test.csv");
  guint n = g_str_equal (per_class, "full") ? G_MAXUINT : (guint)atoi (per_class);
  Banking77 drawn = banking77_draw (&all, n, 1000);
  g_autoptr (FulClassifier) model = train_on (&drawn, 1, 0);
  double mean = NAN, sd = NAN, features = NAN;

  look_up_reference (per_class, &mean, &sd, &features);
  g_test_message ("%s a label: %.5f, reference %.5f", per_class, accuracy_on (model, &test), mean);
  g_assert_cmpfloat_with_epsilon (accuracy_on (model, &test), mean, MAX (4 * sd, 0.002));
  g_assert_cmpfloat_with_epsilon (ful_classifier_n_features (model), features, features * 0.05);
  g_assert_cmpuint (ful_classifier_n_labels (model), ==, 77);
  g_assert_cmpuint (ful_classifier_n_examples (model), ==, drawn.texts->len);
  banking77_clear (&all);
  banking77_clear (&test);
  banking77_clear (&drawn);
}

static void
test_reference_2 (void)
{
  check_against_reference ("2");
}

static void
test_reference_10 (void)
{
  check_against_reference ("10");
}

static void
test_reference_full (void)
{
  check_against_reference ("full");
}

/* Probabilities sum to one, the first is the label given, and what is said to be 80 % sure is right
 * about so often: the mean probability of the label given is near the share that is right. */
static void
test_probabilities (void)
{
  Banking77 all = banking77_load ("samples/banking77/train.csv");
  Banking77 test = banking77_load ("samples/banking77/test.csv");
  Banking77 drawn = banking77_draw (&all, 10, 7);
  g_autoptr (FulClassifier) model = train_on (&drawn, 1, 0);
  double sure = 0, accuracy = accuracy_on (model, &test);
  gsize right, n_heldout = ful_classifier_heldout (model, &right);

  g_assert_cmpuint (n_heldout, ==, 77);
  g_assert_cmpfloat_with_epsilon ((double)right / (double)n_heldout, accuracy, 0.15);
  for (guint i = 0; i < test.texts->len; i++) {
    double p[77], sum = 0;
    guint best = ful_classifier_predict (model, g_ptr_array_index (test.texts, i), p);

    for (guint k = 0; k < 77; k++) {
      g_assert_true (p[k] >= 0 && p[k] <= p[best]);
      sum += p[k];
    }
    g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
    sure += p[best];
  }
  g_test_message ("sure %.3f, right %.3f", sure / test.texts->len, accuracy);
  g_assert_cmpfloat_with_epsilon (sure / test.texts->len, accuracy, 0.05);
  banking77_clear (&all);
  banking77_clear (&test);
  banking77_clear (&drawn);
}

static void
test_same_bytes (void)
{
  Banking77 all = banking77_load ("samples/banking77/train.csv");
  Banking77 drawn = banking77_draw (&all, 6, 3);
  g_autoptr (GBytes) first = NULL;

  for (guint n_threads = 1; n_threads <= 5; n_threads += 2) {
    g_autoptr (FulClassifier) model = train_on (&drawn, 42, n_threads);
    g_autoptr (GBytes) bytes = ful_classifier_serialize (model);

    if (first == NULL)
      first = g_bytes_ref (bytes);
    g_assert_true (g_bytes_equal (first, bytes));
  }
  banking77_clear (&all);
  banking77_clear (&drawn);
}

static void
test_uncalibrated (void)
{
  static const char *const texts[] = { "lost card", "stolen card", "new pin", "change pin" };
  static const char *const labels[] = { "card", "card", "pin", "pin" };
  FulTrainOptions options = FUL_TRAIN_DEFAULTS;
  g_autoptr (FulClassifier) model = NULL;
  gsize right;

  options.calibrate = FALSE;
  model = ful_classifier_train (texts, labels, 4, &options, NULL, NULL, NULL);
  g_assert_nonnull (model);
  g_assert_cmpuint (ful_classifier_heldout (model, &right), ==, 0);
  g_assert_cmpstr (ful_classifier_label (model, ful_classifier_predict (model, "my PIN", NULL)), ==,
                   "pin");
  /* Nothing known: the label with the greater bias, but an answer all the same. */
  g_assert_cmpuint (ful_classifier_predict (model, "", NULL), <, 2);
}

/* --- cancelling --- */

typedef struct {
  Banking77 data;
  FulTrainProgress progress;
  GCancellable *cancellable;
  GError *error;
} Training;

static gpointer
train_in_thread (gpointer data)
{
  Training *training = data;
  FulTrainOptions options = FUL_TRAIN_DEFAULTS;

  return ful_classifier_train (banking77_texts (&training->data),
                               banking77_labels (&training->data), training->data.texts->len,
                               &options, &training->progress, training->cancellable,
                               &training->error);
}

static void
test_cancelled (void)
{
  Banking77 all = banking77_load ("samples/banking77/train.csv");
  Training training = { .data = banking77_draw (&all, 20, 3), .cancellable = g_cancellable_new () };
  GThread *thread = g_thread_new ("training", train_in_thread, &training);

  while (g_atomic_int_get (&training.progress.done) < 3)
    g_thread_yield ();
  g_cancellable_cancel (training.cancellable);
  g_assert_null (g_thread_join (thread));
  g_assert_error (training.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (training.progress.total, ==, 154);
  g_assert_cmpint (training.progress.done, <, 154);
  g_error_free (training.error);
  g_object_unref (training.cancellable);
  banking77_clear (&training.data);
  banking77_clear (&all);
}

static void
test_one_label (void)
{
  static const char *const texts[] = { "a b", "c d" };
  static const char *const labels[] = { "x", "x" };
  FulTrainOptions options = FUL_TRAIN_DEFAULTS;
  g_autoptr (GError) error = NULL;

  g_assert_null (ful_classifier_train (texts, labels, 2, &options, NULL, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (ful_classifier_train (texts, labels, 0, &options, NULL, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/classify/classifier/reference/2", test_reference_2);
  g_test_add_func ("/classify/classifier/reference/10", test_reference_10);
  if (g_test_slow ())
    g_test_add_func ("/classify/classifier/reference/full", test_reference_full);
  g_test_add_func ("/classify/classifier/probabilities", test_probabilities);
  g_test_add_func ("/classify/classifier/same-bytes-whatever-the-threads", test_same_bytes);
  g_test_add_func ("/classify/classifier/uncalibrated", test_uncalibrated);
  g_test_add_func ("/classify/classifier/cancelled-between-labels", test_cancelled);
  g_test_add_func ("/classify/classifier/refuses-one-label", test_one_label);
  return g_test_run ();
}
