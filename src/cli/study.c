/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/error.h"

FulStudy *
ful_study_open (const char *path, GError **error)
{
  g_autoptr (FulStudy) self = g_new0 (FulStudy, 1);

  self->project = ful_cli_open (path, error);
  if (self->project == NULL)
    return NULL;
  self->snapshot = ful_project_snapshot (self->project);
  self->evidence = ful_evidence_load (self->project, self->snapshot, error);
  if (self->evidence == NULL)
    return NULL;
  self->standings = ful_standings_new (self->evidence);
  return g_steal_pointer (&self);
}

void
ful_study_free (FulStudy *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->standings, ful_standings_free);
  g_clear_pointer (&self->evidence, ful_evidence_unref);
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  g_clear_pointer (&self->project, ful_project_free);
  g_free (self);
}

FulExit
ful_study_close (FulStudy *self, FulExit status)
{
  FulExit closed = ful_cli_close (g_steal_pointer (&self->project), status);

  ful_study_free (self);
  return closed;
}

gboolean
ful_study_split (const FulStudy *self, const char *name, FulSplit *split, GError **error)
{
  FulSplit given;

  if (name == NULL) {
    *split = ful_standings_splits (self->standings).judging;
    return TRUE;
  }
  if (!ful_split_from_name (name, &given) || (given != FUL_SPLIT_DEV && given != FUL_SPLIT_TEST)) {
    g_autofree char *quoted = ful_quote_untrusted (name);

    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--split",
                             _ ("%s is not a split that arms are judged on; take dev or test"),
                             quoted);
  }
  *split = given;
  return TRUE;
}

gboolean
ful_study_arm (const FulStudy *self, const char *name, guint *index, GError **error)
{
  const FulEvidenceArm *arm = ful_evidence_find_arm (self->evidence, name, error);

  return arm != NULL && g_ptr_array_find (self->evidence->arms, arm, index);
}

const FulEvidenceArm *
ful_study_arm_at (const FulStudy *self, guint index)
{
  return g_ptr_array_index (self->evidence->arms, index);
}

void
ful_study_note_look (FulStudy *self, FulSplit split)
{
  if (split == FUL_SPLIT_TEST)
    ful_project_note_look (self->project);
}

char *
ful_study_share_text (const FulInterval *share)
{
  if (isnan (share->estimate))
    return g_strdup (_ ("not known"));
  return g_strdup_printf (_ ("%.1f %% (95 %% sure: between %.1f and %.1f)"), 100 * share->estimate,
                          100 * share->low, 100 * share->high);
}

char *
ful_study_p_text (double p)
{
  if (p < 0.001)
    return g_strdup (_ ("under 0.001"));
  return g_strdup_printf ("%.3f", p);
}
