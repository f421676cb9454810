/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference.h"

#include "base/json.h"

JsonArray *
reference_section (const char *name)
{
  static JsonNode *root = NULL;

  if (root == NULL) {
    g_autofree char *path =
        g_build_filename (g_getenv ("FUL_TEST_DATA"), "stats-reference.json", NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &text, &length, &error));
    root = ful_json_parse (text, length, path, &error);
    g_assert_no_error (error);
  }
  return json_object_get_array_member (json_node_get_object (root), name);
}

double
reference_number (JsonObject *row, const char *member)
{
  g_assert_true (json_object_has_member (row, member));
  return json_object_get_double_member (row, member);
}

double *
reference_numbers_of (JsonArray *array, gsize *n)
{
  double *out;

  *n = json_array_get_length (array);
  out = g_new (double, *n + 1);
  for (guint i = 0; i < *n; i++)
    out[i] = json_array_get_double_element (array, i);
  return out;
}

double *
reference_numbers (JsonObject *row, const char *member, gsize *n)
{
  return reference_numbers_of (json_object_get_array_member (row, member), n);
}

guint *
reference_counts (JsonObject *row, const char *member, gsize *n)
{
  g_autofree double *numbers = reference_numbers (row, member, n);
  guint *out = g_new (guint, *n + 1);

  for (gsize i = 0; i < *n; i++)
    out[i] = (guint)numbers[i];
  return out;
}
