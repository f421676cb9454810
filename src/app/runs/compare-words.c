/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/compare-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/runs/words.h"
#include "report/format.h"

void
ful_compare_words_clear (FulCompareWords *self)
{
  g_clear_pointer (&self->headline, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->behind, g_free);
}

/* Seen from the better one; @low and @high are points. */
static char *
sure_text (const FulComparison *comparison)
{
  FulInterval d = comparison->difference;
  gboolean b_leads = d.estimate < 0;
  g_autofree char *low = ful_format_number (100 * (b_leads ? -d.high : d.low), 1);
  g_autofree char *high = ful_format_number (100 * (b_leads ? -d.low : d.high), 1);

  if (d.estimate == 0)
    return g_strdup_printf (_ ("95 %% sure that the gap lies between %s and %s points."), low,
                            high);
  return g_strdup_printf (
      (b_leads ? -d.high : d.low) > 0
          ? _ ("95 %% sure that the gap lies between %s and %s points; that is not chance.")
          : _ ("95 %% sure that the gap lies between %s and %s points; that could be chance."),
      low, high);
}

static char *
cases_text (const FulComparison *comparison, const char *a, FulSplit split)
{
  g_autofree char *n = ful_format_count ((double)comparison->n);
  g_autofree char *differ = ful_format_count ((double)(comparison->a_only + comparison->b_only));
  g_autofree char *better = ful_format_count ((double)comparison->a_only);

  return g_strdup_printf (_ ("Of %s %s cases that both answered, they differ on %s; %s does better "
                             "on %s of those."),
                          n, ful_split_words (split), differ, a, better);
}

static char *
power_text (const FulComparison *comparison, double delta)
{
  g_autofree char *mde = ful_format_gap (comparison->mde);
  g_autofree char *needed = ful_format_count (comparison->n_needed);
  g_autofree char *gap = ful_format_gap (delta);

  if (isnan (comparison->mde))
    return g_strdup ("");
  if (isnan (comparison->n_needed) || comparison->mde <= delta)
    return g_strdup_printf (_ (" With these cases only gaps over %s show."), mde);
  return g_strdup_printf (_ (" With these cases only gaps over %s show; %s take %s cases."), mde,
                          gap, needed);
}

static const char *
test_name (const char *test)
{
  if (g_str_equal (test, "mcnemar-exact"))
    return _ ("exact McNemar test");
  if (g_str_equal (test, "sign-flip-exact"))
    return _ ("exact sign-flip test");
  return _ ("sign-flip test, 10,000 draws");
}

void
ful_compare_words (const FulComparison *comparison,
                   const char *a,
                   const char *b,
                   FulSplit split,
                   double delta,
                   FulCompareWords *out)
{
  double difference = comparison->difference.estimate;
  g_autofree char *points = ful_format_gap (fabs (difference));
  g_autofree char *sure = NULL;
  g_autofree char *cases = NULL;
  g_autofree char *power = NULL;

  *out = (FulCompareWords){ 0 };
  if (comparison->n == 0) {
    out->headline = g_strdup (_ ("Not comparable yet"));
    out->detail =
        g_strdup_printf (_ ("%s and %s have answered no case of %s in common. Run both on "
                            "the same cases."),
                         a, b, ful_split_words (split));
    return;
  }
  sure = sure_text (comparison);
  cases = cases_text (comparison, a, split);
  power = power_text (comparison, delta);
  if (difference == 0)
    out->headline = g_strdup (_ ("Neither is better in these cases"));
  else if (comparison->difference.low > 0 || comparison->difference.high < 0)
    out->headline = g_strdup_printf (_ ("%s is better by %s"), difference > 0 ? a : b, points);
  else
    out->headline = g_strdup_printf (_ ("%s did better by %s, which may be chance"),
                                     difference > 0 ? a : b, points);
  out->detail = g_strdup_printf ("%s %s%s", sure, cases, power);
  out->behind = comparison->p_value < 0.001
                    ? g_strdup_printf (_ ("p under 0.001 (%s)"), test_name (comparison->test))
                    : g_strdup_printf (_ ("p = %.3f (%s)"), comparison->p_value,
                                       test_name (comparison->test));
}
