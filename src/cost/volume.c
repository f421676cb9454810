/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving over the horizon as a function of the volume V of month 1:
 *
 *   saving (V) = constant + slope V + cold (V) - replica_month replicas (V)
 *
 * replicas (V), of all months together, grows by one at each "end": V such that some month needs
 * exactly a whole number of them. Between two ends the saving is linear, or with cold (V) smooth.
 * There may be millions of ends, so a range with many is first asked whether it can hold a change
 * of sign at all: its linear part lies between its values at both borders, its replicas too. */
#include "cost/volume.h"

#include <math.h>

#define RANGE 100.0   /* times the volume, up and down */
#define SEARCHED 1000 /* volumes, where the totals are not linear */
#define FEW_ENDS 64   /* visited one by one */

typedef struct {
  const FulCostModel *model;
  const FulCostRates *rates;
  double constant;
  double slope;
  gboolean bent;  /* there is a cold (V) */
  double *growth; /* of volume, by month */
  double *level;  /* of token prices, by month */
  int sign;       /* of the saving to the left of where we are; 0: none yet */
  GArray *crossings;
  double last_rise; /* the newest crossing from - to + */
} Curve;

static void
init_curve (Curve *self, const FulCostModel *model, const FulCostRates *rates)
{
  const FulCostLine *prompt = &rates->sides[FUL_SIDE_PROMPT];
  const FulCostLine *tuned = &rates->sides[FUL_SIDE_TUNED];
  double growth = 1, level = 1;

  *self = (Curve){ .model = model, .rates = rates, .last_rise = 0 };
  self->constant = -rates->upfront;
  self->bent = prompt->cold != 0 || tuned->cold != 0;
  self->growth = g_new (double, model->horizon_months);
  self->level = g_new (double, model->horizon_months);
  for (int t = 0; t < model->horizon_months; t++) {
    self->growth[t] = growth;
    self->level[t] = level;
    self->constant += prompt->fixed - tuned->fixed - ful_cost_rates_one_off (rates, model, t + 1);
    self->slope += growth * (level * (prompt->per_request - tuned->per_request) +
                             prompt->per_error - tuned->per_error);
    growth *= rates->growth;
    level *= rates->level;
  }
}

/* One month's V cold exp (-pace V), saved by the tuned side. */
static double
cold_of (const FulCostLine *line, double volume, double at_pace_of)
{
  return line->cold == 0 ? 0 : volume * line->cold * exp (-line->pace * at_pace_of);
}

static double
smooth_part (const Curve *self, double volume)
{
  const FulCostLine *sides = self->rates->sides;
  double saving = self->constant + self->slope * volume;

  for (int t = 0; self->bent && t < self->model->horizon_months; t++) {
    double v = volume * self->growth[t];

    saving += self->level[t] *
              (cold_of (&sides[FUL_SIDE_PROMPT], v, v) - cold_of (&sides[FUL_SIDE_TUNED], v, v));
  }
  return saving;
}

/* Of all months together; at a volume that is no end. */
static double
replica_cost (const Curve *self, double volume)
{
  double replicas = 0;

  if (self->rates->replica_month <= 0)
    return 0;
  for (int t = 0; t < self->model->horizon_months; t++)
    replicas += ful_cost_rates_replicas (self->rates, volume * self->growth[t]);
  return replicas * self->rates->replica_month;
}

/* Bounds of the saving between two volumes, wide but sure. */
static void
bounds_between (const Curve *self, double a, double b, double *low, double *high)
{
  const FulCostLine *sides = self->rates->sides;
  double at_a = self->constant + self->slope * a, at_b = self->constant + self->slope * b;

  *low = MIN (at_a, at_b) - replica_cost (self, b);
  *high = MAX (at_a, at_b) - replica_cost (self, a);
  for (int t = 0; self->bent && t < self->model->horizon_months; t++)
    for (int side = 0; side < FUL_N_SIDES; side++) {
      double from = a * self->growth[t], to = b * self->growth[t];
      double factor = side == FUL_SIDE_PROMPT ? self->level[t] : -self->level[t];
      double one = factor * cold_of (&sides[side], from, to);
      double other = factor * cold_of (&sides[side], to, from);

      *low += MIN (one, other);
      *high += MAX (one, other);
    }
}

static void
cross_at (Curve *self, double volume, int sign)
{
  if (self->sign != 0 && self->sign != sign) {
    g_array_append_val (self->crossings, volume);
    if (sign > 0)
      self->last_rise = volume;
  }
  self->sign = sign;
}

static int
sign_of (double value)
{
  return (value > 0) - (value < 0);
}

/* Where a piece that changes its sign does so. */
static double
root_between (const Curve *self, double a, double b, double replicas)
{
  double low = a, high = b;
  int at_low = sign_of (smooth_part (self, a) - replicas);

  if (!self->bent)
    return CLAMP ((replicas - self->constant) / self->slope, a, b);
  for (int i = 0; i < 200; i++) {
    double middle = low + (high - low) / 2;

    if (middle <= low || middle >= high)
      break;
    if (sign_of (smooth_part (self, middle) - replicas) == at_low)
      low = middle;
    else
      high = middle;
  }
  return low + (high - low) / 2;
}

/* A piece without an end inside. A border with a saving of exactly 0 has the sign of the other. */
static void
visit_piece (Curve *self, double a, double b)
{
  double replicas = replica_cost (self, a + (b - a) / 2);
  int at_a = sign_of (smooth_part (self, a) - replicas);
  int at_b = sign_of (smooth_part (self, b) - replicas);

  if (at_a == 0)
    at_a = at_b;
  if (at_b == 0)
    at_b = at_a;
  if (at_a == 0)
    return;
  cross_at (self, a, at_a);
  if (at_a != at_b)
    cross_at (self, root_between (self, a, b, replicas), at_b);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Numbers n of replicas that month t passes between two volumes: first <= n <= last. */
static gboolean
ends_of_month (const Curve *self, int t, double a, double b, double *first, double *last)
{
  double load = self->growth[t] * self->rates->replica_load;

  *first = MAX (floor (a * load) + 1, ceil (self->rates->min_replicas));
  *last = ceil (b * load) - 1;
  return self->rates->replica_month > 0 && *first <= *last;
}

static double
count_ends (const Curve *self, double a, double b)
{
  double n = 0, first, last;

  for (int t = 0; t < self->model->horizon_months; t++)
    if (ends_of_month (self, t, a, b, &first, &last))
      n += last - first + 1;
  return n;
}

static void
visit_pieces (Curve *self, double a, double b)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));
  double first, last, from = a;

  for (int t = 0; t < self->model->horizon_months; t++)
    if (ends_of_month (self, t, a, b, &first, &last))
      for (double n = first; n <= last; n++) {
        double end = n / (self->growth[t] * self->rates->replica_load);

        g_array_append_val (ends, end);
      }
  g_array_append_val (ends, b);
  g_array_sort (ends, compare_doubles);
  for (guint i = 0; i < ends->len; i++) {
    double to = g_array_index (ends, double, i);

    if (to > from && to <= b) {
      visit_piece (self, from, to);
      from = to;
    }
  }
}

static void
visit_range (Curve *self, double a, double b)
{
  double low, high, middle = a + (b - a) / 2;

  if (count_ends (self, a, b) <= FEW_ENDS || middle <= a || middle >= b) {
    visit_pieces (self, a, b);
    return;
  }
  bounds_between (self, a, b, &low, &high);
  if (low > 0 || high < 0) {
    cross_at (self, a, low > 0 ? 1 : -1);
    return;
  }
  visit_range (self, a, middle);
  visit_range (self, middle, b);
}

/* One piece without end. */
static void
visit_line (Curve *self)
{
  self->sign = sign_of (self->constant);
  if (self->slope == 0)
    return;
  if (self->sign == -sign_of (self->slope))
    cross_at (self, -self->constant / self->slope, sign_of (self->slope));
  else
    self->sign = sign_of (self->slope);
}

void
ful_volume_crossings (const FulCostModel *model, const FulCostRates *rates, FulVolumeCrossings *out)
{
  Curve curve;
  double from = 0;

  init_curve (&curve, model, rates);
  curve.crossings = g_array_new (FALSE, FALSE, sizeof (double));
  if (curve.bent)
    for (int i = 0; i < SEARCHED; i++) {
      double to = rates->volume * pow (RANGE, 2.0 * i / (SEARCHED - 1) - 1);

      if (to > from)
        visit_range (&curve, from, to);
      from = to;
    }
  else if (rates->replica_month > 0)
    visit_range (&curve, 0, RANGE * rates->volume);
  else
    visit_line (&curve);
  out->crossings = curve.crossings;
  out->break_even = curve.sign > 0 ? curve.last_rise : (double)NAN;
  g_free (curve.growth);
  g_free (curve.level);
}
