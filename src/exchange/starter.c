/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/starter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "checks/check.h"
#include "exchange/starter-private.h"
#include "models/matcher.h"
#include "models/specialist.h"
#include "models/target.h"
#include "project/field.h"
#include "prompts/render.h"
#include "prompts/revision.h"

#define NEAREST 5

void
ful_starter_suggest (FulStarter *self,
                     const char *title,
                     const GPtrArray *columns,
                     const FulExpected *expected,
                     gboolean has_splits)
{
  static const char *const checks[] = {
    [FUL_EXPECTED_NONE] = NULL,        [FUL_EXPECTED_LABELS] = "equals",
    [FUL_EXPECTED_NUMBERS] = "number", [FUL_EXPECTED_JSON] = "is-json",
    [FUL_EXPECTED_TEXT] = "equals",
  };
  gboolean labels = expected->kind == FUL_EXPECTED_LABELS;

  *self = (FulStarter){
    .title = g_strdup (title),
    .keep_splits = has_splits,
    .shares = { .train = 0.6, .dev = 0.2, .test = 0.2, .seed = 1 },
    .prompt = g_strdup (_ ("first")),
    .system = ful_starter_system (expected),
    .message = ful_starter_message (columns),
    .nearest = expected->with > 0 ? NEAREST : 0,
    .matcher = TRUE,
    .specialist = labels,
    .check = checks[expected->kind],
    .bar = 0.9,
  };
}

void
ful_starter_clear (FulStarter *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->prompt, g_free);
  g_clear_pointer (&self->system, g_free);
  g_clear_pointer (&self->message, g_free);
}

/* --- splits --- */

gboolean
ful_starter_split (const FulStarter *self,
                   const GPtrArray *cases,
                   FulSplit *out,
                   gsize *counts,
                   GError **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree FulSplit *planned = g_new0 (FulSplit, cases->len + 1);

  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    if (!self->keep_splits || item->split == FUL_SPLIT_NONE)
      g_ptr_array_add (others, (gpointer)item);
  }
  if (others->len > 0 && !ful_split_plan (others, &self->shares, planned, error))
    return FALSE;
  if (counts != NULL)
    memset (counts, 0, FUL_N_SPLITS * sizeof *counts);
  for (guint i = 0, next = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    out[i] = next < others->len && others->pdata[next] == item ? planned[next++] : item->split;
    if (counts != NULL)
      counts[out[i]]++;
  }
  return TRUE;
}

/* --- the edit --- */

static gboolean
bad (GError **error, const char *field, const char *message)
{
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field, "%s", message);
}

gboolean
ful_starter_check (const FulStarter *self, GError **error)
{
  g_autoptr (FulPromptBody) body = ful_starter_body (self);
  double sum = self->shares.train + self->shares.dev + self->shares.test;

  if (!(self->shares.train >= 0 && self->shares.dev >= 0 && self->shares.test >= 0 && sum > 0 &&
        sum <= 1 + 1e-9))
    return bad (error, NULL, _ ("the shares of the splits must be 0 or more, and 100 % together"));
  if (!ful_prompt_check_name (self->prompt, error) ||
      !ful_prompt_body_check (body, self->prompt, error))
    return FALSE;
  if (self->nearest < 0 || self->nearest > FUL_MAX_EXAMPLES)
    return bad (error, NULL, _ ("the number of examples is out of range"));
  if (!self->matcher && !self->specialist)
    return bad (error, NULL, _ ("choose a model that answers"));
  if (!(self->tolerance >= 0) || isinf (self->tolerance))
    return bad (error, NULL, _ ("the tolerance must be 0 or more"));
  if (!(self->bar > 0 && self->bar < 1))
    return bad (error, NULL, _ ("the bar must lie between 0 and 100 %, neither of them"));
  return TRUE;
}

static gboolean
put_check (const FulStarter *self, FulProject *project, FulEdit *edit, GError **error)
{
  FulCheck check = { .id = ful_project_new_id (project, FUL_ID_CHECK),
                     .name = (char *)self->check,
                     .kind = (char *)self->check,
                     .weight = 1,
                     .threshold = NAN };

  if (self->check == NULL)
    return TRUE;
  if (strcmp (self->check, "number") == 0 && self->tolerance > 0)
    check.threshold = self->tolerance;
  if (!ful_check_validate (&check, error))
    return FALSE;
  ful_edit_put_check (edit, &check);
  return TRUE;
}

static gboolean
put_bar (const FulStarter *self, FulEdit *edit, GError **error)
{
  g_autofree char *text = ful_number_format (self->bar);
  g_autoptr (FulFieldValue) value = ful_field_parse ("bar.quality", text, error);

  if (value == NULL)
    return FALSE;
  ful_edit_put_field (edit, value);
  return TRUE;
}

static gboolean
put_cases (const FulStarter *self,
           FulProject *project,
           FulCaseImport *import,
           FulEdit *edit,
           GError **error)
{
  g_autofree FulSplit *splits = g_new0 (FulSplit, import->cases->len + 1);
  FulCaseImportCounts counts;

  if (import->cases->len == 0)
    return bad (error, NULL, _ ("no case is left of the file"));
  if (!ful_starter_split (self, import->cases, splits, NULL, error))
    return FALSE;
  for (guint i = 0; i < import->cases->len; i++)
    ((FulCase *)import->cases->pdata[i])->split = splits[i];
  return ful_case_import_apply (import, project, edit, &counts, error);
}

gboolean
ful_starter_fill (const FulStarter *self,
                  FulProject *project,
                  FulCaseImport *import,
                  const FulExpected *expected,
                  const char *label,
                  GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autoptr (FulPromptBody) body = ful_starter_body (self);

  if (!ful_starter_check (self, error) || !put_cases (self, project, import, edit, error) ||
      !put_check (self, project, edit, error) || !put_bar (self, edit, error))
    return FALSE;
  ful_edit_set_title (edit, self->title);
  for (guint i = 0; i < expected->labels->len; i++)
    ful_edit_put_label (edit, expected->labels->pdata[i], "", (int)i);
  ful_prompt_add (project, snapshot, edit, self->prompt, body);
  if (self->matcher)
    ful_models_add_offline (project, snapshot, edit, FUL_MATCHER_NAME);
  if (self->specialist)
    ful_models_add_offline (project, snapshot, edit, FUL_SPECIALIST_NAME);
  return ful_project_edit (project, label, g_steal_pointer (&edit), error);
}
