/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/pages.h"

#include <glib/gi18n.h>

#include "app/cases/cases-page.h"
#include "app/cost/cost-page.h"
#include "app/prompts/prompts-page.h"
#include "app/runs/runs-page.h"
#include "app/tuning/tuning-page.h"
#include "app/verdict/verdict-page.h"
#include "app/workflow/workflow-page.h"

const FulPageEntry ful_pages[] = {
  { "workflow", N_ ("Workflow"), "ful-workflow-symbolic", ful_workflow_page_get_type },
  { "prompts", N_ ("Prompts"), "ful-prompts-symbolic", ful_prompts_page_get_type },
  { "cases", N_ ("Cases"), "ful-cases-symbolic", ful_cases_page_get_type },
  { "runs", N_ ("Runs"), "ful-runs-symbolic", ful_runs_page_get_type },
  { "cost", N_ ("Cost"), "ful-cost-symbolic", ful_cost_page_get_type },
  { "tuning", N_ ("Tuning"), "ful-tuning-symbolic", ful_tuning_page_get_type },
  { "verdict", N_ ("Verdict"), "ful-verdict-symbolic", ful_verdict_page_get_type },
};

const int ful_n_pages = G_N_ELEMENTS (ful_pages);
