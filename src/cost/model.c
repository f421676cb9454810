/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/model.h"

#include <math.h>

/* A number that both sides share, or the tuned one alone. */
typedef struct {
  FulNumber number;
  const char *key;
  FulDomain domain;
  gboolean required; /* without it all cost is unknown; else unset is its default, else 0 */
} Shared;

static const Shared of_all[] = {
  { FUL_NUMBER_VOLUME, "workflow.volume_per_month", FUL_DOMAIN_AMOUNT, TRUE },
  { FUL_NUMBER_GROWTH, "workflow.growth_per_month", FUL_DOMAIN_GROWTH, FALSE },
  { FUL_NUMBER_ERROR_COST, "workflow.error_cost", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_HOURLY_RATE, "cost.hourly_rate", FUL_DOMAIN_AMOUNT, TRUE },
  { FUL_NUMBER_CURRENCY_PER_USD, "cost.currency_per_usd", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_PRICE_DECLINE, "cost.price_decline_per_year", FUL_DOMAIN_SHARE, FALSE },
  { FUL_NUMBER_CACHE_TTL, "cost.cache_ttl_s", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_REASK_SHARE, "cost.reask_share", FUL_DOMAIN_SHARE, FALSE },
  { FUL_NUMBER_PROMPT_HOURS, "cost.prompt_hours_per_month", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_CURATION_MINUTES, "cost.curation_minutes_per_example", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_SPENT, "cost.spent", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_MONITORING_HOURS, "cost.monitoring_hours_per_month", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_REGRESSION_HOURS, "cost.regression_hours_per_month", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_RETRAIN_SHARE, "cost.retrain_share", FUL_DOMAIN_SHARE, FALSE },
};

/* Those that the specialist may have of its own. */
static const struct {
  Shared shared;
  const char *specialist_key;
} of_either[] = {
  { { FUL_NUMBER_EXAMPLES, "cost.examples", FUL_DOMAIN_AMOUNT, TRUE }, "cost.specialist.examples" },
  { { FUL_NUMBER_SETUP_HOURS, "cost.setup_hours", FUL_DOMAIN_AMOUNT, TRUE },
    "cost.specialist.setup_hours" },
  { { FUL_NUMBER_HOSTING, "cost.hosting_per_month", FUL_DOMAIN_AMOUNT, FALSE },
    "cost.specialist.hosting_per_month" },
};

/* Training elsewhere: nothing of it for the specialist. */
static const Shared of_tuned[] = {
  { FUL_NUMBER_EPOCHS, "cost.epochs", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_EXPERIMENTS, "cost.experiments", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_TRAIN_TOKENS, "cost.train_tokens_per_example", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_TRAIN_PRICE, "cost.train_price_per_mtok", FUL_DOMAIN_AMOUNT, FALSE },
};

static const Shared of_dedicated[] = {
  { FUL_NUMBER_REPLICA_PER_HOUR, "cost.replica_per_hour", FUL_DOMAIN_AMOUNT, TRUE },
  { FUL_NUMBER_CAPACITY_RPS, "cost.capacity_rps", FUL_DOMAIN_AMOUNT, TRUE },
  { FUL_NUMBER_PEAK_FACTOR, "cost.peak_factor", FUL_DOMAIN_AMOUNT, FALSE },
  { FUL_NUMBER_MIN_REPLICAS, "cost.min_replicas", FUL_DOMAIN_AMOUNT, FALSE },
};

static void
free_input (gpointer data)
{
  FulCostInput *input = data;

  g_free (input->key);
  g_free (input->source);
  g_free (input);
}

void
ful_cost_model_note (FulCostModel *self,
                     const char *key,
                     double low,
                     double likely,
                     double high,
                     const char *source)
{
  FulCostInput *input = g_new (FulCostInput, 1);

  *input = (FulCostInput){ g_strdup (key), low, likely, high, g_strdup (source) };
  g_ptr_array_add (self->inputs, input);
}

void
ful_cost_model_miss (FulCostModel *self, const char *key)
{
  g_ptr_array_add (self->missing, g_strdup (key));
}

gboolean
ful_cost_model_take_field (FulCostModel *self,
                           const FulSnapshot *snapshot,
                           int number,
                           const char *key,
                           FulDomain domain)
{
  const FulFieldValue *value = ful_snapshot_field (snapshot, key);

  if (value == NULL)
    return FALSE;
  self->numbers[number] = (FulSpread){
    .low = value->low,
    .likely = value->likely,
    .high = value->high,
    .domain = domain,
    .follows = -1,
  };
  ful_cost_model_note (self, key, value->low, value->likely, value->high,
                       value->source != NULL ? value->source : "typed");
  return TRUE;
}

void
ful_cost_model_take_point (FulCostModel *self,
                           int number,
                           const char *key,
                           FulDomain domain,
                           double value,
                           const char *source)
{
  self->numbers[number] = (FulSpread){
    .low = value,
    .likely = value,
    .high = value,
    .domain = domain,
    .follows = -1,
  };
  ful_cost_model_note (self, key, value, value, value, source);
}

static void
take_shared (FulCostModel *self, const FulSnapshot *snapshot, const Shared *shared)
{
  double fallback;

  if (ful_cost_model_take_field (self, snapshot, shared->number, shared->key, shared->domain))
    return;
  if (shared->required) {
    ful_cost_model_miss (self, shared->key);
    return;
  }
  fallback = ful_snapshot_number (snapshot, shared->key);
  ful_cost_model_take_point (self, shared->number, shared->key, shared->domain,
                             isnan (fallback) ? 0 : fallback, "default");
}

/* A point of a number of months: of a range the likely one. */
static double
take_months (FulCostModel *self, const FulSnapshot *snapshot, const char *key)
{
  const FulFieldValue *value = ful_snapshot_field (snapshot, key);

  if (value == NULL)
    return NAN;
  ful_cost_model_note (self, key, value->low, value->likely, value->high,
                       value->source != NULL ? value->source : "typed");
  return CLAMP (round (value->likely), 0, G_MAXINT);
}

/* Changed logic must be trained in: a retraining a change, at most one a month. */
static void
add_retraining (FulCostModel *self, const FulSnapshot *snapshot)
{
  double months = take_months (self, snapshot, "cost.retrain_months");
  double changes = ful_snapshot_number (snapshot, "workflow.changes_per_month");

  if (isnan (months)) {
    months = changes > 0 ? CLAMP (ceil (1 / changes - 1e-9), 1, G_MAXINT) : 0;
    ful_cost_model_note (self, "cost.retrain_months", months, months, months, "default");
  }
  self->retrain_months = (int)months;
}

/* Days between two "YYYY-MM-DD"; NAN where one is none. */
static double
days_between (const char *from, const char *to)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *start = g_strconcat (from, "T00:00:00Z", NULL);
  g_autofree char *end = g_strconcat (to, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) a = g_date_time_new_from_iso8601 (start, utc);
  g_autoptr (GDateTime) b = g_date_time_new_from_iso8601 (end, utc);

  if (a == NULL || b == NULL)
    return NAN;
  return (double)g_date_time_difference (b, a) / (double)G_TIME_SPAN_DAY;
}

/* When the base of a tuned model is retired: as set, else by the price list's date. */
static void
add_lifetime (FulCostModel *self, const FulCostContext *context, int arm)
{
  double months = take_months (self, context->snapshot, "cost.lifetime_months");
  const FulEvidence *evidence = ful_standings_evidence (context->standings);

  if (isnan (months) && arm >= 0 && context->today != NULL) {
    const FulEvidenceArm *of_arm = evidence->arms->pdata[arm];
    const FulModel *model = ful_snapshot_model (context->snapshot, of_arm->model_id);
    const char *id = model == NULL              ? NULL
                     : model->price_ref != NULL ? model->price_ref
                                                : model->model_id;
    const FulPrice *price = ful_price_list_find (context->prices, id);

    if (price != NULL && price->shutdown_date != NULL) {
      g_autofree char *source =
          g_strconcat ("price list of ", ful_price_list_date (context->prices), NULL);

      /* 30.4375 days: a month of 2,629,800 seconds */
      months = ceil (days_between (context->today, price->shutdown_date) / 30.4375);
      if (months > 0)
        ful_cost_model_note (self, "cost.lifetime_months", months, months, months, source);
    }
  }
  self->lifetime_months = months > 0 ? (int)months : 0;
}

static void
add_shared (FulCostModel *self, const FulSnapshot *snapshot)
{
  for (gsize i = 0; i < G_N_ELEMENTS (of_all); i++)
    take_shared (self, snapshot, &of_all[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (of_either); i++) {
    const Shared *shared = &of_either[i].shared;

    if (!self->specialist ||
        !ful_cost_model_take_field (self, snapshot, shared->number, of_either[i].specialist_key,
                                    shared->domain))
      take_shared (self, snapshot, shared);
  }
  for (gsize i = 0; !self->specialist && i < G_N_ELEMENTS (of_tuned); i++)
    take_shared (self, snapshot, &of_tuned[i]);
  for (gsize i = 0; self->dedicated && i < G_N_ELEMENTS (of_dedicated); i++)
    take_shared (self, snapshot, &of_dedicated[i]);
  /* A replica that answers nothing is as good as none told. */
  if (self->dedicated && ful_snapshot_number (snapshot, "cost.capacity_rps") <= 0)
    ful_cost_model_miss (self, "cost.capacity_rps");
}

FulCostModel *
ful_cost_model_new (const FulCostContext *context, FulCostPair pair)
{
  FulCostModel *self = g_new0 (FulCostModel, 1);
  const FulSnapshot *snapshot = context->snapshot;
  double horizon;

  self->inputs = g_ptr_array_new_with_free_func (free_input);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < FUL_N_NUMBERS; i++)
    self->numbers[i].follows = -1;
  self->specialist = pair.tuned_rung == FUL_RUNG_SPECIALIST;
  self->dedicated = !self->specialist &&
                    g_strcmp0 (ful_snapshot_text (snapshot, "cost.hosting"), "dedicated") == 0;
  self->assumed_bar = NAN;
  horizon = take_months (self, snapshot, "cost.horizon_months");
  if (isnan (horizon)) {
    horizon = ful_snapshot_number (snapshot, "cost.horizon_months");
    ful_cost_model_note (self, "cost.horizon_months", horizon, horizon, horizon, "default");
  }
  self->horizon_months = (int)CLAMP (horizon, 1, FUL_COST_MAX_MONTHS);
  add_shared (self, snapshot);
  add_retraining (self, snapshot);
  if (!self->specialist)
    add_lifetime (self, context, pair.tuned_arm);
  /* An error costs something in some draw: then quality is needed. */
  self->needs_quality = self->numbers[FUL_NUMBER_ERROR_COST].high > 0;
  ful_cost_model_add_side (self, context, FUL_SIDE_PROMPT, pair.prompt_arm);
  ful_cost_model_add_side (self, context, FUL_SIDE_TUNED, pair.tuned_arm);
  ful_cost_model_correlate (self, context->standings, pair);
  return self;
}

void
ful_cost_model_free (FulCostModel *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_free (self);
}

void
ful_cost_model_derive (const FulCostModel *self, double numbers[FUL_N_NUMBERS])
{
  const double prompt_quality = numbers[FUL_NUMBER_OF (FUL_SIDE_PROMPT, FUL_OF_SIDE_QUALITY)];

  for (int i = 0; i < FUL_N_NUMBERS; i++)
    if (self->numbers[i].follows >= 0)
      numbers[i] = numbers[self->numbers[i].follows];
  if (!isnan (self->assumed_bar))
    numbers[FUL_NUMBER_OF (FUL_SIDE_TUNED, FUL_OF_SIDE_QUALITY)] =
        MAX (self->assumed_bar, prompt_quality);
}

void
ful_cost_model_likely (const FulCostModel *self, double numbers[FUL_N_NUMBERS])
{
  for (int i = 0; i < FUL_N_NUMBERS; i++)
    numbers[i] = self->numbers[i].likely;
  ful_cost_model_derive (self, numbers);
}
