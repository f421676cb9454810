/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/classifier.h"

#include <string.h>

#include "base/error.h"

static GBytes *
make_model (void)
{
  static const char *const texts[] = { "lost card", "stolen card", "new pin", "change pin" };
  static const char *const labels[] = { "card", "card", "pin", "pin" };
  FulTrainOptions options = FUL_TRAIN_DEFAULTS;
  g_autoptr (FulClassifier) model =
      ful_classifier_train (texts, labels, 4, &options, NULL, NULL, NULL);

  return ful_classifier_serialize (model);
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) bytes = make_model ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FulClassifier) model = ful_classifier_load (bytes, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  again = ful_classifier_serialize (model);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpuint (ful_classifier_n_examples (model), ==, 4);
  g_assert_cmpstr (ful_classifier_label (model, ful_classifier_predict (model, "PIN?", NULL)), ==,
                   "pin");
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = make_model ();

  for (gsize length = 0; length < g_bytes_get_size (bytes); length++) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);
    g_autoptr (GError) error = NULL;

    g_assert_null (ful_classifier_load (part, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  }
}

/* Whatever byte is wrong, it is refused or makes a model that answers. */
static void
test_damaged (void)
{
  static const guint8 masks[] = { 0x01, 0x80, 0xFF };
  g_autoptr (GBytes) bytes = make_model ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint refused = 0;

  for (gsize i = 0; i < size; i++)
    for (guint j = 0; j < G_N_ELEMENTS (masks); j++) {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (FulClassifier) model = NULL;

      copy[i] ^= masks[j];
      damaged = g_bytes_new (copy, size);
      model = ful_classifier_load (damaged, NULL);
      if (model == NULL)
        refused++;
      else
        g_assert_cmpuint (ful_classifier_predict (model, "lost my pin", NULL), <, 2);
    }
  g_assert_cmpuint (refused, >, 0);
}

static void
check_patched (gsize offset, guint32 value, FulErrorCode code)
{
  g_autoptr (GBytes) bytes = make_model ();
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  g_autoptr (GBytes) patched = NULL;
  g_autoptr (GError) error = NULL;

  value = GUINT32_TO_LE (value);
  memcpy (copy + offset, &value, sizeof value);
  patched = g_bytes_new (copy, size);
  g_assert_null (ful_classifier_load (patched, &error));
  g_assert_error (error, FUL_ERROR, (int)code);
}

static void
test_forged_counts (void)
{
  check_patched (0, 0, FUL_ERROR_BAD_INPUT);  /* magic */
  check_patched (8, 2, FUL_ERROR_NEWER_FILE); /* version */
  check_patched (8, 0, FUL_ERROR_BAD_INPUT);
  check_patched (12, 1, FUL_ERROR_BAD_INPUT); /* labels */
  check_patched (12, G_MAXUINT32, FUL_ERROR_BAD_INPUT);
  check_patched (16, G_MAXUINT32, FUL_ERROR_BAD_INPUT); /* word grams */
  check_patched (20, 4000000, FUL_ERROR_BAD_INPUT);     /* character grams */
  check_patched (24, G_MAXUINT32, FUL_ERROR_BAD_INPUT); /* examples */
  check_patched (32, 5, FUL_ERROR_BAD_INPUT);           /* held out: more than there are */
  check_patched (40, 1, FUL_ERROR_BAD_INPUT);           /* right: more than held out */
  check_patched (52, 0x7FF00000, FUL_ERROR_BAD_INPUT);  /* temperature: not a number */
  check_patched (56, G_MAXUINT32, FUL_ERROR_BAD_INPUT); /* length of the first label */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/classify/file/round-trip", test_round_trip);
  g_test_add_func ("/classify/file/truncated", test_truncated);
  g_test_add_func ("/classify/file/damaged", test_damaged);
  g_test_add_func ("/classify/file/forged-counts", test_forged_counts);
  return g_test_run ();
}
