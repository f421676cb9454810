/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base/csv.h"
#include "base/resource.h"

#include <string.h>

/* The Banking77 data compiled into the library, as parallel arrays. */
typedef struct {
  GPtrArray *texts;
  GPtrArray *labels;
} Banking77;

static inline Banking77
banking77_load (const char *name)
{
  g_autoptr (GBytes) bytes = ful_resource_load (name);
  g_autoptr (FulCsvReader) reader =
      ful_csv_reader_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), ',', name);
  Banking77 data = { g_ptr_array_new_with_free_func (g_free),
                     g_ptr_array_new_with_free_func (g_free) };
  const char *const *fields;
  gsize n_fields;
  guint64 line;

  g_assert_cmpint (ful_csv_reader_next (reader, &fields, &n_fields, &line, NULL), ==,
                   FUL_CSV_RECORD);
  while (ful_csv_reader_next (reader, &fields, &n_fields, &line, NULL) == FUL_CSV_RECORD) {
    g_assert_cmpuint (n_fields, ==, 2);
    g_ptr_array_add (data.texts, g_strdup (fields[0]));
    g_ptr_array_add (data.labels, g_strdup (fields[1]));
  }
  return data;
}

static inline void
banking77_clear (Banking77 *data)
{
  g_ptr_array_unref (data->texts);
  g_ptr_array_unref (data->labels);
}

static inline const char *const *
banking77_texts (const Banking77 *data)
{
  return (const char *const *)data->texts->pdata;
}

static inline const char *const *
banking77_labels (const Banking77 *data)
{
  return (const char *const *)data->labels->pdata;
}

/* @n of each label (labels with fewer give all), drawn without replacement, in the order of the
 * file. */
static inline Banking77
banking77_draw (const Banking77 *from, guint n, guint32 seed)
{
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Banking77 data = { g_ptr_array_new_with_free_func (g_free),
                     g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < from->labels->len; i++) {
    gpointer label = g_ptr_array_index (from->labels, i);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (left, label)) + 1;

    g_hash_table_insert (left, label, GUINT_TO_POINTER (count));
    g_hash_table_insert (wanted, label, GUINT_TO_POINTER (MIN (count, n)));
  }
  for (guint i = 0; i < from->labels->len; i++) {
    gpointer label = g_ptr_array_index (from->labels, i);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (left, label));
    guint want = GPOINTER_TO_UINT (g_hash_table_lookup (wanted, label));

    if (g_rand_double (rand) * count < want) {
      g_ptr_array_add (data.texts, g_strdup (g_ptr_array_index (from->texts, i)));
      g_ptr_array_add (data.labels, g_strdup (label));
      g_hash_table_insert (wanted, label, GUINT_TO_POINTER (want - 1));
    }
    g_hash_table_insert (left, label, GUINT_TO_POINTER (count - 1));
  }
  return data;
}
