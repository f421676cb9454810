/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/simulations.h"

typedef struct {
  GBytes *key;
  FulSimulation *simulation;
  int months;
} Kept;

struct _FulSimulations {
  gatomicrefcount ref_count;
  GMutex mutex;
  guint most;
  GQueue kept; /* Kept*, the one asked for last first */
};

FulSimulations *
ful_simulations_new (guint most)
{
  FulSimulations *self = g_new0 (FulSimulations, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->most = most;
  return self;
}

FulSimulations *
ful_simulations_ref (FulSimulations *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_bytes_unref (kept->key);
  ful_simulation_free (kept->simulation);
  g_free (kept);
}

void
ful_simulations_unref (FulSimulations *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_queue_clear_full (&self->kept, kept_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
append (GByteArray *bytes, const void *data, gsize length)
{
  g_byte_array_append (bytes, data, (guint)length);
}

/* Everything that a simulation reads, member by member: a struct's padding is anything. */
static GBytes *
key_of (const FulCostModel *model, guint draws, guint64 seed)
{
  GByteArray *bytes = g_byte_array_new ();
  const int points[] = { model->horizon_months,
                         model->retrain_months,
                         model->lifetime_months,
                         model->specialist,
                         model->dedicated,
                         model->paced[FUL_SIDE_PROMPT],
                         model->paced[FUL_SIDE_TUNED],
                         model->needs_quality };

  for (int i = 0; i < FUL_N_NUMBERS; i++) {
    const FulSpread *spread = &model->numbers[i];
    const double ends[] = { spread->low, spread->likely, spread->high, spread->se };
    const int kinds[] = { (int)spread->domain, spread->follows };

    append (bytes, ends, sizeof ends);
    append (bytes, kinds, sizeof kinds);
  }
  append (bytes, points, sizeof points);
  append (bytes, &model->assumed_bar, sizeof model->assumed_bar);
  append (bytes, &model->quality_correlation, sizeof model->quality_correlation);
  append (bytes, &draws, sizeof draws);
  append (bytes, &seed, sizeof seed);
  return g_byte_array_free_to_bytes (bytes);
}

static FulSimulation *
copy_of (const FulSimulation *simulation, int months)
{
  FulSimulation *copy = g_memdup2 (simulation, sizeof *simulation);

  copy->saving = g_memdup2 (simulation->saving, (gsize)months * sizeof *simulation->saving);
  return copy;
}

static FulSimulation *
find (FulSimulations *self, GBytes *key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (GList *link = self->kept.head; link != NULL; link = link->next) {
    const Kept *kept = link->data;

    if (!g_bytes_equal (kept->key, key))
      continue;
    g_queue_unlink (&self->kept, link);
    g_queue_push_head_link (&self->kept, link);
    return copy_of (kept->simulation, kept->months);
  }
  return NULL;
}

FulSimulation *
ful_simulations_find (FulSimulations *self, const FulCostModel *model, guint draws, guint64 seed)
{
  g_autoptr (GBytes) key = NULL;

  if (self == NULL)
    return NULL;
  key = key_of (model, draws, seed);
  return find (self, key);
}

FulSimulation *
ful_simulations_get (FulSimulations *self, const FulCostModel *model, guint draws, guint64 seed)
{
  g_autoptr (GBytes) key = NULL;
  FulSimulation *simulation;
  Kept *kept;

  if (self == NULL)
    return ful_simulation_new (model, draws, seed);
  key = key_of (model, draws, seed);
  simulation = find (self, key);
  if (simulation != NULL)
    return simulation;
  simulation = ful_simulation_new (model, draws, seed);
  kept = g_new (Kept, 1);
  *kept = (Kept){ g_steal_pointer (&key), copy_of (simulation, model->horizon_months),
                  model->horizon_months };
  g_mutex_lock (&self->mutex);
  g_queue_push_head (&self->kept, kept);
  if (self->kept.length > self->most)
    kept_free (g_queue_pop_tail (&self->kept));
  g_mutex_unlock (&self->mutex);
  return simulation;
}
