/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/field.h"

/* The table of design §10, in its order: a new field is a line here. */

static const char *const tasks[] = { "classification", "extraction",  "routing",
                                     "generation",     "summarising", "qa",
                                     "reasoning",      "other",       NULL };
static const char *const stages[] = { "exploring", "validating", "production", NULL };
static const char *const hostings[] = { "serverless", "dedicated", NULL };

/* clang-format off */
#define FIELD(key, kind, fallback, choices, unit, summary) \
  { key, FUL_FIELD_##kind, fallback, choices, 0, G_MAXDOUBLE, unit, summary }
#define BETWEEN(least, most, key, kind, fallback, unit, summary) \
  { key, FUL_FIELD_##kind, fallback, NULL, least, most, unit, summary }

static const FulField fields[] = {
  FIELD ("workflow.title", TEXT, NULL, NULL, "", "Name of the workflow"),
  FIELD ("workflow.description", TEXT, NULL, NULL, "", "What goes in, what comes out, and who uses it"),
  FIELD ("workflow.task", CHOICE, NULL, tasks, "", "Kind of task"),
  FIELD ("workflow.stage", CHOICE, NULL, stages, "", "How far the product is"),
  FIELD ("workflow.volume_per_month", AMOUNT, NULL, NULL, "requests a month", "Requests a month"),
  BETWEEN (-1, G_MAXDOUBLE, "workflow.growth_per_month", GROWTH, NULL, "share a month", "Growth of the volume, month on month"),
  FIELD ("workflow.changes_per_month", AMOUNT, NULL, NULL, "changes a month", "How often the rules of the task change"),
  FIELD ("workflow.retrain_lead_days", AMOUNT, "21", NULL, "days", "From a changed rule to a retrained model in production"),
  FIELD ("workflow.needs_facts", FLAG, NULL, NULL, "", "Answers need facts that are not in the input"),
  FIELD ("workflow.facts_change_per_month", AMOUNT, NULL, NULL, "changes a month", "How often those facts change"),
  FIELD ("workflow.needs_sources", FLAG, NULL, NULL, "", "Answers must name their sources"),
  FIELD ("workflow.format_critical", FLAG, NULL, NULL, "", "A malformed answer breaks what is downstream"),
  FIELD ("workflow.setup_deadline_days", AMOUNT, NULL, NULL, "days", "Days until it must work"),
  FIELD ("workflow.budget_upfront", AMOUNT, NULL, NULL, "money", "What may be spent before the first request"),
  FIELD ("workflow.error_cost", AMOUNT, NULL, NULL, "money an error", "Cost of one wrong answer"),
  FIELD ("workflow.owner", TEXT, NULL, NULL, "", "Who would maintain a tuned model"),
  FIELD ("workflow.drift_plan", TEXT, NULL, NULL, "", "How drift would be noticed"),
  FIELD ("workflow.regression_frozen", FLAG, NULL, NULL, "", "A frozen regression set exists"),
  FIELD ("workflow.examples_curated", COUNT, NULL, NULL, "examples", "Curated training examples at hand"),
  BETWEEN (0, 1, "bar.quality", OPEN_SHARE, NULL, "share", "Quality that an answer set must reach to ship"),
  FIELD ("bar.required", FLAG, "true", NULL, "", "The bar must be reached, whatever it costs"),
  BETWEEN (0, 1, "bar.delta", OPEN_SHARE, "0.05", "share", "Smallest gain in quality worth having"),
  BETWEEN (0, 1, "bar.valid_format", OPEN_SHARE, NULL, "share", "Share of answers in the right format (0.99 where the format is critical)"),
  BETWEEN (0, 1, "bar.agreement", OPEN_SHARE, NULL, "share", "Agreement of repeated answers"),
  FIELD ("bar.p95_latency_ms", AMOUNT, NULL, NULL, "ms", "Limit that 95 % of answers must keep"),
  FIELD ("bar.cost_per_request", AMOUNT, NULL, NULL, "USD", "Limit of the mean price of a call"),
  BETWEEN (1, 1200, "cost.horizon_months", COUNT, "24", "months", "Months that are compared"),
  FIELD ("cost.hourly_rate", AMOUNT, NULL, NULL, "money an hour", "Cost of an hour of work"),
  FIELD ("cost.currency", TEXT, "USD", NULL, "", "Currency that money is shown in"),
  FIELD ("cost.currency_per_usd", AMOUNT, "1", NULL, "money a USD", "What one US dollar costs in it"),
  BETWEEN (0, 1, "cost.price_decline_per_year", SHARE, NULL, "share a year", "Yearly decline of token prices"),
  BETWEEN (0, 1, "cost.reask_share", SHARE, NULL, "share", "Requests asked a second time"),
  FIELD ("cost.prompt_hours_per_month", AMOUNT, NULL, NULL, "hours a month", "Work on prompts"),
  FIELD ("cost.curation_minutes_per_example", AMOUNT, NULL, NULL, "minutes", "Work on one training example"),
  FIELD ("cost.examples", COUNT, NULL, NULL, "examples", "Training examples"),
  FIELD ("cost.epochs", AMOUNT, "1", NULL, "epochs", "Passes over the training examples"),
  FIELD ("cost.experiments", AMOUNT, "1", NULL, "trainings", "Trainings until one is good"),
  FIELD ("cost.train_tokens_per_example", AMOUNT, NULL, NULL, "tokens", "Tokens of one training example"),
  FIELD ("cost.train_price_per_mtok", AMOUNT, NULL, NULL, "USD per million tokens", "Price of training"),
  FIELD ("cost.setup_hours", AMOUNT, NULL, NULL, "hours", "Work until the tuned model is in production"),
  FIELD ("cost.spent", AMOUNT, NULL, NULL, "money", "What of it has been paid already"),
  FIELD ("cost.hosting", CHOICE, "serverless", hostings, "", "How a tuned model is hosted"),
  FIELD ("cost.hosting_per_month", AMOUNT, NULL, NULL, "money a month", "Fixed fee of hosting"),
  FIELD ("cost.replica_per_hour", AMOUNT, NULL, NULL, "USD an hour", "Price of one dedicated replica"),
  FIELD ("cost.capacity_rps", AMOUNT, NULL, NULL, "requests a second", "What one replica answers"),
  FIELD ("cost.peak_factor", AMOUNT, "3", NULL, "times", "Peak over mean load"),
  FIELD ("cost.min_replicas", COUNT, "1", NULL, "replicas", "Replicas that always run"),
  FIELD ("cost.lifetime_months", COUNT, NULL, NULL, "months", "Until the base model is retired"),
  FIELD ("cost.monitoring_hours_per_month", AMOUNT, NULL, NULL, "hours a month", "Watching a tuned model"),
  FIELD ("cost.regression_hours_per_month", AMOUNT, NULL, NULL, "hours a month", "Regression tests of a tuned model"),
  FIELD ("cost.retrain_months", COUNT, NULL, NULL, "months", "Months between retrainings (from the rate of changes); 0: never"),
  BETWEEN (0, 1, "cost.retrain_share", SHARE, "1", "share", "Share of the examples curated anew for a retraining"),
  FIELD ("cost.cache_ttl_s", AMOUNT, "300", NULL, "seconds", "Lifetime of an entry in the prompt cache"),
  FIELD ("cost.specialist.hosting_per_month", AMOUNT, NULL, NULL, "money a month", "Fixed fee of hosting the specialist (that of cost.)"),
  FIELD ("cost.specialist.setup_hours", AMOUNT, NULL, NULL, "hours", "Work until the specialist is in production (that of cost.)"),
  FIELD ("cost.specialist.examples", COUNT, NULL, NULL, "examples", "Training examples of the specialist (those of cost.)"),
  FIELD ("cost.prompt.tokens_in", AMOUNT, NULL, NULL, "tokens", "Uncached input tokens of a request, prompt side (measured)"),
  FIELD ("cost.prompt.tokens_cached", AMOUNT, NULL, NULL, "tokens", "Cached input tokens of a request, prompt side (measured)"),
  FIELD ("cost.prompt.tokens_out", AMOUNT, NULL, NULL, "tokens", "Output tokens of a request, prompt side (measured)"),
  FIELD ("cost.prompt.price_in", AMOUNT, NULL, NULL, "USD per million tokens", "Price of input tokens, prompt side (of the model)"),
  FIELD ("cost.prompt.price_cached", AMOUNT, NULL, NULL, "USD per million tokens", "Price of cached input tokens, prompt side (of the model)"),
  FIELD ("cost.prompt.price_out", AMOUNT, NULL, NULL, "USD per million tokens", "Price of output tokens, prompt side (of the model)"),
  BETWEEN (0, 1, "cost.prompt.batch_share", SHARE, NULL, "share", "Requests sent in batches at half the price, prompt side"),
  BETWEEN (0, 1, "cost.prompt.reask_share", SHARE, NULL, "share", "Requests asked a second time, prompt side (that of cost.)"),
  BETWEEN (0, 1, "cost.prompt.quality", SHARE, NULL, "share", "Share of right answers, prompt side (measured)"),
  FIELD ("cost.tuned.tokens_in", AMOUNT, NULL, NULL, "tokens", "Uncached input tokens of a request, tuned side (measured)"),
  FIELD ("cost.tuned.tokens_cached", AMOUNT, NULL, NULL, "tokens", "Cached input tokens of a request, tuned side (measured)"),
  FIELD ("cost.tuned.tokens_out", AMOUNT, NULL, NULL, "tokens", "Output tokens of a request, tuned side (measured)"),
  FIELD ("cost.tuned.price_in", AMOUNT, NULL, NULL, "USD per million tokens", "Price of input tokens, tuned side (of the model)"),
  FIELD ("cost.tuned.price_cached", AMOUNT, NULL, NULL, "USD per million tokens", "Price of cached input tokens, tuned side (of the model)"),
  FIELD ("cost.tuned.price_out", AMOUNT, NULL, NULL, "USD per million tokens", "Price of output tokens, tuned side (of the model)"),
  BETWEEN (0, 1, "cost.tuned.batch_share", SHARE, NULL, "share", "Requests sent in batches at half the price, tuned side"),
  BETWEEN (0, 1, "cost.tuned.reask_share", SHARE, NULL, "share", "Requests asked a second time, tuned side (that of cost.)"),
  BETWEEN (0, 1, "cost.tuned.quality", SHARE, NULL, "share", "Share of right answers, tuned side (measured)"),
  BETWEEN (0, 3, "factors.setup-time.weight", AMOUNT, "1", "", "Weight of the factor setup-time, 0 to 3"),
  BETWEEN (0, 3, "factors.upfront-cost.weight", AMOUNT, "1", "", "Weight of the factor upfront-cost, 0 to 3"),
  BETWEEN (0, 3, "factors.data-needs.weight", AMOUNT, "1", "", "Weight of the factor data-needs, 0 to 3"),
  BETWEEN (0, 3, "factors.flexibility.weight", AMOUNT, "1", "", "Weight of the factor flexibility, 0 to 3"),
  BETWEEN (0, 3, "factors.consistency.weight", AMOUNT, "1", "", "Weight of the factor consistency, 0 to 3"),
  BETWEEN (0, 3, "factors.maintenance.weight", AMOUNT, "1", "", "Weight of the factor maintenance, 0 to 3"),
  BETWEEN (0, 3, "factors.best-fit.weight", AMOUNT, "1", "", "Weight of the factor best-fit, 0 to 3"),
};
/* clang-format on */

const FulField *
ful_fields (gsize *n)
{
  *n = G_N_ELEMENTS (fields);
  return fields;
}
