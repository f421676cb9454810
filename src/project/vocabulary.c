/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/vocabulary.h"

#include <string.h>

static const char *const split_names[] = { "none", "dev", "test", "train" };
static const char *const rung_names[] = { "zero-shot", "few-shot",   "engineered",
                                          "retrieval", "specialist", "tuned" };
static const char *const lever_names[] = { "examples", "tools", "validation", "retrieval",
                                           "structure" };
static const char *const mode_names[] = { "none",   "wrong-expected", "refusal",   "tool",
                                          "format", "consistency",    "knowledge", "behaviour" };

G_STATIC_ASSERT (G_N_ELEMENTS (split_names) == FUL_N_SPLITS);
G_STATIC_ASSERT (G_N_ELEMENTS (rung_names) == FUL_N_RUNGS);
G_STATIC_ASSERT (G_N_ELEMENTS (lever_names) == FUL_N_LEVERS);
G_STATIC_ASSERT (G_N_ELEMENTS (mode_names) == FUL_N_MODES);

static int
index_of (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; name != NULL && i < n; i++)
    if (strcmp (names[i], name) == 0)
      return (int)i;
  return -1;
}

const char *
ful_split_name (FulSplit split)
{
  return split_names[split];
}

const char *
ful_rung_name (FulRung rung)
{
  return rung_names[rung];
}

const char *
ful_lever_name (FulLevers lever)
{
  return lever_names[g_bit_nth_lsf (lever, -1)];
}

const char *
ful_mode_name (FulMode mode)
{
  return mode_names[mode];
}

gboolean
ful_split_from_name (const char *name, FulSplit *out)
{
  int i = index_of (split_names, FUL_N_SPLITS, name);

  if (i >= 0)
    *out = (FulSplit)i;
  return i >= 0;
}

gboolean
ful_rung_from_name (const char *name, FulRung *out)
{
  int i = index_of (rung_names, FUL_N_RUNGS, name);

  if (i >= 0)
    *out = (FulRung)i;
  return i >= 0;
}

gboolean
ful_lever_from_name (const char *name, FulLevers *out)
{
  int i = index_of (lever_names, FUL_N_LEVERS, name);

  if (i >= 0)
    *out = (FulLevers)(1 << i);
  return i >= 0;
}

gboolean
ful_mode_from_name (const char *name, FulMode *out)
{
  int i = index_of (mode_names, FUL_N_MODES, name);

  if (i >= 0)
    *out = (FulMode)i;
  return i >= 0;
}

gboolean
ful_levers_parse (const char *text, FulLevers *out, char **bad)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", ";, ", -1);
  FulLevers levers = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    FulLevers lever;

    if (*words[i] == '\0')
      continue;
    if (!ful_lever_from_name (words[i], &lever)) {
      if (bad != NULL)
        *bad = g_strdup (words[i]);
      return FALSE;
    }
    levers |= lever;
  }
  *out = levers;
  return TRUE;
}

char *
ful_levers_format (FulLevers levers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < FUL_N_LEVERS; i++)
    if ((levers & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", lever_names[i]);
  return g_string_free (text, FALSE);
}

gboolean
ful_rung_is_prompt (FulRung rung)
{
  return rung >= FUL_RUNG_ZERO_SHOT && rung <= FUL_RUNG_RETRIEVAL;
}
