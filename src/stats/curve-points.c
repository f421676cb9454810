/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/curve.h"

#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"

#define MAX_POINTS 1000
#define MAX_SEEDS 10000

static void
clear_point (gpointer data)
{
  FulCurvePoint *point = data;

  g_clear_pointer (&point->seed_errors, g_free);
}

GArray *
ful_curve_points_new (void)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FulCurvePoint));

  g_array_set_clear_func (points, clear_point);
  return points;
}

void
ful_curve_points_add (GArray *points, double n, const double *seed_errors, gsize n_seeds)
{
  FulCurvePoint point = { .n = n, .se = NAN, .n_seeds = n_seeds };
  double sum = 0, squares = 0;

  g_return_if_fail (n_seeds > 0);

  point.seed_errors = g_memdup2 (seed_errors, n_seeds * sizeof *seed_errors);
  for (gsize i = 0; i < n_seeds; i++)
    sum += seed_errors[i];
  point.error = sum / (double)n_seeds;
  for (gsize i = 0; i < n_seeds; i++)
    squares += (seed_errors[i] - point.error) * (seed_errors[i] - point.error);
  if (n_seeds > 1)
    point.se = sqrt (squares / (double)(n_seeds - 1) / (double)n_seeds);
  g_array_append_val (points, point);
}

FulInterval
ful_curve_point_interval (const FulCurvePoint *point)
{
  double half;

  if (point->n_seeds < 2 || !(point->se >= 0))
    return (FulInterval){ point->error, NAN, NAN };
  half = ful_t95 ((double)point->n_seeds - 1) * point->se;
  return (FulInterval){ point->error, MAX (point->error - half, 0), MIN (point->error + half, 1) };
}

char *
ful_curve_points_to_json (const GArray *points)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);

  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "points");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < points->len; i++) {
    const FulCurvePoint *point = &g_array_index (points, FulCurvePoint, i);

    ful_json_writer_begin_object (writer);
    ful_json_writer_double_member (writer, "n", point->n);
    ful_json_writer_name (writer, "errors");
    ful_json_writer_begin_array (writer);
    for (gsize k = 0; k < point->n_seeds; k++)
      ful_json_writer_double (writer, point->seed_errors[k]);
    ful_json_writer_end_array (writer);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  return ful_json_writer_finish (writer);
}

static gboolean
refuse (GError **error)
{
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "curve",
                           "the points kept are not of a learning curve; measure it again");
}

static gboolean
read_point (JsonNode *node, GArray *points, GError **error)
{
  g_autofree double *errors = NULL;
  JsonArray *array;
  double n;
  guint length;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error);
  if (!ful_json_get_double (json_node_get_object (node), "n", &n, error) ||
      !ful_json_get_array (json_node_get_object (node), "errors", &array, error))
    return FALSE;
  length = array != NULL ? json_array_get_length (array) : 0;
  if (!(n > 0) || length == 0 || length > MAX_SEEDS)
    return refuse (error);
  errors = g_new (double, length);
  for (guint i = 0; i < length; i++) {
    JsonNode *element = json_array_get_element (array, i);
    GType type = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_value_type (element) : 0;

    if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
      return refuse (error);
    errors[i] = json_node_get_double (element);
    if (!(errors[i] >= 0 && errors[i] <= 1))
      return refuse (error);
  }
  ful_curve_points_add (points, n, errors, length);
  return TRUE;
}

GArray *
ful_curve_points_from_json (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = ful_json_parse (text, length, NULL, error);
  g_autoptr (GArray) points = ful_curve_points_new ();
  JsonArray *array = NULL;

  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root) &&
      !ful_json_get_array (json_node_get_object (root), "points", &array, error))
    return NULL;
  if (array == NULL || json_array_get_length (array) > MAX_POINTS) {
    refuse (error);
    return NULL;
  }
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_point (json_array_get_element (array, i), points, error))
      return NULL;
  return g_steal_pointer (&points);
}
