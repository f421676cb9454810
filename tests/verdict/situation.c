/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "situation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../stats/builder.h"
#include "project/field.h"

typedef struct {
  FulRung rung;
  FulLevers levers;
  FulSplit split;
  guint passed, n, from, group, repeats;
  FulMode mode;
  gboolean recorded, offline;
  double latency_ms, in_flight, tokens_in, tokens_out;
  gsize errors, invalid, stale;
} Line;

static void
set_field (Situation *self, const char *pair)
{
  g_auto (GStrv) parts = g_strsplit (pair, "=", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (FulFieldValue) value = ful_field_parse (parts[0], parts[1], &error);

  g_assert_no_error (error);
  built_field (self->snapshot, value->key, value->text, value->likely);
}

/* Appends cases so that @split has at least @n. Returns: the index of its first. */
static guint
first_case (FulEvidence *evidence, FulSplit split)
{
  for (gsize i = 0; i < evidence->n_cases; i++)
    if (evidence->cases[i].split == split)
      return (guint)i;
  g_assert_not_reached ();
}

static void
read_word (const char *word, Line *line)
{
  const char *value = strchr (word, '=');
  FulLevers lever;

  if (word[0] == '+') {
    g_assert_true (ful_lever_from_name (word + 1, &lever));
    line->levers |= lever;
  } else if (value == NULL) {
    if (g_str_equal (word, "unrecorded"))
      line->recorded = FALSE;
    else if (g_str_equal (word, "offline"))
      line->offline = TRUE;
    else
      g_assert_true (ful_mode_from_name (word, &line->mode));
  } else if (g_str_has_prefix (word, "tokens=")) {
    line->tokens_in = g_ascii_strtod (value + 1, NULL);
    line->tokens_out = g_ascii_strtod (strchr (value, '/') + 1, NULL);
  } else {
    double number = g_ascii_strtod (value + 1, NULL);

    if (g_str_has_prefix (word, "from="))
      line->from = (guint)number;
    else if (g_str_has_prefix (word, "group="))
      line->group = (guint)number;
    else if (g_str_has_prefix (word, "repeats="))
      line->repeats = (guint)number;
    else if (g_str_has_prefix (word, "latency="))
      line->latency_ms = number;
    else if (g_str_has_prefix (word, "in-flight="))
      line->in_flight = number;
    else if (g_str_has_prefix (word, "errors="))
      line->errors = (gsize)number;
    else if (g_str_has_prefix (word, "invalid="))
      line->invalid = (gsize)number;
    else if (g_str_has_prefix (word, "stale="))
      line->stale = (gsize)number;
    else
      g_assert_not_reached ();
  }
}

static int
find_arm (const FulEvidence *evidence, const char *name)
{
  for (guint i = 0; i < evidence->arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (evidence->arms, i);

    if (g_str_equal (arm->name, name))
      return (int)i;
  }
  return -1;
}

static guint
arm_of (FulEvidence *evidence, const char *prompt_at_model, const Line *line)
{
  g_auto (GStrv) parts = g_strsplit (prompt_at_model, "@", 2);
  g_autofree char *name = g_strdup_printf ("%s#1@%s", parts[0], parts[1]);
  int found = find_arm (evidence, name);

  if (found >= 0)
    return (guint)found;
  return built_arm (evidence, parts[0], parts[1], line->rung, line->levers);
}

static void
add_answers (FulEvidence *evidence, guint arm, const Line *line)
{
  FulEvidenceArm *item = built_arm_at (evidence, arm);
  gsize before = item->n_answers;
  guint first = first_case (evidence, line->split) + line->from;

  for (guint repeat = 1; repeat <= line->repeats; repeat++) {
    g_autofree char *scores = g_strnfill (line->n, '0');

    memset (scores, '1', line->passed);
    built_answers (evidence, arm, first, (int)repeat, scores);
  }
  g_assert_cmpuint (item->n_answers, ==, before + line->n * line->repeats);
  for (gsize i = 0; i < item->n_answers; i++) {
    FulAnswer *answer = &item->answers[i];

    if (answer->case_index < first || answer->case_index >= first + line->n)
      continue;
    answer->recorded = line->recorded;
    answer->mode = answer->score < 0.5 ? line->mode : FUL_MODE_NONE;
    answer->latency_ms = line->latency_ms;
    answer->in_flight = line->in_flight;
    answer->tokens_in = line->tokens_in;
    answer->tokens_cached = isnan (line->tokens_in) ? (double)NAN : 0;
    answer->tokens_out = line->tokens_out;
  }
  item->offline |= line->offline;
  item->asked[line->split] += line->n * line->repeats + line->errors;
  item->only_errors[line->split] += line->errors;
  item->invalid += line->invalid;
  item->stale += line->stale;
}

static Line
read_line (const GStrv words)
{
  Line line = { .repeats = 1,
                .group = 1,
                .mode = FUL_MODE_BEHAVIOUR,
                .recorded = TRUE,
                .latency_ms = NAN,
                .in_flight = NAN,
                .tokens_in = NAN,
                .tokens_out = NAN };
  char *slash = strchr (words[3], '/');

  g_assert_true (ful_rung_from_name (words[1], &line.rung));
  g_assert_true (ful_split_from_name (words[2], &line.split));
  line.passed = (guint)atoi (words[3]);
  line.n = (guint)atoi (slash + 1);
  for (guint i = 4; words[i] != NULL; i++)
    read_word (words[i], &line);
  if (!line.recorded)
    line.mode = FUL_MODE_NONE;
  return line;
}

/* Cases first, split by split, so that those of one split follow each other. */
static void
add_cases (Situation *self, const GStrv lines)
{
  for (FulSplit split = FUL_SPLIT_DEV; split <= FUL_SPLIT_TEST; split++) {
    guint n = 0;

    for (guint i = 0; lines[i] != NULL; i++) {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (words[0] != NULL && strchr (words[0], '@') != NULL) {
        Line line = read_line (words);

        if (line.split == split)
          n = MAX (n, line.from + line.n);
      }
    }
    built_cases (self->evidence, split, n);
  }
}

Situation *
situation_new (const char *text)
{
  Situation *self = g_new0 (Situation, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->evidence = built_evidence_new ();
  self->snapshot = built_snapshot_new ();
  self->snapshot->labels = g_ptr_array_new ();
  self->snapshot->models = g_ptr_array_new ();
  self->snapshot->prompts = g_ptr_array_new ();
  self->snapshot->revisions = g_ptr_array_new ();
  self->snapshot->checks = g_ptr_array_new ();
  add_cases (self, lines);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
    FulLevers lever;

    if (words[0] == NULL || *words[0] == '\0')
      continue;
    if (g_str_equal (words[0], "set")) {
      set_field (self, lines[i] + strlen ("set "));
    } else if (g_str_equal (words[0], "na")) {
      g_assert_true (ful_lever_from_name (words[1], &lever));
      built_not_applicable (self->snapshot, lever);
    } else {
      Line line = read_line (words);

      if (line.group > 1)
        built_groups (self->evidence, first_case (self->evidence, line.split) + line.from, line.n,
                      line.group);
      add_answers (self->evidence, arm_of (self->evidence, words[0], &line), &line);
    }
  }
  self->input = (FulVerdictInput){ .snapshot = self->snapshot,
                                   .evidence = self->evidence,
                                   .prices = ful_price_list_default (),
                                   .today = "2026-10-01",
                                   .draws = 2000,
                                   .seed = FUL_COST_SEED };
  return self;
}

void
situation_free (Situation *self)
{
  built_evidence_free (self->evidence);
  g_ptr_array_unref (self->snapshot->labels);
  g_ptr_array_unref (self->snapshot->models);
  g_ptr_array_unref (self->snapshot->prompts);
  g_ptr_array_unref (self->snapshot->revisions);
  g_ptr_array_unref (self->snapshot->checks);
  built_snapshot_free (self->snapshot);
  g_free (self);
}

FulVerdict *
situation_verdict (const Situation *self)
{
  return ful_verdict_new (&self->input);
}

guint
situation_arm (const Situation *self, const char *name)
{
  int found = find_arm (self->evidence, name);

  g_assert_cmpint (found, >=, 0);
  return (guint)found;
}
