/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standing of the arms by method §0. Everything about one arm is computed when the standings are
 * made; two arms are compared when a ranking asks, which for arms over the same cases (nearly
 * always) is a comparison of two numbers. A ranking of k arms compares each pair at most once. */
#include "stats/ranking.h"

#include <stdlib.h>
#include <string.h>

#define MOST_THAT_COUNT 30
#define N_JUDGED 2 /* dev and test */

typedef struct {
  FulSample *sample;
  FulMean mean;
} Standing;

struct _FulStandings {
  const FulEvidence *evidence;
  FulSplits splits;
  Standing *standings; /* N_JUDGED an arm */
  gsize minimum[N_JUDGED];
  int best_prompt_arm;
};

FulSplits
ful_splits_of (const FulEvidence *evidence)
{
  FulSplits out = { FUL_SPLIT_DEV, FUL_SPLIT_TEST, FALSE };
  gsize n[FUL_N_SPLITS] = { 0 };

  for (gsize i = 0; i < evidence->n_cases; i++)
    n[evidence->cases[i].split]++;
  if ((n[FUL_SPLIT_DEV] > 0) == (n[FUL_SPLIT_TEST] > 0))
    return out;
  out.one_split = TRUE;
  out.selecting = out.judging = n[FUL_SPLIT_DEV] > 0 ? FUL_SPLIT_DEV : FUL_SPLIT_TEST;
  return out;
}

static const Standing *
standing (const FulStandings *self, guint arm, FulSplit split)
{
  g_assert (arm < self->evidence->arms->len);
  g_assert (split == FUL_SPLIT_DEV || split == FUL_SPLIT_TEST);
  return &self->standings[arm * N_JUDGED + (split == FUL_SPLIT_TEST)];
}

static gsize
minimum_of (const FulStandings *self, FulSplit split)
{
  gsize most = 0;

  for (guint arm = 0; arm < self->evidence->arms->len; arm++)
    most = MAX (most, standing (self, arm, split)->sample->n);
  return CLAMP ((most + 1) / 2, 1, MOST_THAT_COUNT);
}

static int
find_best_prompt_arm (const FulStandings *self)
{
  const GPtrArray *arms = self->evidence->arms;
  g_autofree guint *prompt_arms = g_new (guint, MAX (arms->len, 1));
  g_autoptr (GArray) ranked = NULL;
  gsize n = 0;

  for (guint i = 0; i < arms->len; i++)
    if (ful_rung_is_prompt (((const FulEvidenceArm *)g_ptr_array_index (arms, i))->rung))
      prompt_arms[n++] = i;
  ranked = ful_standings_rank (self, prompt_arms, n, NULL);
  return ranked->len > 0 ? (int)g_array_index (ranked, guint, 0) : -1;
}

FulStandings *
ful_standings_new (const FulEvidence *evidence)
{
  FulStandings *self = g_new0 (FulStandings, 1);

  self->evidence = evidence;
  self->splits = ful_splits_of (evidence);
  self->standings = g_new0 (Standing, MAX (evidence->arms->len * N_JUDGED, 1));
  for (guint i = 0; i < evidence->arms->len * N_JUDGED; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (evidence->arms, i / N_JUDGED);
    FulSplit split = i % N_JUDGED == 0 ? FUL_SPLIT_DEV : FUL_SPLIT_TEST;

    self->standings[i].sample = ful_sample_quality (evidence, arm, split);
    self->standings[i].mean = ful_sample_mean (self->standings[i].sample);
  }
  self->minimum[0] = minimum_of (self, FUL_SPLIT_DEV);
  self->minimum[1] = minimum_of (self, FUL_SPLIT_TEST);
  self->best_prompt_arm = find_best_prompt_arm (self);
  return self;
}

void
ful_standings_free (FulStandings *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->evidence->arms->len * N_JUDGED; i++)
    ful_sample_free (self->standings[i].sample);
  g_free (self->standings);
  g_free (self);
}

const FulEvidence *
ful_standings_evidence (const FulStandings *self)
{
  return self->evidence;
}

FulSplits
ful_standings_splits (const FulStandings *self)
{
  return self->splits;
}

const FulSample *
ful_standings_sample (const FulStandings *self, guint arm, FulSplit split)
{
  return standing (self, arm, split)->sample;
}

FulMean
ful_standings_mean (const FulStandings *self, guint arm, FulSplit split)
{
  return standing (self, arm, split)->mean;
}

gsize
ful_standings_minimum (const FulStandings *self, FulSplit split)
{
  return self->minimum[split == FUL_SPLIT_TEST];
}

gboolean
ful_standings_counts (const FulStandings *self, guint arm, FulSplit split)
{
  return standing (self, arm, split)->sample->n >= ful_standings_minimum (self, split);
}

static FulSplit
other_split (FulSplit split)
{
  return split == FUL_SPLIT_DEV ? FUL_SPLIT_TEST : FUL_SPLIT_DEV;
}

/* @first, or the other where the arm counts only there. */
static FulSplit
counts_on (const FulStandings *self, guint arm, FulSplit first)
{
  FulSplit other = other_split (first);

  return !ful_standings_counts (self, arm, first) && ful_standings_counts (self, arm, other)
             ? other
             : first;
}

FulSplit
ful_standings_ranked_on (const FulStandings *self, guint arm)
{
  return counts_on (self, arm, self->splits.selecting);
}

FulSplit
ful_standings_judged_on (const FulStandings *self, guint arm)
{
  return counts_on (self, arm, self->splits.judging);
}

static gboolean
same_cases (const FulSample *a, const FulSample *b)
{
  return a->n == b->n && memcmp (a->cases, b->cases, a->n * sizeof *a->cases) == 0;
}

gboolean
ful_standings_higher (const FulStandings *self, guint later, guint earlier)
{
  FulSplit split = ful_standings_ranked_on (self, later);
  FulSplit earlier_split = ful_standings_ranked_on (self, earlier);
  const Standing *a = standing (self, later, split);
  const Standing *b = standing (self, earlier, earlier_split);
  g_autoptr (FulSample) common_a = NULL;
  g_autoptr (FulSample) common_b = NULL;

  if (split == earlier_split && !same_cases (a->sample, b->sample)) {
    ful_sample_common (a->sample, b->sample, &common_a, &common_b);
    if (common_a->n >= ful_standings_minimum (self, split))
      return ful_sample_mean (common_a).interval.low > ful_sample_mean (common_b).interval.low;
  }
  return a->mean.interval.low > b->mean.interval.low;
}

/* What a ranking knows of its pairs: -1 not asked yet, else whether the later one is higher. */
typedef struct {
  const FulStandings *standings;
  const guint *arms; /* in order of first run */
  gsize n;
  const int *states;
  gint8 *higher; /* later * n + earlier */
} Contest;

static gboolean
takes_the_lead (Contest *self, gsize later, gsize leader)
{
  guint a = self->arms[later], b = self->arms[leader];
  gint8 *known = &self->higher[later * self->n + leader];

  if (self->states != NULL && self->states[a] != self->states[b])
    return self->states[a] > self->states[b];
  if (*known < 0)
    *known = ful_standings_higher (self->standings, a, b) ? 1 : 0;
  return *known == 1;
}

static int
by_first_run (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GPtrArray *arms = user_data;
  guint i = *(const guint *)a, j = *(const guint *)b;
  const FulEvidenceArm *x = g_ptr_array_index (arms, i), *y = g_ptr_array_index (arms, j);

  if (x->first_order != y->first_order)
    return x->first_order < y->first_order ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* The arms that count somewhere, in order of first run. */
static GArray *
arms_that_count (const FulStandings *self, const guint *arms, gsize n)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize i = 0; i < n; i++)
    if (ful_standings_counts (self, arms[i], FUL_SPLIT_DEV) ||
        ful_standings_counts (self, arms[i], FUL_SPLIT_TEST))
      g_array_append_val (out, arms[i]);
  g_array_sort_with_data (out, by_first_run, self->evidence->arms);
  return out;
}

GArray *
ful_standings_rank (const FulStandings *self, const guint *arms, gsize n, const int *states)
{
  g_autoptr (GArray) entered = arms_that_count (self, arms, n);
  gsize k = entered->len;
  g_autofree gint8 *higher = g_malloc (MAX (k * k, 1));
  g_autofree gboolean *placed = g_new0 (gboolean, MAX (k, 1));
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (guint));
  Contest contest = { self, (const guint *)(gpointer)entered->data, k, states, higher };

  memset (higher, -1, MAX (k * k, 1));
  while (ranked->len < k) {
    gsize leader = k;

    for (gsize i = 0; i < k; i++)
      if (!placed[i] && (leader == k || takes_the_lead (&contest, i, leader)))
        leader = i;
    placed[leader] = TRUE;
    g_array_append_val (ranked, contest.arms[leader]);
  }
  return ranked;
}

int
ful_standings_best_prompt_arm (const FulStandings *self)
{
  return self->best_prompt_arm;
}
