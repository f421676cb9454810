/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompts-status.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "prompts/draft.h"
#include "prompts/revision.h"
#include "report/format.h"

/* Quality on the judging split, where it counts there; else where it is ranked. */
static double
share_of (FulStandings *standings, guint arm)
{
  FulSplit judging = ful_standings_splits (standings).judging;
  FulSplit split = ful_standings_counts (standings, arm, judging)
                       ? judging
                       : ful_standings_ranked_on (standings, arm);

  return ful_standings_mean (standings, arm, split).interval.estimate;
}

FulPageState
ful_prompts_status (FulPage *page, FulDocument *document, char **text)
{
  const FulSnapshot *snapshot = ful_document_snapshot (document);
  FulStandings *standings = ful_document_standings (document);
  int best = standings != NULL ? ful_standings_best_prompt_arm (standings) : -1;
  g_autofree char *count = NULL;
  g_autofree char *share = NULL;
  gboolean changed = FALSE;
  guint n = 0;

  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    if (prompt->hidden || strcmp (prompt->name, FUL_INPUT_ONLY) == 0)
      continue;
    n++;
    changed |= prompt->draft != NULL;
  }
  if (n == 0) {
    *text = g_strdup (_ ("None yet"));
    return FUL_PAGE_TODO;
  }
  count = g_strdup_printf (ngettext ("%u prompt", "%u prompts", n), n);
  if (best < 0) {
    *text = g_strdup_printf (_ ("%s, not run"), count);
    return FUL_PAGE_PART;
  }
  share = ful_format_share (share_of (standings, (guint)best));
  *text = changed ? g_strdup_printf (_ ("%s, some not run"), count)
                  : g_strdup_printf (_ ("%s, best %s"), count, share);
  return changed ? FUL_PAGE_PART : FUL_PAGE_DONE;
}

char *
ful_prompt_line (FulDocument *document, const FulPrompt *prompt)
{
  const FulEvidence *evidence = ful_document_evidence (document);
  FulStandings *standings = ful_document_standings (document);
  g_autofree char *name = ful_format_stranger (prompt->name);
  g_autofree char *share = NULL;
  double best = (double)NAN;

  if (strcmp (prompt->name, FUL_INPUT_ONLY) == 0)
    return g_strdup_printf (_ ("%s, built in"), name);
  for (guint i = 0; evidence != NULL && i < evidence->arms->len; i++)
    if (((const FulEvidenceArm *)evidence->arms->pdata[i])->prompt_id == prompt->id)
      best = fmax (best, share_of (standings, i));
  if (isnan (best))
    return g_strdup_printf (_ ("%s, not run"), name);
  share = ful_format_share (best);
  return g_strdup_printf ("%s, %s", name, share);
}
