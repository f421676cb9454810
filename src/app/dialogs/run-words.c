/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/run-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "report/format.h"
#include "verdict/cautions.h"

/* A forecast, so in whole seconds or minutes. */
static char *
whole_duration (double seconds)
{
  if (seconds >= 90)
    return g_strdup_printf (_ ("%d min"), (int)round (seconds / 60));
  return g_strdup_printf (_ ("%d s"), (int)MAX (round (seconds), 1));
}

char *
ful_run_words_time (const FulEstimate *estimate)
{
  double likely = (estimate->seconds.low + estimate->seconds.high) / 2;
  g_autofree char *text = NULL;

  if (estimate->requests == 0)
    return g_strdup ("–");
  if (isnan (likely))
    return g_strdup (_ ("not known"));
  if (likely < 1)
    return g_strdup (_ ("under 1 s"));
  text = whole_duration (likely);
  return g_strdup_printf (_ ("about %s"), text);
}

char *
ful_run_words_time_range (const FulEstimate *estimate)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (estimate->requests == 0 || isnan (estimate->seconds.high) || estimate->seconds.high < 1)
    return NULL;
  low = whole_duration (estimate->seconds.low);
  high = whole_duration (estimate->seconds.high);
  return g_strdup_printf (_ ("between %s and %s"), low, high);
}

char *
ful_run_words_money (const FulEstimate *estimate, double per_usd, const char *currency)
{
  double most = estimate->cost_usd.high * per_usd;

  if (isnan (most))
    return g_strdup (_ ("not known"));
  return most == 0 ? g_strdup (C_ ("price", "free"))
                   : ful_format_money (most, currency, FUL_MONEY_TABLE);
}

char *
ful_run_words_answered (const FulEstimate *estimate)
{
  g_autofree char *count = ful_format_count ((double)estimate->cached);

  if (estimate->cached == 0)
    return g_strdup (_ ("none answered yet"));
  return g_strdup_printf (_ ("%s answered before"), count);
}

char *
ful_run_words_act (const FulEstimate *estimate)
{
  g_autofree char *count = ful_format_count ((double)estimate->requests);

  if (estimate->requests == 0)
    return g_strdup (_ ("Run"));
  return g_strdup_printf (estimate->cached > 0 ? _ ("Run the %s Left") : _ ("Run %s"), count);
}

char *
ful_run_words_splits (const FulRunOffer *offer, guint splits)
{
  gboolean dev = (splits & 1u << FUL_SPLIT_DEV) != 0;
  gboolean test = (splits & 1u << FUL_SPLIT_TEST) != 0;
  gsize n = (dev ? offer->cases[FUL_SPLIT_DEV] : 0) + (test ? offer->cases[FUL_SPLIT_TEST] : 0);
  g_autofree char *count = ful_format_count ((double)n);

  if (dev && test)
    return g_strdup_printf (_ ("Dev and test, %s"), count);
  return g_strdup_printf (dev ? _ ("Dev, %s") : _ ("Test, %s"), count);
}

char *
ful_run_words_look (gint64 looks_so_far)
{
  int look = (int)looks_so_far + 1;

  if (look > FUL_MANY_LOOKS)
    return g_strdup_printf (_ ("Test was looked at %d times already: what it says grows too good. "
                               "Use dev while you try things."),
                            (int)looks_so_far);
  return g_strdup_printf (_ ("This is look %d of %d at test. Each wears it out a little: use dev "
                             "while you try things."),
                          look, FUL_MANY_LOOKS);
}
