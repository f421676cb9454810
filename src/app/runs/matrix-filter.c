/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-filter.h"

#include <string.h>

void
ful_matrix_filter_clear (FulMatrixFilter *self)
{
  g_clear_pointer (&self->text, g_free);
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

static gboolean
take_word (FulMatrixFilter *self, const FulRunsData *data, const char *word, char **view)
{
  if (g_str_has_prefix (word, "split:"))
    return ful_split_from_name (word + strlen ("split:"), &self->split);
  if (g_str_has_prefix (word, "mode:"))
    return ful_mode_from_name (word + strlen ("mode:"), &self->mode);
  if (g_str_has_prefix (word, "arm:"))
    return (self->arm = ful_runs_data_find_arm (data, word + strlen ("arm:"))) >= 0;
  if (g_str_has_prefix (word, "view:")) {
    g_free (*view);
    *view = g_strdup (word + strlen ("view:"));
    return TRUE;
  }
  if (strcmp (word, "failed") == 0)
    self->show = FUL_SHOW_FAILED;
  else if (strcmp (word, "disagree") == 0)
    self->show = FUL_SHOW_DISAGREE;
  else if (strcmp (word, "flaky") == 0)
    self->show = FUL_SHOW_FLAKY;
  else if (strcmp (word, "error") == 0)
    self->show = FUL_SHOW_ERRORS;
  else
    return FALSE;
  return TRUE;
}

void
ful_matrix_filter_parse (FulMatrixFilter *self,
                         const FulRunsData *data,
                         const char *filter,
                         char **view)
{
  g_autoptr (GString) words = g_string_new (NULL);

  *view = NULL;
  *self = (FulMatrixFilter){ .arm = -1 };
  while (filter != NULL && *filter != '\0') {
    g_autofree char *word = next_word (&filter);

    if (*word != '\0' && !take_word (self, data, word, view))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", word);
  }
  if (words->len > 0)
    self->text = g_utf8_casefold (words->str, -1);
}

static gboolean
cell_shown (const FulMatrixFilter *self, const FulCell *cell)
{
  gboolean failed = cell->state == FUL_CELL_FAIL || cell->state == FUL_CELL_FLAKY;

  if (self->mode != FUL_MODE_NONE && cell->mode != self->mode)
    return FALSE;
  switch (self->show) {
  case FUL_SHOW_FAILED:
    return failed || cell->state == FUL_CELL_ERROR;
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
  if (self->split != FUL_SPLIT_NONE && data->evidence->cases[index].split != self->split)
    return FALSE;
  if (self->show == FUL_SHOW_DISAGREE && !arms_disagree (data, index))
    return FALSE;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (data->texts[index].search, words[i]) == NULL)
      return FALSE;
  if (self->arm >= 0)
    return cell_shown (self, ful_runs_data_cell (data, index, (guint)self->arm));
  if (self->mode == FUL_MODE_NONE &&
      (self->show == FUL_SHOW_ALL || self->show == FUL_SHOW_DISAGREE))
    return TRUE;
  for (guint a = 0; a < data->n_arms; a++)
    if (cell_shown (self, ful_runs_data_cell (data, index, a)))
      return TRUE;
  return FALSE;
}

GArray *
ful_matrix_filter_apply (const FulMatrixFilter *self, const FulRunsData *data)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) words = self->text != NULL ? g_strsplit (self->text, " ", -1) : NULL;

  for (guint i = 0; i < data->evidence->n_cases; i++)
    if (shown (self, data, words, i))
      g_array_append_val (out, i);
  return out;
}
