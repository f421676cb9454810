/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/field-state.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "report/field-entry.h"
#include "report/field-words.h"
#include "report/format.h"
#include "workflow/profile.h"

static const FulCostInput *
input_of (const FulProjection *projection, const char *key)
{
  for (guint i = 0; projection != NULL && i < projection->inputs->len; i++) {
    const FulCostInput *input = projection->inputs->pdata[i];

    if (strcmp (input->key, key) == 0)
      return input;
  }
  return NULL;
}

static gboolean
is_missing (const FulProjection *projection, const char *key)
{
  for (guint i = 0; projection != NULL && i < projection->missing->len; i++)
    if (strcmp (projection->missing->pdata[i], key) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_number (const FulField *field)
{
  return field->kind != FUL_FIELD_TEXT && field->kind != FUL_FIELD_CHOICE &&
         field->kind != FUL_FIELD_FLAG;
}

/* What a field that is not set takes from others where it has no default of its own; NAN: nothing
 */
static double
follows (const FulField *field, const FulSnapshot *snapshot)
{
  if (strcmp (field->key, "bar.valid_format") == 0)
    return ful_profile_valid_format (snapshot);
  if (strcmp (field->key, "cost.prompt.reask_share") == 0)
    return ful_profile_reask_share (snapshot, "prompt");
  if (strcmp (field->key, "cost.tuned.reask_share") == 0)
    return ful_profile_reask_share (snapshot, "tuned");
  if (g_str_has_prefix (field->key, "cost.specialist."))
    return ful_profile_specialist (snapshot, field->key + strlen ("cost.specialist."));
  return field->fallback != NULL && is_number (field) ? ful_snapshot_number (snapshot, field->key)
                                                      : (double)NAN;
}

static const char *
look_of (const char *source)
{
  if (strcmp (source, "measured") == 0 || strcmp (source, "counted") == 0)
    return "measured";
  if (g_str_has_prefix (source, "price list "))
    return "list";
  return strcmp (source, "typed") == 0 ? NULL : "default";
}

static void
take_range (FulFieldState *self, const FulField *field, double low, double likely, double high)
{
  self->low = low;
  self->likely = likely;
  self->high = high;
  if (is_number (field) && !isnan (low) && low != high)
    self->range = ful_field_entry_range (field, low, high);
}

static void
read_set (FulFieldState *self,
          const FulField *field,
          const FulFieldValue *value,
          const FulCostInput *input)
{
  self->set = TRUE;
  self->text =
      is_number (field) ? ful_field_entry_number (field, value->likely) : g_strdup (value->text);
  self->source = ful_field_source (value->source != NULL ? value->source : "typed");
  if (g_strcmp0 (value->source, self->source) != 0)
    self->note = ful_format_stranger (value->source);
  self->look = look_of (value->source != NULL ? value->source : "typed");
  take_range (self, field, value->low, value->likely, value->high);
  if (input != NULL && g_strcmp0 (input->source, "measured") == 0 &&
      g_strcmp0 (value->source, "measured") != 0) {
    g_autofree char *measured = ful_field_entry_about (field, input->likely);

    g_free (self->source);
    g_free (self->note);
    self->source = g_strdup (_ ("typed, not used"));
    self->look = "default";
    self->note = g_strdup_printf (_ ("What was measured counts instead: %s"), measured);
  }
}

static void
read_unset (FulFieldState *self,
            const FulField *field,
            const FulSnapshot *snapshot,
            const FulCostInput *input,
            gboolean missing)
{
  double likely = follows (field, snapshot);

  self->text = g_strdup ("");
  if (input != NULL) {
    self->placeholder = ful_field_entry_about (field, input->likely);
    self->source = ful_field_source (input->source);
    self->look = look_of (input->source);
    take_range (self, field, input->low, input->likely, input->high);
  } else if (field->fallback != NULL || !isnan (likely)) {
    self->placeholder =
        is_number (field) ? ful_field_entry_number (field, likely) : g_strdup (field->fallback);
    self->source = ful_field_source ("default");
    self->look = "default";
    take_range (self, field, likely, likely, likely);
  } else if (missing) {
    self->source = g_strdup (_ ("missing"));
    self->look = "missing";
    self->note = g_strdup (_ ("Without it the costs are not known"));
  }
  if (self->look != NULL && strcmp (self->look, "default") == 0)
    self->fallback = field->fallback;
}

void
ful_field_state_read (FulFieldState *out,
                      const FulField *field,
                      const FulSnapshot *snapshot,
                      const FulProjection *projection)
{
  const FulFieldValue *value = ful_snapshot_field (snapshot, field->key);
  const FulCostInput *input = input_of (projection, field->key);

  *out = (FulFieldState){ .low = NAN, .likely = NAN, .high = NAN };
  if (value != NULL)
    read_set (out, field, value, input);
  else
    read_unset (out, field, snapshot, input, is_missing (projection, field->key));
  if (out->placeholder == NULL)
    out->placeholder = g_strdup ("");
}

void
ful_field_state_clear (FulFieldState *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->placeholder, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->range, g_free);
  g_clear_pointer (&self->note, g_free);
}

gboolean
ful_field_state_equal (const FulFieldState *a, const FulFieldState *b)
{
  return a->set == b->set && g_strcmp0 (a->text, b->text) == 0 &&
         g_strcmp0 (a->placeholder, b->placeholder) == 0 && g_strcmp0 (a->source, b->source) == 0 &&
         g_strcmp0 (a->look, b->look) == 0 && g_strcmp0 (a->range, b->range) == 0 &&
         g_strcmp0 (a->note, b->note) == 0;
}
