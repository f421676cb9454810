/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run-report.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cost/cost.h"
#include "verdict/measure.h"
#include "verdict/words.h"

#define CALM_IN_FLIGHT 8 /* method §6 "Latency" */
#define CALM_MIN 30

typedef struct {
  FulSnapshot *snapshot;
  FulEvidence *evidence;
  FulStandings *standings;
  FulCostContext cost;
  double per_usd;
} Context;

static void
context_clear (Context *self)
{
  g_clear_pointer (&self->standings, ful_standings_free);
  g_clear_pointer (&self->evidence, ful_evidence_unref);
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Context, context_clear)

static gboolean
context_load (Context *self, FulProject *project, GError **error)
{
  self->snapshot = ful_project_snapshot (project);
  self->evidence = ful_evidence_load (project, self->snapshot, error);
  if (self->evidence == NULL)
    return FALSE;
  self->standings = ful_standings_new (self->evidence);
  self->per_usd = ful_snapshot_number (self->snapshot, "cost.currency_per_usd");
  self->cost = (FulCostContext){ .snapshot = self->snapshot,
                                 .standings = self->standings,
                                 .prices = ful_price_list_default (),
                                 .draws = FUL_COST_DRAWS,
                                 .seed = FUL_COST_SEED };
  return TRUE;
}

/* --- one arm --- */

typedef struct {
  const FulEvidenceArm *arm;
  FulSplit split;
  FulMean mean;
  double valid_format;
  double p50, p95; /* ms */
  double cost_per_request;
} Line;

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a;
  double right = *(const double *)b;

  return left < right ? -1 : left > right;
}

/* The answer at a share of the sorted ones, by the nearest rank. */
static double
quantile (GArray *sorted, double share)
{
  double rank = ceil (share * sorted->len);

  if (sorted->len == 0)
    return (double)NAN;
  return g_array_index (sorted, double, (guint)MAX (rank, 1) - 1);
}

/* Latencies on the split: those with few in flight, where there are enough of them or no others. */
static GArray *
latencies_of (const Context *self, const FulEvidenceArm *arm, FulSplit split)
{
  GArray *calm = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *all = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean enough;

  for (gsize i = 0; i < arm->n_answers; i++) {
    const FulAnswer *answer = &arm->answers[i];

    if (self->evidence->cases[answer->case_index].split != split || isnan (answer->latency_ms))
      continue;
    g_array_append_val (all, answer->latency_ms);
    if (isnan (answer->in_flight) || answer->in_flight <= CALM_IN_FLIGHT)
      g_array_append_val (calm, answer->latency_ms);
  }
  enough = calm->len >= CALM_MIN || calm->len == all->len;
  g_array_unref (enough ? all : calm);
  g_array_sort (enough ? calm : all, compare_numbers);
  return enough ? calm : all;
}

/* The judging split where the run asked it, else the other of dev and test. */
static FulSplit
split_of (const Context *self, const FulRunPlan *plan)
{
  FulSplits splits = ful_standings_splits (self->standings);

  return (plan->options.splits & (1u << splits.judging)) != 0 ? splits.judging : splits.selecting;
}

static Line
measure_arm (const Context *self, guint index, FulSplit split)
{
  const FulEvidenceArm *arm = g_ptr_array_index (self->evidence->arms, index);
  g_autoptr (GArray) latencies = latencies_of (self, arm, split);

  return (Line){
    .arm = arm,
    .split = split,
    .mean = ful_standings_mean (self->standings, index, split),
    .valid_format = ful_valid_format (&self->cost, index, split).interval.estimate,
    .p50 = quantile (latencies, 0.5),
    .p95 = quantile (latencies, 0.95),
    .cost_per_request =
        self->per_usd * ful_cost_per_call (&self->cost, (int)index, split).interval.estimate,
  };
}

/* Lines of the plan's arms, in its order; one without answers is left out. */
static GArray *
measure_plan (const Context *self, const FulRunPlan *plan)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  FulSplit split = split_of (self, plan);

  for (guint i = 0; i < plan->arms->len; i++) {
    const FulPlanArm *wanted = g_ptr_array_index (plan->arms, i);

    for (guint a = 0; a < self->evidence->arms->len; a++) {
      const FulEvidenceArm *arm = g_ptr_array_index (self->evidence->arms, a);

      if (strcmp (arm->name, wanted->name) == 0) {
        Line line = measure_arm (self, a, split);

        g_array_append_val (lines, line);
      }
    }
  }
  return lines;
}

/* --- as JSON --- */

static void
write_line (FulJsonWriter *writer, const Line *line)
{
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "arm", line->arm->name);
  ful_json_writer_string_member (writer, "split", ful_split_name (line->split));
  ful_json_writer_int_member (writer, "n", (gint64)line->mean.n);
  ful_json_writer_name (writer, "mean");
  ful_interval_write (&line->mean.interval, writer);
  ful_json_writer_double_member (writer, "valid_format", line->valid_format);
  ful_json_writer_name (writer, "latency_ms");
  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, "p50", line->p50);
  ful_json_writer_double_member (writer, "p95", line->p95);
  ful_json_writer_end_object (writer);
  ful_json_writer_double_member (writer, "cost_per_request", line->cost_per_request);
  ful_json_writer_end_object (writer);
}

static void
write_summary (FulJsonWriter *writer, const FulRunSummary *summary, double per_usd)
{
  ful_json_writer_name (writer, "run");
  if (summary->run_id != 0)
    ful_json_writer_int (writer, summary->run_id);
  else
    ful_json_writer_null (writer);
  ful_json_writer_int_member (writer, "planned", summary->planned);
  ful_json_writer_int_member (writer, "done", summary->done);
  ful_json_writer_int_member (writer, "failed", summary->failed);
  ful_json_writer_int_member (writer, "cached", summary->cached);
  ful_json_writer_boolean_member (writer, "cancelled", summary->cancelled);
  ful_json_writer_int_member (writer, "asked_again", summary->asked_again);
  ful_json_writer_int_member (writer, "requests", summary->requests);
  ful_json_writer_int_member (writer, "retries", 0); /* offline models are never asked twice */
  ful_json_writer_double_member (writer, "tokens_in", summary->tokens_in);
  ful_json_writer_double_member (writer, "tokens_out", summary->tokens_out);
  ful_json_writer_double_member (writer, "tokens_cached", summary->tokens_cached);
  ful_json_writer_double_member (writer, "cost", summary->cost_usd * per_usd);
  ful_json_writer_double_member (writer, "seconds", summary->seconds);
  ful_json_writer_int_member (writer, "max_in_flight", summary->max_in_flight);
}

static void
print_json (const FulRunSummary *summary, double per_usd, GArray *lines)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  write_summary (writer, summary, per_usd);
  ful_json_writer_name (writer, "arms");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < lines->len; i++)
    write_line (writer, &g_array_index (lines, Line, i));
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

/* --- for people --- */

static void
print_text (const FulRunSummary *summary, GArray *lines)
{
  g_autofree char *done = ful_words_count ((double)summary->done);
  g_autofree char *planned = ful_words_count ((double)summary->planned);
  g_autofree char *cached = ful_words_count ((double)summary->cached);
  int width = 0;

  ful_cli_print (_ ("%s of %s answers, %s of them from before, in %.1f s\n"), done, planned, cached,
                 summary->seconds);
  if (summary->failed > 0)
    ful_cli_print (_ ("%" G_GINT64_FORMAT " failed; run --retry-failed asks these again\n"),
                   summary->failed);
  if (summary->asked_again > 0)
    ful_cli_print (_ ("%" G_GINT64_FORMAT " were asked again after the run had been cut off\n"),
                   summary->asked_again);
  if (summary->cancelled)
    ful_cli_print (_ ("Cancelled. The next run of the same arms asks what is missing.\n"));
  if (summary->over_budget)
    ful_cli_print (_ ("Stopped before the cap. The next run of the same arms goes on.\n"));
  for (guint i = 0; i < lines->len; i++)
    width = MAX (width, (int)strlen (g_array_index (lines, Line, i).arm->name));
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);
    g_autofree char *mean = ful_words_interval (line->mean.interval);

    ful_cli_print (_ ("%-*s  %s  of %" G_GSIZE_FORMAT " %s cases\n"), width, line->arm->name, mean,
                   line->mean.n, ful_split_name (line->split));
  }
}

gboolean
ful_cli_report_run (FulProject *project,
                    const FulRunPlan *plan,
                    const FulRunSummary *summary,
                    gboolean json,
                    GError **error)
{
  g_auto (Context) context = { 0 };
  g_autoptr (GArray) lines = NULL;

  if (!context_load (&context, project, error))
    return FALSE;
  lines = measure_plan (&context, plan);
  if (json)
    print_json (summary, context.per_usd, lines);
  else
    print_text (summary, lines);
  if (lines->len > 0 && g_array_index (lines, Line, 0).split == FUL_SPLIT_TEST)
    ful_project_note_look (project);
  return TRUE;
}

/* --- estimates --- */

static void
write_range (FulJsonWriter *writer, const char *name, FulRange range, double factor)
{
  ful_json_writer_name (writer, name);
  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, "low", range.low * factor);
  ful_json_writer_double_member (writer, "high", range.high * factor);
  ful_json_writer_end_object (writer);
}

void
ful_cli_report_estimate (const FulEstimate *estimate, double per_usd, gboolean json)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);
  g_autofree char *planned = ful_words_count ((double)estimate->planned);
  g_autofree char *cached = ful_words_count ((double)estimate->cached);
  g_autofree char *low = ful_words_count (round (estimate->tokens_in.low));
  g_autofree char *high = ful_words_count (round (estimate->tokens_in.high));

  if (!json) {
    ful_cli_print (_ ("%s answers, %s of them there already\n"
                      "%s to %s tokens of input, %.0f to %.0f s\n%s\n"),
                   planned, cached, low, high, estimate->seconds.low, estimate->seconds.high,
                   _ (estimate->basis));
    return;
  }
  ful_json_writer_begin_object (writer);
  ful_json_writer_int_member (writer, "planned", estimate->planned);
  ful_json_writer_int_member (writer, "cached", estimate->cached);
  ful_json_writer_int_member (writer, "requests", estimate->requests);
  write_range (writer, "tokens_in", estimate->tokens_in, 1);
  write_range (writer, "tokens_out", estimate->tokens_out, 1);
  write_range (writer, "cost", estimate->cost_usd, per_usd);
  write_range (writer, "seconds", estimate->seconds, 1);
  ful_json_writer_string_member (writer, "basis", estimate->basis);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}
