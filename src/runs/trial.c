/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/trial.h"

#include <math.h>

#include "base/error.h"
#include "checks/scorer.h"
#include "models/matcher.h"
#include "models/target.h"
#include "prompts/arm.h"
#include "runs/token-meter.h"

struct _FulTrial {
  FulGround *ground;
  const FulModel *model; /* of the ground's snapshot, or static */
  FulProvider *provider;
  FulScorer *scorer;
  FulTokenMeter *meter;
};

void
ful_trial_answer_clear (FulTrialAnswer *self)
{
  g_clear_pointer (&self->text, g_free);
}

const FulModel *
ful_trial_model (const FulSnapshot *snapshot)
{
  gboolean any = FALSE;

  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = snapshot->models->pdata[i];

    if (model->hidden || model->imported)
      continue;
    any = TRUE;
    if (ful_model_is_matcher (model))
      return model;
  }
  return any ? NULL : ful_offline_model (FUL_MATCHER_NAME);
}

FulTrial *
ful_trial_new (FulProject *project, FulSnapshot *snapshot, GError **error)
{
  const FulModel *model = ful_trial_model (snapshot);
  g_autoptr (FulTrial) self = g_new0 (FulTrial, 1);

  if (model == NULL) {
    ful_set_error_at (error, FUL_ERROR_REFUSED, NULL, 0, NULL,
                      "none of the project's models can be asked here; add the built-in %s",
                      FUL_MATCHER_NAME);
    return NULL;
  }
  self->ground = ful_ground_new (project, snapshot, error);
  if (self->ground == NULL)
    return NULL;
  self->model = model;
  self->provider = ful_matcher_new ();
  self->scorer = ful_scorer_new (snapshot);
  self->meter = ful_token_meter_new (ful_encoding_for_model (model->model_id, NULL));
  return g_steal_pointer (&self);
}

void
ful_trial_free (FulTrial *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ground, ful_ground_free);
  g_clear_pointer (&self->provider, ful_provider_free);
  g_clear_pointer (&self->scorer, ful_scorer_free);
  g_clear_pointer (&self->meter, ful_token_meter_free);
  g_free (self);
}

/* What the provider did not count is counted here, as in a run. */
static void
fill (FulTrial *self,
      const FulRequestMaker *maker,
      GPtrArray *messages,
      FulReply *reply,
      FulTrialAnswer *out)
{
  const FulEncoding *encoding = ful_encoding_for_model (self->model->model_id, NULL);

  out->text = g_steal_pointer (&reply->text);
  out->latency_ms = reply->latency_ms;
  out->tokens_in = reply->tokens_in;
  out->tokens_out = reply->tokens_out;
  if (isnan (out->tokens_in)) {
    out->tokens_in = (double)ful_token_meter_count (self->meter, maker->shape, messages);
    out->tokens_out = (double)ful_encoding_count (encoding, out->text, -1);
  }
}

gboolean
ful_trial_ask (FulTrial *self,
               const char *prompt,
               const FulPromptBody *body,
               const FulCase *item,
               FulTrialAnswer *out,
               GError **error)
{
  g_autoptr (GPtrArray) variants = ful_variables_expand (body, error);
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GBytes) request = NULL;
  FulRequestMaker maker = { NULL, NULL };
  FulReply reply = FUL_REPLY_NONE;
  gboolean ok;

  if (variants == NULL || !ful_ground_make_maker (self->ground, prompt, body, self->model,
                                                  variants->pdata[0], &maker, error))
    return FALSE;
  request = ful_request_maker_make (&maker, item, &messages, NULL, error);
  ok = request != NULL && ful_provider_ask (self->provider, request, &reply, error);
  if (ok) {
    fill (self, &maker, messages, &reply, out);
    out->score = ful_scorer_score (self->scorer, item, body, out->text);
    ful_reply_clear (&reply);
  }
  ful_request_maker_clear (&maker);
  return ok;
}
