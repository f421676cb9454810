/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/factors.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "stats/consistency.h"
#include "verdict/readiness.h"
#include "verdict/words.h"

/* What leans by one was said, what leans by two was measured. */
#define SAID 1
#define MEASURED 2

#define SOON_DAYS 14
#define FEW_EXAMPLES 50
/* What agreement and valid format are held to where no bar is set for them. */
#define AGREEMENT 0.95
#define VALID_FORMAT 0.99

typedef struct {
  const FulGrounds *grounds;
  const FulSnapshot *snapshot;
  GPtrArray *factors;
} Table;

static void
factor_free (gpointer data)
{
  FulFactor *factor = data;

  g_free (factor->source);
  g_free (factor->basis);
  g_free (factor);
}

/* Where the answers to a factor come from: @keys (NULL-ended) are the fields that it reads. */
static const char *
said (const Table *table, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    if (ful_snapshot_is_set (table->snapshot, *keys))
      return ful_snapshot_field (table->snapshot, *keys)->source;
  return "default";
}
#define SAID_BY(table, ...) said (table, (const char *const[]){ __VA_ARGS__, NULL })

/* Neither or both conditions: no lean. */
static void
add (const Table *table,
     const char *name,
     const char *source,
     int to_prompting,
     int to_tuning,
     char *basis)
{
  FulFactor *factor = g_new0 (FulFactor, 1);
  g_autofree char *key = g_strdup_printf ("factors.%s.weight", name);
  int lean = to_prompting > 0 && to_tuning > 0 ? 0 : to_tuning - to_prompting;

  *factor = (FulFactor){ name, lean, ful_snapshot_number (table->snapshot, key),
                         g_strdup (source != NULL ? source : "typed"), basis };
  g_ptr_array_add (table->factors, factor);
}

static double
number (const Table *table, const char *key)
{
  return ful_snapshot_number (table->snapshot, key);
}

static gboolean
says (const Table *table, const char *key, const char *word)
{
  return g_strcmp0 (ful_snapshot_text (table->snapshot, key), word) == 0;
}

static void
add_setup_time (const Table *table)
{
  double days = number (table, "workflow.setup_deadline_days");
  g_autofree char *text = ful_words_number (days);

  add (table, "setup-time", SAID_BY (table, "workflow.setup_deadline_days"),
       days < SOON_DAYS ? SAID : 0, days >= SOON_DAYS ? SAID : 0,
       isnan (days) ? g_strdup (_ ("No deadline is set"))
                    : g_strdup_printf (_ ("It is needed in %s days"), text));
}

static void
add_upfront_cost (const Table *table, double upfront)
{
  double budget = number (table, "workflow.budget_upfront");
  gboolean exploring = says (table, "workflow.stage", "exploring");
  gboolean production = says (table, "workflow.stage", "production");
  const char *currency = ful_snapshot_text (table->snapshot, "cost.currency");
  g_autofree char *have = ful_words_money (budget, currency);
  g_autofree char *need = ful_words_money (upfront, currency);
  char *basis;

  if (isnan (budget) || isnan (upfront))
    basis =
        g_strdup (exploring    ? _ ("The idea is still being explored")
                  : production ? _ ("The product is proven; budget or upfront cost is not known")
                               : _ ("Budget or upfront cost is not known"));
  else
    basis = g_strdup_printf (_ ("The budget is %s; training costs %s up front"), have, need);
  /* Comparing with what is unknown is no. */
  add (table, "upfront-cost", SAID_BY (table, "workflow.budget_upfront", "workflow.stage"),
       budget < upfront || exploring ? SAID : 0, budget >= upfront && production ? SAID : 0, basis);
}

static void
add_data_needs (const Table *table)
{
  double have = number (table, "workflow.examples_curated");
  double need = ful_readiness_need (table->grounds);
  gboolean measured = table->grounds->input->curve != NULL;
  g_autofree char *have_text = ful_words_count (have), *need_text = ful_words_count (need);

  add (table, "data-needs",
       measured && !isnan (have) ? "measured" : SAID_BY (table, "workflow.examples_curated"),
       have < FEW_EXAMPLES ? SAID : 0, have >= need ? (measured ? MEASURED : SAID) : 0,
       isnan (have)   ? g_strdup (_ ("Nobody has said how many examples are curated"))
       : isnan (need) ? g_strdup_printf (_ ("%s examples; more would not reach the bar"), have_text)
                      : g_strdup_printf (_ ("%s examples of the %s that training needs"), have_text,
                                         need_text));
}

static void
add_flexibility (const Table *table)
{
  double changes = number (table, "workflow.changes_per_month");
  double facts = number (table, "workflow.facts_change_per_month");
  double lead = number (table, "workflow.retrain_lead_days");
  gboolean often = changes >= 1 || facts >= 1;
  gboolean stable = !isnan (changes) && (changes == 0 || 30 / changes > lead);
  g_autofree char *changes_text = ful_words_number (changes), *lead_text = ful_words_number (lead);

  add (table, "flexibility",
       SAID_BY (table, "workflow.changes_per_month", "workflow.facts_change_per_month"),
       often ? SAID : 0, stable ? SAID : 0,
       isnan (changes) && isnan (facts)
           ? g_strdup (_ ("Nobody has said how often rules and facts change"))
       : facts >= 1 && !(changes >= 1)
           ? g_strdup (_ ("Facts change monthly or faster"))
           : g_strdup_printf (_ ("Rules change %s times a month; a retraining takes %s days"),
                              changes_text, lead_text));
}

static FulState
share_state (const Table *table, FulMeasureKind kind, const FulMean *mean, double fallback)
{
  FulBar bar = table->grounds->bar;

  if (isnan (bar.limits[kind]))
    bar.limits[kind] = fallback;
  return ful_measure_share (mean, bar.limits[kind], ful_bar_width (&bar, kind)).state;
}

static void
add_consistency (const Table *table, int prompt_arm)
{
  const FulGrounds *grounds = table->grounds;
  FulState agreement, format;
  FulSplit split;
  FulConsistency found;
  FulMean valid;
  g_autofree char *agreement_text = NULL, *format_text = NULL;

  if (prompt_arm < 0) {
    add (table, "consistency", "default", 0, 0, g_strdup (_ ("No prompt has been measured")));
    return;
  }
  split = ful_grounds_shown_on (grounds, (guint)prompt_arm);
  found = ful_consistency (grounds->evidence, ful_grounds_arm (grounds, prompt_arm), split);
  valid = ful_valid_format (&grounds->cost, (guint)prompt_arm, split);
  if (found.n == 0)
    found.mean_agreement.interval = FUL_INTERVAL_UNKNOWN;
  agreement = share_state (table, FUL_MEASURE_AGREEMENT, &found.mean_agreement, AGREEMENT);
  format = share_state (table, FUL_MEASURE_FORMAT, &valid, VALID_FORMAT);
  agreement_text = ful_words_interval (found.mean_agreement.interval);
  format_text = ful_words_interval (valid.interval);
  add (table, "consistency", "measured",
       agreement == FUL_CLEARS && format == FUL_CLEARS ? MEASURED : 0,
       agreement == FUL_FAILS || format == FUL_FAILS ? MEASURED : 0,
       g_strdup_printf (_ ("Repeats agree: %s; valid format: %s"), agreement_text, format_text));
}

static void
add_maintenance (const Table *table)
{
  const char *owner = ful_snapshot_text (table->snapshot, "workflow.owner");
  const char *plan = ful_snapshot_text (table->snapshot, "workflow.drift_plan");
  gboolean owned = owner != NULL && *owner != '\0';
  gboolean watched = plan != NULL && *plan != '\0' &&
                     ful_snapshot_flag (table->snapshot, "workflow.regression_frozen");

  add (table, "maintenance",
       SAID_BY (table, "workflow.owner", "workflow.drift_plan", "workflow.regression_frozen"),
       owned ? 0 : SAID, owned && watched ? SAID : 0,
       !owned ? g_strdup (_ ("Nobody is named who would maintain it"))
       : watched
           ? g_strdup_printf (_ ("%s maintains it, with a drift plan and a frozen set"), owner)
           : g_strdup_printf (_ ("%s maintains it; drift plan or frozen set is missing"), owner));
}

static void
add_best_fit (const Table *table)
{
  static const char *const prompting[] = { "reasoning", "qa", "summarising", NULL };
  static const char *const tuning[] = { "extraction", "classification", "routing", NULL };
  const char *task = ful_snapshot_text (table->snapshot, "workflow.task");
  gboolean facts = ful_snapshot_flag (table->snapshot, "workflow.needs_facts");
  gboolean sources = ful_snapshot_flag (table->snapshot, "workflow.needs_sources");
  gboolean fits_prompting = task != NULL && g_strv_contains (prompting, task);
  gboolean fits_tuning = task != NULL && g_strv_contains (tuning, task);
  GString *basis = g_string_new (NULL);

  if (task != NULL)
    g_string_append_printf (basis, _ ("The task is %s"), task);
  else
    g_string_append (basis, _ ("The task is not said"));
  if (facts)
    g_string_append (basis, _ ("; it needs facts"));
  if (sources)
    g_string_append (basis, _ ("; it needs sources"));
  add (table, "best-fit",
       SAID_BY (table, "workflow.task", "workflow.needs_facts", "workflow.needs_sources"),
       fits_prompting || facts || sources ? SAID : 0, fits_tuning ? SAID : 0,
       g_string_free (basis, FALSE));
}

GPtrArray *
ful_factors (const FulGrounds *grounds, int prompt_arm, double upfront)
{
  Table table = { grounds, grounds->snapshot, g_ptr_array_new_with_free_func (factor_free) };

  add_setup_time (&table);
  add_upfront_cost (&table, upfront);
  add_data_needs (&table);
  add_flexibility (&table);
  add_consistency (&table, prompt_arm);
  add_maintenance (&table);
  add_best_fit (&table);
  return table.factors;
}
