/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>

#include "project/field.h"

static void
free_model (gpointer data)
{
  FulModel *model = data;

  g_free (model->name);
  g_free (model->price_ref);
  g_free (model);
}

static void
free_revision (gpointer data)
{
  g_free (data);
}

Fixture *
fixture_new (const char *settings)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->snapshot = built_snapshot_new ();
  self->snapshot->models = g_ptr_array_new_with_free_func (free_model);
  self->snapshot->revisions = g_ptr_array_new_with_free_func (free_revision);
  self->evidence = built_evidence_new ();
  fixture_set (self, settings);
  return self;
}

void
fixture_free (Fixture *self)
{
  ful_standings_free (self->standings);
  g_ptr_array_unref (self->snapshot->models);
  g_ptr_array_unref (self->snapshot->revisions);
  built_snapshot_free (self->snapshot);
  built_evidence_free (self->evidence);
  g_free (self);
}

void
fixture_set (Fixture *self, const char *settings)
{
  g_auto (GStrv) words = g_strsplit (settings, " ", -1);

  for (char **word = words; *word != NULL; word++) {
    g_auto (GStrv) sides = g_strsplit (*word, "=", 2);
    g_autoptr (GError) error = NULL;
    FulFieldValue *value;

    if (**word == '\0')
      continue;
    value = ful_field_parse (sides[0], sides[1], &error);
    g_assert_no_error (error);
    g_hash_table_replace (self->snapshot->fields, value->key, value);
  }
}

void
fixture_unset (Fixture *self, const char *key)
{
  g_assert_true (g_hash_table_remove (self->snapshot->fields, key));
}

FulModel *
fixture_model (Fixture *self, double price_in, double price_cached, double price_out)
{
  FulModel *model = g_new0 (FulModel, 1);

  model->id = (gint64)self->snapshot->models->len + 1;
  model->name = g_strdup_printf ("m%" G_GINT64_FORMAT, model->id);
  model->rung = FUL_RUNG_UNSET;
  model->price_in = price_in;
  model->price_cached = price_cached;
  model->price_out = price_out;
  g_ptr_array_add (self->snapshot->models, model);
  return model;
}

int
fixture_arm (Fixture *self,
             const char *prompt,
             FulRung rung,
             guint n,
             guint passed,
             double tokens_in,
             double tokens_cached,
             double tokens_out)
{
  FulModel *model;
  FulEvidenceArm *arm;
  guint index;

  if (self->snapshot->models->len == 0)
    fixture_model (self, NAN, NAN, NAN);
  model = self->snapshot->models->pdata[self->snapshot->models->len - 1];
  if (self->evidence->n_cases < n)
    built_cases (self->evidence, FUL_SPLIT_TEST, n - (guint)self->evidence->n_cases);
  index = built_arm (self->evidence, prompt, model->name, rung, 0);
  built_shares (self->evidence, index, 0, n, passed);
  arm = built_arm_at (self->evidence, index);
  arm->model_id = model->id;
  for (gsize i = 0; i < arm->n_answers; i++) {
    arm->answers[i].tokens_in = tokens_in;
    arm->answers[i].tokens_cached = tokens_cached;
    arm->answers[i].tokens_out = tokens_out;
  }
  return (int)index;
}

FulCostContext
fixture_context (Fixture *self)
{
  ful_standings_free (self->standings);
  self->standings = ful_standings_new (self->evidence);
  return (FulCostContext){
    .snapshot = self->snapshot,
    .standings = self->standings,
    .prices = ful_price_list_default (),
    .draws = FUL_COST_DRAWS,
    .seed = FUL_COST_SEED,
    .today = "2026-11-24",
  };
}

FulProjection *
fixture_project (Fixture *self, FulCostPair pair)
{
  FulCostContext context = fixture_context (self);

  return ful_projection_new (&context, pair);
}

gboolean
fixture_misses (const FulProjection *projection, const char *key)
{
  for (guint i = 0; i < projection->missing->len; i++)
    if (g_str_equal (projection->missing->pdata[i], key))
      return TRUE;
  return FALSE;
}

const FulCostInput *
fixture_input (const FulProjection *projection, const char *key)
{
  for (guint i = 0; i < projection->inputs->len; i++) {
    const FulCostInput *input = projection->inputs->pdata[i];

    if (g_str_equal (input->key, key))
      return input;
  }
  return NULL;
}

void
assert_near (double got, double wanted)
{
  g_assert_cmpfloat_with_epsilon (got, wanted, 1e-9 * MAX (1, fabs (wanted)));
}
