/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/next-place.h"

#include <string.h>

#define PAGE "page:"

void
ful_next_place_clear (FulNextPlace *self)
{
  g_clear_pointer (&self->target, g_free);
}

/* @filter: (transfer full) (nullable) */
static FulNextPlace
on_page (const char *page, char *filter)
{
  FulNextPlace place = { "win.show-evidence", filter != NULL
                                                  ? g_strdup_printf (PAGE "%s %s", page, filter)
                                                  : g_strdup_printf (PAGE "%s", page) };

  g_free (filter);
  return place;
}

/* "failed arm:\"NAME\"": @words of the arm's answers; "" where there is no arm. */
static char *
of_arm (const char *words, const FulEvidence *evidence, int arm)
{
  if (arm < 0 || (guint)arm >= evidence->arms->len)
    return g_strdup (words);
  return g_strdup_printf ("%s arm:\"%s\"", words,
                          ((const FulEvidenceArm *)evidence->arms->pdata[arm])->name);
}

static char *
first_unmet (const FulVerdict *verdict)
{
  for (guint i = 0; i < verdict->readiness->len; i++) {
    const FulReadinessItem *item = g_ptr_array_index (verdict->readiness, i);

    if (!item->met)
      return g_strdup (item->item);
  }
  return NULL;
}

static char *
first_missing_cost (const FulVerdict *verdict)
{
  const FulProjection *projection = verdict->projection;

  return projection->missing->len > 0 ? g_strdup (g_ptr_array_index (projection->missing, 0))
                                      : NULL;
}

static char *
of_lever (FulLevers lever)
{
  return lever != 0 ? g_strdup_printf ("lever:%s", ful_lever_name (lever)) : NULL;
}

FulNextPlace
ful_next_place_of (const FulNext *next, const FulVerdict *verdict, const FulEvidence *evidence)
{
  const char *action = next->action;

  if (g_str_equal (action, "run"))
    return (FulNextPlace){ "win.run", NULL };
  if (g_str_equal (action, "record-decision"))
    return (FulNextPlace){ "win.export-report", NULL };
  if (g_str_equal (action, "add-lever") || g_str_equal (action, "add-retrieval"))
    return on_page ("prompts", of_lever (next->lever));
  if (g_str_equal (action, "new-revision"))
    return on_page ("prompts", NULL);
  if (g_str_equal (action, "set-bar") || g_str_equal (action, "review-bar"))
    return on_page ("workflow", g_strdup ("bar.quality"));
  if (g_str_equal (action, "import-cases") || g_str_equal (action, "add-cases"))
    return on_page ("cases", NULL);
  if (g_str_equal (action, "fill-costs"))
    return on_page ("cost", first_missing_cost (verdict));
  if (g_str_equal (action, "review-costs"))
    return on_page ("cost", NULL);
  if (g_str_equal (action, "meet-readiness") || g_str_equal (action, "pilot-tuning"))
    return on_page ("tuning", first_unmet (verdict));
  if (g_str_equal (action, "train-specialist"))
    return on_page ("tuning", g_strdup ("specialist"));
  if (g_str_equal (action, "show-failures"))
    return on_page ("runs", of_arm ("failed", evidence, verdict->failure_mode.arm));
  if (g_str_equal (action, "use-arm"))
    return on_page ("runs", of_arm ("view:arms", evidence, next->arm));
  return (FulNextPlace){ NULL, NULL };
}

char *
ful_next_place_page (const FulNextPlace *self)
{
  const char *page, *end;

  if (self->target == NULL || !g_str_has_prefix (self->target, PAGE))
    return NULL;
  page = self->target + strlen (PAGE);
  end = strchr (page, ' ');
  return end != NULL ? g_strndup (page, (gsize)(end - page)) : g_strdup (page);
}
