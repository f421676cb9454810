/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/verdict.h"

#include "base/json-writer.h"

static const char *const step_states[] = { "open", "done", "blocked" };

static const char *
arm_name (const FulEvidence *evidence, int arm)
{
  return arm >= 0 ? ((const FulEvidenceArm *)g_ptr_array_index (evidence->arms, arm))->name : NULL;
}

static void
begin_array (FulJsonWriter *writer, const char *name)
{
  ful_json_writer_name (writer, name);
  ful_json_writer_begin_array (writer);
}

static void
write_failure_mode (FulJsonWriter *writer, const FulFailureModes *modes)
{
  ful_json_writer_name (writer, "failure_mode");
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "dominant", modes->name);
  ful_json_writer_name (writer, "shares");
  ful_json_writer_begin_object (writer);
  for (FulMode mode = FUL_MODE_WRONG_EXPECTED; mode < FUL_N_MODES; mode++)
    if (modes->counts[mode] > 0)
      ful_json_writer_int_member (writer, ful_mode_name (mode), (gint64)modes->counts[mode]);
  ful_json_writer_end_object (writer);
  ful_json_writer_end_object (writer);
}

static void
write_steps (FulJsonWriter *writer, const FulVerdict *self, const FulEvidence *evidence)
{
  begin_array (writer, "steps");
  for (int i = 0; i < 5; i++) {
    const FulStep *step = &self->steps[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_int_member (writer, "step", step->step);
    ful_json_writer_string_member (writer, "state", step_states[step->state]);
    ful_json_writer_string_member (writer, "summary", step->summary);
    begin_array (writer, "evidence");
    for (guint j = 0; j < step->evidence->len; j++) {
      const FulEvidenceLink *found = g_ptr_array_index (step->evidence, j);

      ful_json_writer_begin_object (writer);
      ful_json_writer_string_member (writer, "text", found->text);
      ful_json_writer_string_member (writer, "split",
                                     found->split != FUL_SPLIT_NONE ? ful_split_name (found->split)
                                                                    : NULL);
      ful_json_writer_string_member (writer, "arm", arm_name (evidence, found->arm));
      ful_json_writer_string_member (writer, "filter", found->filter);
      ful_json_writer_end_object (writer);
    }
    ful_json_writer_end_array (writer);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_factors (FulJsonWriter *writer, const FulVerdict *self)
{
  begin_array (writer, "factors");
  for (guint i = 0; i < self->factors->len; i++) {
    const FulFactor *factor = g_ptr_array_index (self->factors, i);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "factor", factor->factor);
    ful_json_writer_int_member (writer, "lean", factor->lean);
    ful_json_writer_double_member (writer, "weight", factor->weight);
    ful_json_writer_string_member (writer, "basis", factor->basis);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_ladder (FulJsonWriter *writer, const FulVerdict *self, const FulEvidence *evidence)
{
  begin_array (writer, "ladder");
  for (FulRung i = 0; i < FUL_N_RUNGS; i++) {
    const FulLadderRung *rung = &self->ladder[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "rung", ful_rung_name (rung->rung));
    ful_json_writer_string_member (writer, "arm", arm_name (evidence, rung->arm));
    ful_json_writer_boolean_member (writer, "measured", rung->measured);
    if (rung->state == FUL_CLEARS || rung->state == FUL_FAILS)
      ful_json_writer_boolean_member (writer, "clears", rung->state == FUL_CLEARS);
    else
      ful_json_writer_null_member (writer, "clears");
    ful_json_writer_name (writer, "quality");
    ful_interval_write (&rung->quality.interval, writer);
    ful_json_writer_double_member (writer, "monthly_cost", rung->monthly_cost);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_readiness (FulJsonWriter *writer, const FulVerdict *self)
{
  begin_array (writer, "readiness");
  for (guint i = 0; i < self->readiness->len; i++) {
    const FulReadinessItem *item = g_ptr_array_index (self->readiness, i);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "item", item->item);
    ful_json_writer_boolean_member (writer, "met", item->met);
    ful_json_writer_string_member (writer, "basis", item->basis);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_next (FulJsonWriter *writer, const FulVerdict *self, const FulEvidence *evidence)
{
  begin_array (writer, "next");
  for (guint i = 0; i < self->next->len; i++) {
    const FulNext *next = g_ptr_array_index (self->next, i);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "action", next->action);
    ful_json_writer_string_member (writer, "lever",
                                   next->lever != 0 ? ful_lever_name (next->lever) : NULL);
    ful_json_writer_string_member (writer, "arm", arm_name (evidence, next->arm));
    ful_json_writer_double_member (writer, "saving", next->saving);
    ful_json_writer_string_member (writer, "why", next->why);
    ful_json_writer_double_member (writer, "price", next->price);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_cautions (FulJsonWriter *writer, const FulVerdict *self)
{
  begin_array (writer, "cautions");
  for (guint i = 0; i < self->cautions->len; i++) {
    const FulCaution *caution = g_ptr_array_index (self->cautions, i);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "code", caution->code);
    ful_json_writer_string_member (writer, "text", caution->text);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

char *
ful_verdict_to_json (const FulVerdict *self, const FulVerdictInput *input)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);
  const FulEvidence *evidence = input->evidence;

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "code", ful_code_name (self->code));
  ful_json_writer_string_member (writer, "reason", self->reason);
  ful_json_writer_string_member (writer, "headline", self->headline);
  ful_json_writer_string_member (writer, "rung",
                                 self->rung != FUL_RUNG_UNSET ? ful_rung_name (self->rung) : NULL);
  ful_json_writer_string_member (writer, "leaning",
                                 self->leaning != FUL_CODE_NONE ? ful_code_name (self->leaning)
                                                                : NULL);
  ful_json_writer_double_member (writer, "n_needed", self->n_needed);
  write_failure_mode (writer, &self->failure_mode);
  ful_json_writer_name (writer, "plateau");
  ful_plateau_write (self->plateau, writer);
  write_steps (writer, self, evidence);
  write_factors (writer, self);
  write_ladder (writer, self, evidence);
  write_readiness (writer, self);
  write_next (writer, self, evidence);
  /* What-if and robustness are worked out elsewhere, where they are asked for. */
  ful_json_writer_null_member (writer, "would_change");
  ful_json_writer_null_member (writer, "robustness");
  write_cautions (writer, self);
  ful_json_writer_end_object (writer);
  return ful_json_writer_finish (writer);
}
