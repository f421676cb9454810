/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/cost-json.h"

static const char *
arm_name (const FulCostContext *context, int arm)
{
  const FulEvidence *evidence = ful_standings_evidence (context->standings);

  return arm >= 0 ? ((const FulEvidenceArm *)evidence->arms->pdata[arm])->name : NULL;
}

static void
write_side (FulJsonWriter *writer,
            const char *side,
            const char *arm,
            double monthly,
            double upfront,
            double total)
{
  ful_json_writer_name (writer, side);
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "arm", arm);
  ful_json_writer_double_member (writer, "monthly", monthly);
  ful_json_writer_double_member (writer, "upfront", upfront);
  ful_json_writer_double_member (writer, "total", total);
  ful_json_writer_end_object (writer);
}

static void
write_arms (FulJsonWriter *writer, const FulCostContext *context, FulCostPair pair)
{
  g_autoptr (GArray) arms = ful_cost_arms (context, pair);

  ful_json_writer_name (writer, "arms");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < arms->len; i++) {
    const FulCostArm *arm = &g_array_index (arms, FulCostArm, i);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "arm", arm_name (context, arm->arm));
    ful_json_writer_string_member (writer, "rung", ful_rung_name (arm->rung));
    ful_json_writer_double_member (writer, "upfront", arm->upfront);
    ful_json_writer_double_member (writer, "monthly", arm->monthly);
    ful_json_writer_double_member (writer, "total", arm->total);
    ful_json_writer_double_member (writer, "per_request", arm->per_request);
    ful_json_writer_double_member (writer, "per_correct", arm->per_correct);
    ful_json_writer_double_member (writer, "p_break_even", arm->p_break_even);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_break_even (FulJsonWriter *writer, const FulProjection *projection)
{
  ful_json_writer_name (writer, "break_even_month");
  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, "p10", projection->break_even_p10);
  ful_json_writer_double_member (writer, "p50", projection->break_even_p50);
  ful_json_writer_double_member (writer, "p90", projection->break_even_p90);
  ful_json_writer_double_member (writer, "deterministic", projection->break_even_month);
  ful_json_writer_end_object (writer);
  ful_json_writer_double_member (writer, "break_even_volume", projection->break_even_volume);
  ful_json_writer_name (writer, "crossings");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < projection->crossings->len; i++)
    ful_json_writer_double (writer, g_array_index (projection->crossings, double, i));
  ful_json_writer_end_array (writer);
  ful_json_writer_double_member (writer, "p_break_even", projection->p_break_even);
}

static void
write_saving (FulJsonWriter *writer, const FulProjection *projection)
{
  ful_json_writer_name (writer, "saving");
  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, "p10", projection->saving_p10);
  ful_json_writer_double_member (writer, "p50", projection->saving_p50);
  ful_json_writer_double_member (writer, "p90", projection->saving_p90);
  ful_json_writer_double_member (writer, "mean", projection->saving_mean);
  ful_json_writer_end_object (writer);
  ful_json_writer_null_member (writer, "evpi");
  ful_json_writer_null_member (writer, "evppi");
  ful_json_writer_null_member (writer, "sensitivity");
}

static void
write_months (FulJsonWriter *writer, const FulProjection *projection)
{
  ful_json_writer_name (writer, "by_month");
  ful_json_writer_begin_array (writer);
  for (int i = 0; projection->known && i < projection->horizon_months; i++) {
    const FulCostMonth *month = &projection->months[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_int_member (writer, "month", i + 1);
    ful_json_writer_double_member (writer, "prompt", month->prompt);
    ful_json_writer_double_member (writer, "tuned", month->tuned);
    ful_json_writer_double_member (writer, "saving_p10", month->saving_p10);
    ful_json_writer_double_member (writer, "saving_p50", month->saving_p50);
    ful_json_writer_double_member (writer, "saving_p90", month->saving_p90);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_inputs (FulJsonWriter *writer, const FulProjection *projection)
{
  ful_json_writer_name (writer, "inputs");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < projection->inputs->len; i++) {
    const FulCostInput *input = projection->inputs->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "input", input->key);
    ful_json_writer_double_member (writer, "value", input->likely);
    ful_json_writer_double_member (writer, "low", input->low);
    ful_json_writer_double_member (writer, "high", input->high);
    ful_json_writer_string_member (writer, "source", input->source);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_name (writer, "missing");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < projection->missing->len; i++)
    ful_json_writer_string (writer, projection->missing->pdata[i]);
  ful_json_writer_end_array (writer);
}

void
ful_cost_write_json (FulJsonWriter *writer,
                     const FulCostContext *context,
                     const FulProjection *projection)
{
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "currency", projection->currency);
  ful_json_writer_int_member (writer, "horizon_months", projection->horizon_months);
  write_side (writer, "prompt", arm_name (context, projection->pair.prompt_arm),
              projection->prompt_monthly, projection->prompt_upfront, projection->prompt_total);
  write_side (writer, "tuned", arm_name (context, projection->pair.tuned_arm),
              projection->tuned_monthly, projection->tuned_upfront, projection->tuned_total);
  write_arms (writer, context, projection->pair);
  write_break_even (writer, projection);
  write_saving (writer, projection);
  write_months (writer, projection);
  write_inputs (writer, projection);
  ful_json_writer_end_object (writer);
}
