/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/retirement.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Strict: g_date_set_parse() would guess by the locale. */
static gboolean
parse_date (const char *text, GDate *out)
{
  int year, month, day;

  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  g_date_clear (out, 1);
  g_date_set_dmy (out, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return TRUE;
}

int
ful_days_between (const char *from, const char *to)
{
  GDate a, b;

  return parse_date (from, &a) && parse_date (to, &b) ? g_date_days_between (&a, &b) : 0;
}

/* A month is whole; part of one counts as none. */
static gboolean
add_months (const char *today, double months, GDate *out)
{
  if (!parse_date (today, out) || isnan (months))
    return FALSE;
  g_date_add_months (out, (guint)CLAMP (months, 0, 12000));
  return TRUE;
}

gboolean
ful_date_within (const char *date, const char *today, double months)
{
  GDate day, end;

  return parse_date (date, &day) && add_months (today, months, &end) &&
         g_date_compare (&day, &end) <= 0;
}

/* The model in the list: what its price refers to, else its own id. */
static const FulPrice *
listed (const FulPriceList *prices, const FulModel *model)
{
  const char *id = model->price_ref != NULL ? model->price_ref : model->model_id;

  return id != NULL ? ful_price_list_find (prices, id) : NULL;
}

char *
ful_retirement_date (const FulSnapshot *snapshot,
                     const FulPriceList *prices,
                     const FulEvidenceArm *arm,
                     const char *today)
{
  const FulModel *model = ful_snapshot_model (snapshot, arm->model_id);
  const FulPrice *price = model != NULL && !arm->offline ? listed (prices, model) : NULL;
  const char *date = price != NULL ? price->shutdown_date : NULL;
  char ends[16];
  GDate end;

  if (arm->rung != FUL_RUNG_TUNED || !ful_snapshot_is_set (snapshot, "cost.lifetime_months") ||
      !add_months (today, ful_snapshot_number (snapshot, "cost.lifetime_months"), &end))
    return g_strdup (date);
  g_snprintf (ends, sizeof ends, "%04d-%02d-%02d", g_date_get_year (&end), g_date_get_month (&end),
              g_date_get_day (&end));
  /* Dates of this form sort as text. */
  return g_strdup (date != NULL && strcmp (date, ends) < 0 ? date : ends);
}

gboolean
ful_uses_price_list (const FulSnapshot *snapshot,
                     const FulPriceList *prices,
                     const FulEvidence *evidence)
{
  for (guint i = 0; i < evidence->arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (evidence->arms, i);
    const FulModel *model = ful_snapshot_model (snapshot, arm->model_id);

    if (model != NULL && (isnan (model->price_in) || isnan (model->price_out)) &&
        ful_price_list_find (prices, model->price_ref) != NULL)
      return TRUE;
  }
  return FALSE;
}
