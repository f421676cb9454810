/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/field-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/format.h"
#include "report/terms.h"

typedef struct {
  const char *key;
  const char *label;
  const char *unit; /* "%s" is the currency; NULL: none */
} Words;

#define PERCENT NC_ ("unit", "%")
#define MONEY "%s"

/* Of a field that there is for several sides: the last part of its key. */
static const Words of_sides[] = {
  { "tokens_in", N_ ("Tokens in"), NULL },
  { "tokens_cached", N_ ("Tokens cached"), NULL },
  { "tokens_out", N_ ("Tokens out"), NULL },
  { "price_in", N_ ("Price in"), NC_ ("unit", "$ / 1M") },
  { "price_cached", N_ ("Price cached"), NC_ ("unit", "$ / 1M") },
  { "price_out", N_ ("Price out"), NC_ ("unit", "$ / 1M") },
  { "batch_share", N_ ("In batches"), PERCENT },
  { "reask_share", N_ ("Asked again"), PERCENT },
  { "quality", N_ ("Right answers"), PERCENT },
  { "hosting_per_month", N_ ("Hosting fee"), NC_ ("unit", "%s / month") },
  { "setup_hours", N_ ("Setting up"), NC_ ("unit", "h") },
  { "examples", N_ ("Examples"), NULL },
};

static const Words of_all[] = {
  { "workflow.title", N_ ("Name of the workflow"), NULL },
  { "workflow.description", N_ ("What it does"), NULL },
  { "workflow.task", N_ ("Kind of task"), NULL },
  { "workflow.stage", N_ ("Stage"), NULL },
  { "workflow.volume_per_month", N_ ("Requests"), NC_ ("unit", "/ month") },
  { "workflow.growth_per_month", N_ ("Growth"), NC_ ("unit", "% / month") },
  { "workflow.changes_per_month", N_ ("Rules or labels change"), NC_ ("unit", "× / month") },
  { "workflow.retrain_lead_days", N_ ("From a new rule to production"), NC_ ("unit", "days") },
  { "workflow.needs_facts", N_ ("Needs facts the model lacks"), NULL },
  { "workflow.facts_change_per_month", N_ ("Those facts change"), NC_ ("unit", "× / month") },
  { "workflow.needs_sources", N_ ("Must name its sources"), NULL },
  { "workflow.format_critical", N_ ("A wrong format breaks things"), NULL },
  { "workflow.setup_deadline_days", N_ ("Must work within"), NC_ ("unit", "days") },
  { "workflow.budget_upfront", N_ ("Budget up front"), MONEY },
  { "workflow.error_cost", N_ ("Cost of one error"), MONEY },
  { "workflow.owner", N_ ("Who would maintain it"), NULL },
  { "workflow.drift_plan", N_ ("How drift is noticed"), NULL },
  { "workflow.regression_frozen", N_ ("A frozen regression set exists"), NULL },
  { "workflow.examples_curated", N_ ("Curated examples at hand"), NULL },
  { "bar.quality", N_ ("Right answers, at least"), PERCENT },
  { "bar.required", N_ ("Must be met, whatever it costs"), NULL },
  { "bar.delta", N_ ("Smallest gain worth having"), NC_ ("unit", "points") },
  { "bar.valid_format", N_ ("Valid format"), PERCENT },
  { "bar.agreement", N_ ("Same answer on repeats"), PERCENT },
  { "bar.p95_latency_ms", N_ ("95 % answered within"), NC_ ("unit", "ms") },
  { "bar.cost_per_request", N_ ("Cost of 1,000 requests"), MONEY },
  { "cost.horizon_months", N_ ("Compared over"), NC_ ("unit", "months") },
  { "cost.hourly_rate", N_ ("An hour of work"), MONEY },
  { "cost.currency", N_ ("Currency"), NULL },
  { "cost.currency_per_usd", N_ ("One US dollar is"), MONEY },
  { "cost.price_decline_per_year", N_ ("Token prices fall"), NC_ ("unit", "% / year") },
  { "cost.reask_share", N_ ("Asked again"), PERCENT },
  { "cost.prompt_hours_per_month", N_ ("Upkeep of prompts"), NC_ ("unit", "h / month") },
  { "cost.curation_minutes_per_example", N_ ("Curation"), NC_ ("unit", "min each") },
  { "cost.examples", N_ ("Training examples"), NULL },
  { "cost.epochs", N_ ("Passes over them"), NULL },
  { "cost.experiments", N_ ("Trainings needed"), NULL },
  { "cost.train_tokens_per_example", N_ ("Tokens an example"), NULL },
  { "cost.train_price_per_mtok", N_ ("Price of training"), NC_ ("unit", "$ / 1M") },
  { "cost.setup_hours", N_ ("Setting up"), NC_ ("unit", "h") },
  { "cost.spent", N_ ("Already paid"), MONEY },
  { "cost.hosting", N_ ("Hosting"), NULL },
  { "cost.hosting_per_month", N_ ("Hosting fee"), NC_ ("unit", "%s / month") },
  { "cost.replica_per_hour", N_ ("One replica"), NC_ ("unit", "$ / h") },
  { "cost.capacity_rps", N_ ("A replica answers"), NC_ ("unit", "/ s") },
  { "cost.peak_factor", N_ ("Peak over mean"), NC_ ("unit", "times") },
  { "cost.min_replicas", N_ ("Replicas, at least"), NULL },
  { "cost.lifetime_months", N_ ("Base retires in"), NC_ ("unit", "months") },
  { "cost.monitoring_hours_per_month", N_ ("Monitoring"), NC_ ("unit", "h / month") },
  { "cost.regression_hours_per_month", N_ ("Regression tests"), NC_ ("unit", "h / month") },
  { "cost.retrain_months", N_ ("Retrained every"), NC_ ("unit", "months") },
  { "cost.retrain_share", N_ ("Curated anew"), PERCENT },
  { "cost.cache_ttl_s", N_ ("Prompt cache lives"), NC_ ("unit", "s") },
};

static const char *const sides[] = { "cost.prompt.", "cost.tuned.", "cost.specialist." };

static const struct {
  const char *choice;
  const char *name;
} choices[] = {
  { "classification", N_ ("Classification") },
  { "extraction", N_ ("Extraction") },
  { "routing", N_ ("Routing") },
  { "generation", N_ ("Generation") },
  { "summarising", N_ ("Summarising") },
  { "qa", N_ ("Questions and answers") },
  { "reasoning", N_ ("Reasoning") },
  { "other", N_ ("Something else") },
  { "exploring", N_ ("Exploring") },
  { "validating", N_ ("Validating") },
  { "production", N_ ("In production") },
  { "serverless", N_ ("Serverless") },
  { "dedicated", N_ ("Dedicated") },
};

static int
side_of (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_str_has_prefix (key, sides[i]))
      return (int)i;
  return -1;
}

static const Words *
words_of (const char *key)
{
  int side = side_of (key);
  const Words *table = side >= 0 ? of_sides : of_all;
  gsize n = side >= 0 ? G_N_ELEMENTS (of_sides) : G_N_ELEMENTS (of_all);

  if (side >= 0)
    key += strlen (sides[side]);
  for (gsize i = 0; i < n; i++)
    if (strcmp (table[i].key, key) == 0)
      return &table[i];
  return NULL;
}

/* "setup-time" of "factors.setup-time.weight"; NULL for another key. (transfer full) */
static char *
factor_of (const char *key)
{
  if (!g_str_has_prefix (key, "factors.") || !g_str_has_suffix (key, ".weight"))
    return NULL;
  key += strlen ("factors.");
  return g_strndup (key, strlen (key) - strlen (".weight"));
}

const char *
ful_field_label (const char *key)
{
  const Words *words = words_of (key);

  /* The two stand under each other in one group. */
  if (strcmp (key, "cost.prompt.quality") == 0)
    return _ ("Right, prompt");
  if (strcmp (key, "cost.tuned.quality") == 0)
    return _ ("Right, trained");
  if (words == NULL)
    return g_str_has_prefix (key, "factors.") ? _ ("Weight") : key;
  return _ (words->label);
}

char *
ful_field_name (const char *key)
{
  g_autofree char *factor = factor_of (key);
  const Words *words = words_of (key);
  const char *label = words != NULL ? _ (words->label) : key;
  int side = side_of (key);

  if (factor != NULL)
    /* Translators: %s is one of the seven factors: "Weight of Setup time". */
    return g_strdup_printf (_ ("Weight of %s"), ful_term_factor (factor));
  switch (side) {
  case 0:
    return g_strdup_printf (C_ ("field", "%s, prompt side"), label);
  case 1:
    return g_strdup_printf (C_ ("field", "%s, trained side"), label);
  case 2:
    return g_strdup_printf (C_ ("field", "%s, specialist"), label);
  default:
    return g_strdup (label);
  }
}

const char *
ful_field_meaning (const char *key)
{
  const FulField *field = ful_field_lookup (key);

  return field != NULL ? _ (field->summary) : "";
}

/* The sign of a currency alone: "$", "EUR". */
static char *
sign_of (const char *currency)
{
  g_autofree char *nothing = ful_format_money (0, currency, FUL_MONEY_TABLE);

  nothing[strcspn (nothing, "0")] = '\0';
  g_strchomp (nothing);
  if (g_str_has_suffix (nothing, "\u00a0"))
    nothing[strlen (nothing) - strlen ("\u00a0")] = '\0';
  return g_steal_pointer (&nothing);
}

char *
ful_field_unit (const char *key, const char *currency)
{
  const Words *words = words_of (key);
  g_autofree char *sign = NULL;
  g_auto (GStrv) parts = NULL;
  const char *unit;

  if (words == NULL || words->unit == NULL)
    return g_strdup ("");
  unit = g_dpgettext2 (GETTEXT_PACKAGE, "unit", words->unit);
  sign = sign_of (currency);
  parts = g_strsplit (unit, "%s", 2);
  return g_strjoinv (sign, parts);
}

const char *
ful_field_choice (const char *choice)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choices[i].choice, choice) == 0)
      return _ (choices[i].name);
  return choice;
}

char *
ful_field_source (const char *source)
{
  static const struct {
    const char *source;
    const char *word;
  } words[] = {
    { "typed", NC_ ("source", "typed") },       { "measured", NC_ ("source", "measured") },
    { "default", NC_ ("source", "default") },   { "counted", NC_ ("source", "counted") },
    { "assumed", NC_ ("source", "assumed") },   { "as uncached", NC_ ("source", "as uncached") },
    { "imported", NC_ ("source", "imported") },
  };
  const char *list = "price list of ";

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (source, words[i].source) == 0)
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "source", words[i].word));
  /* "assumed for the sample" and the like: the tag is short. */
  if (source != NULL && g_str_has_prefix (source, "assumed "))
    return g_strdup (C_ ("source", "assumed"));
  if (source != NULL && g_str_has_prefix (source, list)) {
    g_autofree char *date = ful_format_date (source + strlen (list));

    /* Translators: where a price comes from; %s is the date of the price list. */
    return g_strdup_printf (C_ ("source", "list of %s"), date);
  }
  if (source != NULL && g_str_has_prefix (source, "price list "))
    return g_strdup (C_ ("source", "price list"));
  return ful_format_stranger (source);
}
