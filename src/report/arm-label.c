/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/arm-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "models/target.h"
#include "report/format.h"

/* What an arm's model is called: what is no language model is named for what it is everywhere. */
char *
ful_arm_label_model (const FulSnapshot *snapshot, const FulEvidenceArm *arm)
{
  const FulModel *model = ful_snapshot_model (snapshot, arm->model_id);
  const char *says = model != NULL ? ful_model_description (model) : NULL;

  return says != NULL ? g_strdup (_ (says)) : ful_format_stranger (arm->model);
}

/* "nearest#2" of "nearest#2@offline:matcher". */
char *
ful_arm_label_prompt (const FulEvidenceArm *arm)
{
  const char *at = strrchr (arm->name, '@');
  g_autofree char *before = at != NULL ? g_strndup (arm->name, (gsize)(at - arm->name)) : NULL;

  return ful_format_stranger (before != NULL ? before : arm->name);
}
