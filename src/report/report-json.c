/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <math.h>
#include <string.h>

#include "base/json-writer.h"
#include "base/json.h"
#include "cost/cost-json.h"

static void
write_mean (FulJsonWriter *writer, const char *name, const FulMean *mean)
{
  ful_json_writer_name (writer, name);
  if (isnan (mean->interval.estimate)) {
    ful_json_writer_null (writer);
    return;
  }
  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, "estimate", mean->interval.estimate);
  ful_json_writer_double_member (writer, "low", mean->interval.low);
  ful_json_writer_double_member (writer, "high", mean->interval.high);
  ful_json_writer_end_object (writer);
}

static void
write_arm (FulJsonWriter *writer, const FulReport *self, guint i)
{
  const FulEvidenceArm *arm = g_ptr_array_index (self->evidence->arms, i);
  const FulArmFacts *facts = &self->facts[i];

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "arm", arm->name);
  ful_json_writer_string_member (writer, "rung", ful_rung_name (arm->rung));
  ful_json_writer_string_member (writer, "split", ful_split_name (facts->split));
  ful_json_writer_boolean_member (writer, "counts", facts->counts);
  ful_json_writer_boolean_member (writer, "offline", arm->offline);
  ful_json_writer_int_member (writer, "n", (gint64)facts->quality.n);
  write_mean (writer, "quality", &facts->quality);
  write_mean (writer, "valid_format", &facts->valid_format);
  write_mean (writer, "agreement", &facts->consistency.mean_agreement);
  ful_json_writer_name (writer, "latency_ms");
  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, "p50", facts->latency_p50_ms);
  ful_json_writer_double_member (writer, "p95", facts->latency_p95_ms);
  ful_json_writer_end_object (writer);
  ful_json_writer_double_member (writer, "cost_per_call_usd", facts->call_usd.interval.estimate);
  ful_json_writer_end_object (writer);
}

/* The verdict as its own writer writes it, as a member. */
static void
write_verdict (FulJsonWriter *writer, const FulReportInput *input)
{
  g_autofree char *text = ful_verdict_to_json (input->verdict, input->input);
  g_autoptr (JsonNode) node = ful_json_parse (text, strlen (text), NULL, NULL);

  ful_json_writer_name (writer, "verdict");
  ful_json_writer_node (writer, node);
}

char *
ful_report_to_json (const FulReportInput *input)
{
  g_autoptr (FulReport) report = ful_report_gather (input);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "title", report->snapshot->title);
  ful_json_writer_string_member (writer, "date", input->date);
  write_verdict (writer, input);
  ful_json_writer_name (writer, "cost");
  ful_cost_write_json (writer, &report->cost, input->verdict->projection);
  ful_json_writer_name (writer, "arms");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < report->evidence->arms->len; i++)
    write_arm (writer, report, i);
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  return ful_json_writer_finish (writer);
}
