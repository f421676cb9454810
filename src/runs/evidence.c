/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/evidence-private.h"

#include <string.h>

#include "base/error.h"
#include "prompts/arm.h"

FulEvidence *
ful_evidence_new (const FulSnapshot *snapshot)
{
  FulEvidence *self = g_new0 (FulEvidence, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->results_generation = snapshot->results_generation;
  self->arms = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_evidence_arm_free);
  return self;
}

FulEvidence *
ful_evidence_ref (FulEvidence *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_evidence_unref (FulEvidence *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (gsize i = 0; i < self->n_cases; i++) {
    g_free (self->cases[i].name);
    g_free (self->cases[i].expected);
  }
  g_free (self->cases);
  g_ptr_array_unref (self->arms);
  g_free (self);
}

/* --- looking up --- */

static gboolean
fail_unknown (const FulEvidence *self, const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *quoted = ful_quote_untrusted (name);

  for (guint i = 0; i < self->arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (self->arms, i);

    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", arm->name);
  }
  return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, "arm",
                           "no answers of %s; there are some of %s", quoted,
                           known->len > 0 ? known->str : "none");
}

const FulEvidenceArm *
ful_evidence_find_arm (const FulEvidence *self, const char *name, GError **error)
{
  g_auto (FulArmName) wanted = { 0 };
  const FulEvidenceArm *found = NULL;

  if (!ful_arm_name_parse (name, &wanted, error))
    return NULL;
  for (guint i = 0; i < self->arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (self->arms, i);

    if (strcmp (arm->prompt, wanted.prompt) == 0 && strcmp (arm->model, wanted.model) == 0 &&
        strcmp (arm->variables, wanted.variables) == 0 &&
        (wanted.revision == 0 || wanted.revision == arm->revision) &&
        (found == NULL || arm->revision > found->revision))
      found = arm;
  }
  if (found == NULL)
    fail_unknown (self, name, error);
  return found;
}
