/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/format.h"

static void
figure_free (gpointer data)
{
  FulFigure *figure = data;

  g_free (figure->name);
  g_free (figure->value);
  g_free (figure->detail);
  g_free (figure);
}

/* Takes @value and @detail. */
static void
take (GPtrArray *figures, const char *name, char *value, char *detail)
{
  FulFigure *figure = g_new0 (FulFigure, 1);

  *figure = (FulFigure){ g_strdup (name), value, detail };
  g_ptr_array_add (figures, figure);
}

static void
add_quality (GPtrArray *figures, const FulInterval *quality, double bar)
{
  g_autofree char *low = ful_format_share (quality->low);
  g_autofree char *high = ful_format_share (quality->high);
  g_autofree char *limit = ful_format_plain_share (bar);

  take (figures, _ ("Quality"), ful_format_share (quality->estimate),
        isnan (bar) ? g_strdup_printf (_ ("%s to %s; no bar is set"), low, high)
                    : g_strdup_printf (_ ("%s to %s; bar %s"), low, high, limit));
}

/* In place of a range that is being drawn. */
static char *
follows (void)
{
  return g_strdup (_ ("range follows"));
}

static void
add_cost (GPtrArray *figures, const FulProjection *cost, const char *currency)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *months = g_strdup_printf (_ ("Saves in %d months"), cost->horizon_months);

  if (!cost->known) {
    take (figures, _ ("Cost"), g_strdup (_ ("not known")),
          g_strdup_printf (ngettext ("%u input is missing", "%u inputs are missing",
                                     cost->missing->len),
                           cost->missing->len));
    return;
  }
  low = ful_format_number (cost->break_even_p10, 1);
  high = ful_format_number (cost->break_even_p90, 1);
  take (figures, _ ("Pays back"),
        isnan (cost->break_even_month) ? g_strdup (_ ("never"))
                                       : ful_format_months (cost->break_even_month),
        !ful_projection_has_ranges (cost) ? follows ()
        : isnan (cost->break_even_p10)
            ? g_strdup_printf (_ ("within %d months"), cost->horizon_months)
        : isnan (cost->break_even_p90)
            ? g_strdup_printf (_ ("80\u00a0%% range %s to never"), low)
            : g_strdup_printf (_ ("80\u00a0%% range %s to %s"), low, high));
  g_clear_pointer (&low, g_free);
  g_clear_pointer (&high, g_free);
  low = ful_format_money (cost->saving_p10, currency, FUL_MONEY_SHORT);
  high = ful_format_money (cost->saving_p90, currency, FUL_MONEY_SHORT);
  take (figures, months,
        ful_format_money (cost->prompt_total - cost->tuned_total, currency, FUL_MONEY_HEADLINE),
        ful_projection_has_ranges (cost)
            ? g_strdup_printf (_ ("80\u00a0%% range %s to %s"), low, high)
            : follows ());
  take (figures, _ ("Sure it pays"),
        ful_projection_has_ranges (cost) ? ful_format_sureness (cost->p_break_even)
                                         : g_strdup ("…"),
        g_strdup_printf (_ ("within %d months"), cost->horizon_months));
}

GPtrArray *
ful_figures_new (const FulInterval *quality,
                 double bar,
                 const FulProjection *cost,
                 const char *currency)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (figure_free);

  if (quality != NULL)
    add_quality (figures, quality, bar);
  add_cost (figures, cost, currency);
  return figures;
}

static double
three_digits (double value)
{
  double step = value >= 100 ? pow (10, floor (log10 (value)) - 2) : 1;

  return round (value / step) * step;
}

static void
add_equal (GPtrArray *figures, const FulProjection *cost, double volume)
{
  g_autofree char *own = ful_format_count (volume);

  if (isnan (cost->break_even_volume))
    take (figures, _ ("Equal at"), g_strdup (_ ("no volume")),
          g_strdup (_ ("training costs more at any")));
  else if (cost->break_even_volume == 0)
    take (figures, _ ("Equal at"), g_strdup (_ ("any volume")),
          g_strdup (_ ("training costs less at any")));
  else
    take (figures, _ ("Equal at"), ful_format_count (three_digits (cost->break_even_volume)),
          isnan (volume) ? g_strdup (_ ("a month"))
                         : g_strdup_printf (_ ("a month; you have %s"), own));
}

GPtrArray *
ful_figures_cost_new (const FulProjection *cost, double volume)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (figure_free);

  if (!cost->known)
    return figures;
  add_cost (figures, cost, cost->currency);
  add_equal (figures, cost, volume);
  return figures;
}

int
ful_figures_arm (const FulVerdict *verdict)
{
  if (verdict->rung_arm >= 0)
    return verdict->rung_arm;
  return verdict->failure_mode.arm;
}
