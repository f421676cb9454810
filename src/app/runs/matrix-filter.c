/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-filter.h"

#include <string.h>

#include "stats/confusion-load.h"

void
ful_matrix_filter_clear (FulMatrixFilter *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->expected, g_free);
  g_clear_pointer (&self->answered, g_free);
}

FulMatrixFilter
ful_matrix_filter_copy (const FulMatrixFilter *self)
{
  FulMatrixFilter copy = *self;

  copy.text = g_strdup (self->text);
  copy.expected = g_strdup (self->expected);
  copy.answered = g_strdup (self->answered);
  return copy;
}

void
ful_matrix_target_clear (FulMatrixTarget *self)
{
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->item, g_free);
}

/* Takes the next word off; what stands in quotation marks is part of it. */
static char *
next_word (const char **text)
{
  GString *word = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *p = *text;

  while (*p == ' ')
    p++;
  for (; *p != '\0' && (quoted || *p != ' '); p++) {
    if (*p == '"')
      quoted = !quoted;
    else
      g_string_append_c (word, *p);
  }
  *text = p;
  return g_string_free (word, FALSE);
}

/* "NAME:VALUE" into *value (transfer full). */
static gboolean
take_value (const char *word, const char *name, char **value)
{
  if (!g_str_has_prefix (word, name))
    return FALSE;
  g_free (*value);
  *value = g_strdup (word + strlen (name));
  return TRUE;
}

static gboolean
take_show (FulMatrixFilter *self, const char *word)
{
  static const char *const names[FUL_N_SHOWS] = {
    [FUL_SHOW_ALL] = "all",     [FUL_SHOW_FAILED] = "failed", [FUL_SHOW_DISAGREE] = "disagree",
    [FUL_SHOW_FLAKY] = "flaky", [FUL_SHOW_ERRORS] = "error",
  };

  for (int i = 0; i < FUL_N_SHOWS; i++)
    if (strcmp (word, names[i]) == 0) {
      self->show = (FulShow)i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_word (FulMatrixFilter *self,
           const FulRunsData *data,
           const char *word,
           FulMatrixTarget *target)
{
  if (g_str_has_prefix (word, "split:"))
    return ful_split_from_name (word + strlen ("split:"), &self->split);
  if (g_str_has_prefix (word, "mode:"))
    return ful_mode_from_name (word + strlen ("mode:"), &self->mode);
  if (g_str_has_prefix (word, "arm:"))
    return (self->arm = ful_runs_data_find_arm (data, word + strlen ("arm:"))) >= 0;
  return take_value (word, "view:", &target->view) || take_value (word, "case:", &target->item) ||
         take_value (word, "expected:", &self->expected) ||
         take_value (word, "answered:", &self->answered) || take_show (self, word);
}

void
ful_matrix_filter_parse (FulMatrixFilter *self,
                         const FulRunsData *data,
                         const char *filter,
                         FulMatrixTarget *target)
{
  g_autoptr (GString) words = g_string_new (NULL);

  *target = (FulMatrixTarget){ NULL, NULL };
  *self = (FulMatrixFilter){ .arm = -1 };
  while (filter != NULL && *filter != '\0') {
    g_autofree char *word = next_word (&filter);

    if (*word != '\0' && !take_word (self, data, word, target))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", word);
  }
  if (words->len > 0)
    self->text = g_utf8_casefold (words->str, -1);
}

/* A case whose expectation is wrong is out of every count until it is mended. */
static gboolean
cell_shown (const FulMatrixFilter *self, const FulRunsCell *cell, gboolean wrong_expected)
{
  if (self->mode != FUL_MODE_NONE && cell->mode != self->mode)
    return FALSE;
  switch (self->show) {
  case FUL_SHOW_FAILED:
    return cell->mode != FUL_MODE_NONE &&
           (!wrong_expected || self->mode == FUL_MODE_WRONG_EXPECTED);
  case FUL_SHOW_FLAKY:
    return cell->state == FUL_CELL_FLAKY;
  case FUL_SHOW_ERRORS:
    return cell->state == FUL_CELL_ERROR;
  default:
    return TRUE;
  }
}

static gboolean
arms_disagree (const FulRunsData *data, guint index)
{
  gboolean passed = FALSE, failed = FALSE;

  for (guint a = 0; a < data->n_arms; a++) {
    guint8 state = ful_runs_data_cell (data, index, a)->state;

    passed = passed || state == FUL_CELL_PASS;
    failed = failed || state == FUL_CELL_FAIL;
  }
  return passed && failed;
}

static gboolean
shown (const FulMatrixFilter *self, const FulRunsData *data, GStrv words, guint index)
{
  gboolean wrong = data->evidence->cases[index].wrong_expected;

  if (self->split != FUL_SPLIT_NONE && data->evidence->cases[index].split != self->split)
    return FALSE;
  if (self->show == FUL_SHOW_DISAGREE && !arms_disagree (data, index))
    return FALSE;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (data->texts[index].search, words[i]) == NULL)
      return FALSE;
  if (self->arm >= 0)
    return cell_shown (self, ful_runs_data_cell (data, index, (guint)self->arm), wrong);
  if (self->mode == FUL_MODE_NONE &&
      (self->show == FUL_SHOW_ALL || self->show == FUL_SHOW_DISAGREE))
    return TRUE;
  for (guint a = 0; a < data->n_arms; a++)
    if (cell_shown (self, ful_runs_data_cell (data, index, a), wrong))
      return TRUE;
  return FALSE;
}

/* The cases of one cell of the confusion matrix. */
static GArray *
confused_cases (const FulMatrixFilter *self,
                const FulRunsData *data,
                FulProject *project,
                GError **error)
{
  FulSplit split =
      self->split != FUL_SPLIT_NONE ? self->split : ful_standings_splits (data->standings).judging;
  g_autoptr (FulConfusion) confusion = NULL;
  int row, column;

  if (self->arm < 0 || (guint)self->arm >= data->n_measured)
    return g_array_new (FALSE, FALSE, sizeof (guint));
  confusion = ful_confusion_load (project, data->snapshot, data->evidence,
                                  ful_runs_data_arm (data, (guint)self->arm), split, NULL, error);
  if (confusion == NULL)
    return NULL;
  row = ful_confusion_find (confusion, self->expected);
  column = ful_confusion_find (confusion, self->answered);
  if (row < 0 || column < 0)
    return g_array_new (FALSE, FALSE, sizeof (guint));
  return ful_confusion_cases (confusion, (guint)row, (guint)column);
}

GArray *
ful_matrix_filter_apply (const FulMatrixFilter *self,
                         const FulRunsData *data,
                         FulProject *project,
                         GError **error)
{
  g_autoptr (GArray) among = NULL;
  g_auto (GStrv) words = self->text != NULL ? g_strsplit (self->text, " ", -1) : NULL;
  GArray *out;
  guint n = (guint)data->evidence->n_cases;

  if (self->expected != NULL && self->answered != NULL) {
    among = confused_cases (self, data, project, error);
    if (among == NULL)
      return NULL;
    n = among->len;
  }
  out = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++) {
    guint index = among != NULL ? g_array_index (among, guint, i) : i;

    if (shown (self, data, words, index))
      g_array_append_val (out, index);
  }
  return out;
}
