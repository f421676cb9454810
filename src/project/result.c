/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/result.h"

#include <math.h>

#include "project/record-private.h"

FulResult *
ful_result_new (void)
{
  FulResult *self = g_new0 (FulResult, 1);

  self->repeat = 1;
  self->given_score = NAN;
  self->score = NAN;
  self->latency_ms = NAN;
  self->in_flight = NAN;
  self->tokens_in = NAN;
  self->tokens_cached = NAN;
  self->tokens_out = NAN;
  self->cost_usd = NAN;
  return self;
}

FulResult *
ful_result_copy (const FulResult *self)
{
  FulResult *copy = g_memdup2 (self, sizeof *self);

  copy->variables = g_strdup (self->variables);
  copy->request_hash = g_strdup (self->request_hash);
  copy->input_hash = g_strdup (self->input_hash);
  copy->output = g_strdup (self->output);
  copy->error = g_strdup (self->error);
  copy->check_version = g_strdup (self->check_version);
  copy->answered = g_strdup (self->answered);
  return copy;
}

void
ful_result_free (FulResult *self)
{
  if (self == NULL)
    return;
  g_free (self->variables);
  g_free (self->request_hash);
  g_free (self->input_hash);
  g_free (self->output);
  g_free (self->error);
  g_free (self->check_version);
  g_free (self->answered);
  g_free (self);
}

FulRun *
ful_run_copy (const FulRun *self)
{
  FulRun *copy = g_memdup2 (self, sizeof *self);

  copy->plan = g_strdup (self->plan);
  copy->started = g_strdup (self->started);
  copy->finished = g_strdup (self->finished);
  return copy;
}

void
ful_run_free (FulRun *self)
{
  if (self == NULL)
    return;
  g_free (self->plan);
  g_free (self->started);
  g_free (self->finished);
  g_free (self);
}
