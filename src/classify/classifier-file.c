/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/classifier-private.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

/* A model as bytes, all numbers little-endian:
 *
 *   8 bytes "FULCLASS" | u32 version | u32 labels | u32 word grams | u32 char grams |
 *   u64 examples | u64 held out | u64 of those right | f64 temperature |
 *   labels: u32 length, bytes | grams, words first: u32 length, bytes | f32 idf, one a gram |
 *   f32 weights, a row a gram and one for the bias, a column a label
 *
 * and nothing after that. A reader takes no count on trust: what it announces must fit into the
 * bytes that are there before anything is allocated for it. */

#define MAGIC "FULCLASS"
#define VERSION 1

/* --- writing --- */

static void
put_u32 (GByteArray *out, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *)&value, sizeof value);
}

static void
put_u64 (GByteArray *out, guint64 value)
{
  value = GUINT64_TO_LE (value);
  g_byte_array_append (out, (const guint8 *)&value, sizeof value);
}

static void
put_float (GByteArray *out, float value)
{
  guint32 bits;

  memcpy (&bits, &value, sizeof bits);
  put_u32 (out, bits);
}

static void
put_text (GByteArray *out, const char *text)
{
  put_u32 (out, (guint32)strlen (text));
  g_byte_array_append (out, (const guint8 *)text, (guint)strlen (text));
}

GBytes *
ful_classifier_serialize (const FulClassifier *self)
{
  guint n_features = ful_features_count (self->features);
  guint n_words = ful_features_word_count (self->features);
  gsize n_weights = ((gsize)n_features + 1) * self->labels->len;
  GByteArray *out = g_byte_array_sized_new ((guint)(n_weights * 4 + (gsize)n_features * 16));
  guint64 temperature;

  g_byte_array_append (out, (const guint8 *)MAGIC, strlen (MAGIC));
  put_u32 (out, VERSION);
  put_u32 (out, self->labels->len);
  put_u32 (out, n_words);
  put_u32 (out, n_features - n_words);
  put_u64 (out, self->n_examples);
  put_u64 (out, self->n_heldout);
  put_u64 (out, self->n_heldout_right);
  memcpy (&temperature, &self->temperature, sizeof temperature);
  put_u64 (out, temperature);
  for (guint k = 0; k < self->labels->len; k++)
    put_text (out, g_ptr_array_index (self->labels, k));
  for (guint id = 0; id < n_features; id++)
    put_text (out, ful_features_gram (self->features, id));
  for (guint id = 0; id < n_features; id++)
    put_float (out, ful_features_idf (self->features, id));
  for (gsize i = 0; i < n_weights; i++)
    put_float (out, self->weights[i]);
  return g_byte_array_free_to_bytes (out);
}

/* --- reading --- */

typedef struct {
  const guint8 *at;
  gsize left;
} Reader;

static gboolean
take (Reader *reader, gpointer out, gsize length)
{
  if (reader->left < length)
    return FALSE;
  memcpy (out, reader->at, length);
  reader->at += length;
  reader->left -= length;
  return TRUE;
}

static gboolean
take_u32 (Reader *reader, guint32 *out)
{
  if (!take (reader, out, sizeof *out))
    return FALSE;
  *out = GUINT32_FROM_LE (*out);
  return TRUE;
}

static gboolean
take_u64 (Reader *reader, guint64 *out)
{
  if (!take (reader, out, sizeof *out))
    return FALSE;
  *out = GUINT64_FROM_LE (*out);
  return TRUE;
}

/* A finite number. */
static gboolean
take_float (Reader *reader, float *out)
{
  guint32 bits;

  if (!take_u32 (reader, &bits))
    return FALSE;
  memcpy (out, &bits, sizeof bits);
  return isfinite (*out);
}

/* Valid UTF-8 without a NUL. Returns: (transfer full), NULL when it isn't */
static char *
take_text (Reader *reader, gsize max)
{
  guint32 length;
  char *text;

  if (!take_u32 (reader, &length) || length > max || length > reader->left ||
      !g_utf8_validate ((const char *)reader->at, (gssize)length, NULL))
    return NULL;
  text = g_strndup ((const char *)reader->at, length);
  reader->at += length;
  reader->left -= length;
  return text;
}

typedef struct {
  guint32 version, n_labels, n_words, n_chars;
  guint64 n_examples, n_heldout, n_right;
  double temperature;
} Header;

/* Counts in range, and a file long enough for what they announce. */
static gboolean
take_header (Reader *reader, Header *header)
{
  guint64 bits;
  guint64 n_features;

  if (!take_u32 (reader, &header->n_labels) || !take_u32 (reader, &header->n_words) ||
      !take_u32 (reader, &header->n_chars) || !take_u64 (reader, &header->n_examples) ||
      !take_u64 (reader, &header->n_heldout) || !take_u64 (reader, &header->n_right) ||
      !take_u64 (reader, &bits))
    return FALSE;
  memcpy (&header->temperature, &bits, sizeof bits);
  n_features = (guint64)header->n_words + header->n_chars;
  return header->n_labels >= 2 && header->n_labels <= FUL_CLASSIFIER_MAX_LABELS &&
         n_features <= FUL_FEATURES_MAX && header->n_examples <= FUL_CLASSIFIER_MAX_EXAMPLES &&
         header->n_heldout <= header->n_examples && header->n_right <= header->n_heldout &&
         isfinite (header->temperature) && header->temperature > 0 &&
         (n_features + 1) * header->n_labels * 4 + n_features * 8 <= reader->left;
}

static GPtrArray *
take_labels (Reader *reader, guint n)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint k = 0; k < n; k++) {
    char *label = take_text (reader, FUL_CLASSIFIER_MAX_LABEL_BYTES);

    if (label == NULL)
      return NULL;
    g_ptr_array_add (labels, label);
    if (k > 0 && strcmp (g_ptr_array_index (labels, k - 1), label) >= 0)
      return NULL;
  }
  return g_steal_pointer (&labels);
}

static FulFeatures *
take_features (Reader *reader, const Header *header)
{
  g_autoptr (FulFeatures) features = ful_features_new_empty ();
  g_autoptr (GPtrArray) grams = g_ptr_array_new_with_free_func (g_free);
  guint n = header->n_words + header->n_chars;

  for (guint id = 0; id < n; id++) {
    char *gram = take_text (reader, FUL_FEATURES_MAX_GRAM_BYTES);

    if (gram == NULL)
      return NULL;
    g_ptr_array_add (grams, gram);
  }
  for (guint id = 0; id < n; id++) {
    float idf;

    if (!take_float (reader, &idf) ||
        !ful_features_add (features, id < header->n_words, g_ptr_array_index (grams, id), idf))
      return NULL;
  }
  return g_steal_pointer (&features);
}

static FulClassifier *
take_model (Reader *reader, const Header *header)
{
  g_autoptr (GPtrArray) labels = take_labels (reader, header->n_labels);
  g_autoptr (FulFeatures) features = labels != NULL ? take_features (reader, header) : NULL;
  gsize n_weights = ((gsize)header->n_words + header->n_chars + 1) * header->n_labels;
  g_autoptr (FulClassifier) self = NULL;

  if (features == NULL || reader->left != n_weights * 4)
    return NULL;
  self = ful_classifier_new (g_steal_pointer (&labels), g_steal_pointer (&features));
  self->weights = g_new (float, n_weights);
  for (gsize i = 0; i < n_weights; i++)
    if (!take_float (reader, &self->weights[i]))
      return NULL;
  self->temperature = header->temperature;
  self->n_examples = header->n_examples;
  self->n_heldout = header->n_heldout;
  self->n_heldout_right = header->n_right;
  return g_steal_pointer (&self);
}

FulClassifier *
ful_classifier_load (GBytes *bytes, GError **error)
{
  Reader reader;
  Header header;
  char magic[sizeof MAGIC - 1];
  FulClassifier *self = NULL;

  reader.at = g_bytes_get_data (bytes, &reader.left);
  if (reader.left <= FUL_CLASSIFIER_MAX_BYTES && take (&reader, magic, sizeof magic) &&
      memcmp (magic, MAGIC, sizeof magic) == 0 && take_u32 (&reader, &header.version)) {
    if (header.version > VERSION) {
      ful_set_error_at (error, FUL_ERROR_NEWER_FILE, NULL, 0, "model",
                        "its form is %u, this version reads up to %d; update Fulcrum or train "
                        "again",
                        header.version, VERSION);
      return NULL;
    }
    if (header.version == VERSION && take_header (&reader, &header))
      self = take_model (&reader, &header);
  }
  if (self == NULL)
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "model",
                      "not a trained classifier, or a damaged one; train again");
  return self;
}
