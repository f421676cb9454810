/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/column-choice.h"

#include <math.h>

#include "cost/model.h"

gboolean
ful_ids_contains (const GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

void
ful_ids_add (GArray *ids, gint64 id)
{
  if (!ful_ids_contains (ids, id))
    g_array_append_val (ids, id);
}

void
ful_ids_remove (GArray *ids, gint64 id)
{
  for (guint i = ids->len; i > 0; i--)
    if (g_array_index (ids, gint64, i - 1) == id)
      g_array_remove_index (ids, i - 1);
}

void
ful_ids_drop_hidden (GArray *ids, const FulSnapshot *snapshot)
{
  for (guint i = ids->len; i > 0; i--) {
    const FulPrompt *prompt = ful_snapshot_prompt (snapshot, g_array_index (ids, gint64, i - 1));

    if (prompt == NULL || prompt->hidden)
      g_array_remove_index (ids, i - 1);
  }
}

GArray *
ful_column_rank (FulDocument *document)
{
  const FulEvidence *evidence = ful_document_evidence (document);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint *arms = NULL;
  g_autoptr (GArray) ranked = NULL;
  gsize n = 0;

  if (evidence == NULL)
    return ids;
  arms = g_new (guint, MAX (evidence->arms->len, 1));
  for (guint i = 0; i < evidence->arms->len; i++) {
    const FulEvidenceArm *arm = evidence->arms->pdata[i];

    if (arm->attempt && ful_rung_is_prompt (arm->rung))
      arms[n++] = i;
  }
  ranked = ful_standings_rank (ful_document_standings (document), arms, n, NULL);
  for (guint i = 0; i < ranked->len; i++) {
    const FulEvidenceArm *arm = evidence->arms->pdata[g_array_index (ranked, guint, i)];

    ful_ids_add (ids, arm->prompt_id);
  }
  return ids;
}

GArray *
ful_column_choice (const FulSnapshot *snapshot, const GArray *ranked, guint room)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < snapshot->prompts->len && ids->len < room; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    if (!prompt->hidden && prompt->draft != NULL)
      ful_ids_add (ids, prompt->id);
  }
  for (guint i = 0; ranked != NULL && i < ranked->len && ids->len < room; i++)
    ful_ids_add (ids, g_array_index (ranked, gint64, i));
  for (guint i = 0; i < snapshot->prompts->len && ids->len < room; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    if (!prompt->hidden)
      ful_ids_add (ids, prompt->id);
  }
  return ids;
}

double
ful_column_measured (FulDocument *document, gint64 prompt_id, gboolean *best)
{
  const FulEvidence *evidence = ful_document_evidence (document);
  FulStandings *standings = ful_document_standings (document);
  int best_arm = standings != NULL ? ful_standings_best_prompt_arm (standings) : -1;
  double out = (double)NAN;
  int revision = 0;

  *best = FALSE;
  for (guint i = 0; evidence != NULL && i < evidence->arms->len; i++) {
    const FulEvidenceArm *arm = evidence->arms->pdata[i];

    if (arm->prompt_id != prompt_id)
      continue;
    *best |= (int)i == best_arm;
    if (arm->revision >= revision)
      out = ful_cost_arm_tokens (standings, i).out;
    revision = MAX (revision, arm->revision);
  }
  return out;
}
