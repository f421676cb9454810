/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/target.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "models/matcher.h"
#include "models/specialist.h"

#define OFFLINE "offline"
#define MAX_NAME 200

static gboolean
is_offline (const FulModel *model, const char *name)
{
  return !model->imported && g_strcmp0 (model->provider, OFFLINE) == 0 &&
         strcmp (model->name, name) == 0;
}

gboolean
ful_model_is_matcher (const FulModel *model)
{
  return is_offline (model, FUL_MATCHER_NAME);
}

gboolean
ful_model_is_specialist (const FulModel *model)
{
  return is_offline (model, FUL_SPECIALIST_NAME);
}

const char *
ful_model_description (const FulModel *model)
{
  if (ful_model_is_matcher (model))
    return FUL_MATCHER_DESCRIPTION;
  return ful_model_is_specialist (model) ? FUL_SPECIALIST_DESCRIPTION : NULL;
}

gboolean
ful_model_check_askable (const FulModel *model, GError **error)
{
  g_autofree char *name = NULL;

  if (ful_model_is_matcher (model) || ful_model_is_specialist (model))
    return TRUE;
  name = ful_quote_untrusted (model->name);
  return ful_set_error_at (error, FUL_ERROR_REFUSED, NULL, 0, "model",
                           "%s: this version asks the offline models only; name those to run with "
                           "--model, and bring in answers of others with import results",
                           name);
}

static const FulModel offline_models[] = {
  { .name = (char *)FUL_MATCHER_NAME,
    .provider = (char *)OFFLINE,
    .model_id = (char *)"matcher",
    .rung = FUL_RUNG_UNSET,
    .price_in = NAN,
    .price_cached = NAN,
    .price_out = NAN },
  { .name = (char *)FUL_SPECIALIST_NAME,
    .provider = (char *)OFFLINE,
    .model_id = (char *)"specialist",
    .rung = FUL_RUNG_SPECIALIST,
    .price_in = NAN,
    .price_cached = NAN,
    .price_out = NAN },
};

const FulModel *
ful_offline_model (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (offline_models); i++)
    if (strcmp (offline_models[i].name, name) == 0)
      return &offline_models[i];
  return NULL;
}

/* One that was removed comes back, with its answers. Returns: FALSE where it is there */
static gboolean
add_one (FulProject *project,
         const FulSnapshot *snapshot,
         FulEdit *edit,
         const FulModel *offline,
         int *position)
{
  FulModel model = *offline;

  model.position = *position;
  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *known = g_ptr_array_index (snapshot->models, i);

    if (!is_offline (known, offline->name))
      continue;
    if (!known->hidden)
      return FALSE;
    model = *known;
    model.hidden = FALSE;
  }
  if (model.id == 0) {
    model.id = ful_project_new_id (project, FUL_ID_MODEL);
    (*position)++;
  }
  ful_edit_put_model (edit, &model);
  return TRUE;
}

gboolean
ful_models_add_offline (FulProject *project,
                        const FulSnapshot *snapshot,
                        FulEdit *edit,
                        const char *name)
{
  gboolean added = FALSE;
  int position = 0;

  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = g_ptr_array_index (snapshot->models, i);

    position = MAX (position, model->position + 1);
  }
  for (guint i = 0; i < G_N_ELEMENTS (offline_models); i++)
    if (name == NULL || strcmp (name, offline_models[i].name) == 0)
      added |= add_one (project, snapshot, edit, &offline_models[i], &position);
  return added;
}

gboolean
ful_model_check_name (const char *name, GError **error)
{
  g_autofree char *quoted = ful_quote_untrusted (name);

  if (*name == '\0' || !g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > MAX_NAME)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "name",
                             "%s: a model's name has 1 to %d characters", quoted, MAX_NAME);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '@' || g_unichar_iscntrl (g_utf8_get_char (p)))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "name",
                               "%s: a model's name holds no @ and no control characters", quoted);
  if (g_str_has_prefix (name, OFFLINE ":"))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "name",
                             "%s: names that begin with offline: are those of the offline models, "
                             "%s and %s",
                             quoted, FUL_MATCHER_NAME, FUL_SPECIALIST_NAME);
  return TRUE;
}

gboolean
ful_model_check_new_name (const FulSnapshot *snapshot,
                          const FulModel *model,
                          const char *name,
                          GError **error)
{
  const FulModel *known = ful_snapshot_model_named (snapshot, name);

  if (known != NULL && (model == NULL || known->id != model->id))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, name,
                             _ ("there is a model of that name; remove it first or choose "
                                "another"));
  return ful_model_check_name (name, error);
}

gboolean
ful_model_parse_price (const char *field, const char *text, double *out, GError **error)
{
  g_autofree char *plain = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  double price;

  if (plain == NULL || *plain == '\0') {
    *out = (double)NAN;
    return TRUE;
  }
  if (!ful_number_parse (plain, &price, error)) {
    g_prefix_error (error, "%s: ", field);
    return FALSE;
  }
  if (price < 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field,
                             _ ("a price is not negative"));
  *out = price;
  return TRUE;
}

static double
or_list (double own, double listed, gboolean *by_list)
{
  if (!isnan (own) || isnan (listed))
    return own;
  if (by_list != NULL)
    *by_list = TRUE;
  return listed;
}

FulModelPrice
ful_model_price (const FulModel *model, const FulPriceList *prices)
{
  const FulPrice *list = ful_price_list_find (prices, model->price_ref);
  FulModelPrice price = { model->price_in, model->price_cached, model->price_out, FALSE };

  if (list == NULL)
    return price;
  price.input = or_list (price.input, list->input, &price.listed);
  price.output = or_list (price.output, list->output, &price.listed);
  price.cached = or_list (price.cached, list->cached_input, NULL);
  return price;
}
