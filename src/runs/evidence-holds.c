/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/evidence-holds.h"

#include <math.h>
#include <string.h>

typedef gboolean (*SameFunc) (gconstpointer a, gconstpointer b);

/* Snapshots share the records that an edit leaves alone. */
static gboolean
same_records (const GPtrArray *old, const GPtrArray *now, SameFunc same)
{
  if (old->len != now->len)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    if (old->pdata[i] != now->pdata[i] && !same (old->pdata[i], now->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
same_text (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b) == 0;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_prompt (gconstpointer one, gconstpointer other)
{
  const FulPrompt *a = one, *b = other;

  return a->id == b->id && a->position == b->position && a->hidden == b->hidden &&
         a->imported == b->imported && strcmp (a->name, b->name) == 0;
}

/* A revision does not change once it is made; its hash is that of all it says. */
static gboolean
same_revision (gconstpointer one, gconstpointer other)
{
  const FulRevision *a = one, *b = other;

  return a->id == b->id && a->prompt_id == b->prompt_id && a->number == b->number &&
         a->imported == b->imported && a->levers == b->levers && a->rung == b->rung &&
         g_strcmp0 (a->hash, b->hash) == 0;
}

static gboolean
same_model (gconstpointer one, gconstpointer other)
{
  const FulModel *a = one, *b = other;

  return a->id == b->id && a->rung == b->rung && a->position == b->position &&
         a->imported == b->imported && a->hidden == b->hidden &&
         g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->provider, b->provider) == 0 &&
         g_strcmp0 (a->endpoint, b->endpoint) == 0 && g_strcmp0 (a->model_id, b->model_id) == 0 &&
         g_strcmp0 (a->params, b->params) == 0 && g_strcmp0 (a->price_ref, b->price_ref) == 0 &&
         same_number (a->price_in, b->price_in) && same_number (a->price_cached, b->price_cached) &&
         same_number (a->price_out, b->price_out);
}

static gboolean
same_label (gconstpointer one, gconstpointer other)
{
  const FulLabel *a = one, *b = other;

  return a->position == b->position && strcmp (a->name, b->name) == 0 &&
         g_strcmp0 (a->description, b->description) == 0;
}

/* What a check says is in the check version. */
static gboolean
same_check (gconstpointer one, gconstpointer other)
{
  const FulCheck *a = one, *b = other;

  return a->id == b->id && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->kind, b->kind) == 0;
}

gboolean
ful_evidence_holds (const FulSnapshot *old, const FulSnapshot *now)
{
  return old->results_generation == now->results_generation &&
         old->cases_generation == now->cases_generation &&
         g_strcmp0 (old->check_version, now->check_version) == 0 &&
         same_records (old->prompts, now->prompts, same_prompt) &&
         same_records (old->revisions, now->revisions, same_revision) &&
         same_records (old->models, now->models, same_model) &&
         same_records (old->checks, now->checks, same_check) &&
         same_records (old->columns, now->columns, same_text) &&
         same_records (old->labels, now->labels, same_label);
}
