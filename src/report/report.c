/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/arm-label.h"
#include "report/format.h"
#include "report/report-private.h"

static FulArmName *
arm_name_new (const FulSnapshot *snapshot, const FulEvidenceArm *arm)
{
  FulArmName *name = g_new0 (FulArmName, 1);

  name->prompt = ful_arm_label_prompt (arm);
  name->model = ful_arm_label_model (snapshot, arm);
  name->whole = g_strdup_printf ("%s · %s", name->prompt, name->model);
  return name;
}

static void
arm_name_free (gpointer data)
{
  FulArmName *name = data;

  g_free (name->prompt);
  g_free (name->model);
  g_free (name->whole);
  g_free (name);
}

FulReport *
ful_report_gather (const FulReportInput *input)
{
  FulReport *self = g_new0 (FulReport, 1);
  const FulVerdictInput *in = input->input;
  guint n = in->evidence->arms->len;

  self->report = input;
  self->verdict = input->verdict;
  self->snapshot = in->snapshot;
  self->evidence = in->evidence;
  self->standings = ful_standings_new (in->evidence);
  self->splits = ful_standings_splits (self->standings);
  self->cost = (FulCostContext){ .snapshot = in->snapshot,
                                 .standings = self->standings,
                                 .prices = in->prices,
                                 .draws = in->draws,
                                 .seed = in->seed };
  self->bar = ful_bar_of (in->snapshot);
  self->currency = ful_snapshot_text (in->snapshot, "cost.currency");
  self->names = g_ptr_array_new_with_free_func (arm_name_free);
  self->facts = g_new0 (FulArmFacts, n);
  for (guint i = 0; i < n; i++) {
    g_ptr_array_add (self->names,
                     arm_name_new (in->snapshot, g_ptr_array_index (in->evidence->arms, i)));
    self->facts[i] = ful_arm_facts (&self->cost, i);
  }
  return self;
}

void
ful_report_drop (FulReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->names);
  g_free (self->facts);
  ful_standings_free (self->standings);
  g_free (self);
}

/* "Decided from 3,080 test cases, 6 arms and the price list of 23 September 2026. Fulcrum 0.1.0" */
static char *
subtitle (const FulReport *self)
{
  gsize cases = 0;
  guint arms = 0;
  g_autofree char *n_cases = NULL;
  g_autofree char *n_arms = NULL;
  g_autofree char *prices = ful_format_date (ful_price_list_date (self->cost.prices));

  for (gsize i = 0; i < self->evidence->n_cases; i++)
    cases += self->evidence->cases[i].split == self->splits.judging ? 1 : 0;
  for (guint i = 0; i < self->evidence->arms->len; i++)
    arms += self->facts[i].counts ? 1 : 0;
  n_cases = ful_format_count ((double)cases);
  n_arms = ful_format_count (arms);
  return g_strdup_printf (_ ("Decided from %s cases (%s), %s arms that count and the price list of "
                             "%s. Fulcrum %s."),
                          n_cases, ful_report_split (self->splits.judging), n_arms, prices,
                          FUL_VERSION);
}

FulDocument *
ful_report_new (const FulReportInput *input)
{
  g_autoptr (FulReport) report = ful_report_gather (input);
  const char *named = ful_snapshot_text (report->snapshot, "workflow.title");
  g_autofree char *name =
      ful_format_stranger (named != NULL && *named != '\0' ? named : report->snapshot->title);
  /* Translators: the title of a report on a project. */
  g_autofree char *title = g_strdup_printf (_ ("%s: prompt or train?"), name);
  g_autofree char *date = ful_format_date (input->date);
  /* Translators: the language of these translations, as in BCP 47: "de", "fr". */
  FulDocument *document = ful_document_new (C_ ("language", "en"), title, date);

  document->subtitle = subtitle (report);
  ful_report_add_verdict (report, document->body);
  ful_report_add_ladder (report, document->body);
  ful_report_add_steps (report, document->body);
  ful_report_add_plateau (report, document->body);
  ful_report_add_failures (report, document->body);
  ful_report_add_cost (report, document->body);
  ful_report_add_training (report, document->body);
  ful_report_add_factors (report, document->body);
  ful_report_add_readiness (report, document->body);
  ful_report_add_task (report, document->body);
  ful_report_add_arms (report, document->body);
  ful_report_add_method (report, document->body);
  return document;
}
