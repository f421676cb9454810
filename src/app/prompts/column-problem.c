/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/column-problem.h"

#include <glib/gi18n.h>

const FulUnknownName *
ful_column_problem_unknown (const FulPromptReading *reading)
{
  return reading != NULL && reading->unknown->len > 0 ? reading->unknown->pdata[0] : NULL;
}

static char *
unknown_words (const FulUnknownName *unknown)
{
  if (unknown->mended == NULL)
    return g_strdup_printf (_ ("%s in line %u is not a column of your cases."), unknown->tag,
                            unknown->line);
  return g_strdup_printf (_ ("%s in line %u is not a column of your cases. Did you mean %s?"),
                          unknown->tag, unknown->line, unknown->mended);
}

void
ful_column_problem_show (FulBanner *banner,
                         const char *notice,
                         const FulPromptReading *reading,
                         gboolean source,
                         gboolean editable)
{
  const FulUnknownName *unknown = ful_column_problem_unknown (reading);
  const char *problem = reading != NULL && source ? reading->problem : NULL;
  g_autofree char *words = unknown != NULL ? unknown_words (unknown) : NULL;

  if (notice != NULL)
    ful_banner_show (banner, FUL_BANNER_BAD, notice, NULL);
  else if (unknown != NULL)
    ful_banner_show (banner, FUL_BANNER_BAD, words,
                     unknown->mended != NULL && editable ? _ ("Replace") : NULL);
  else
    ful_banner_show (banner, FUL_BANNER_BAD, problem, NULL);
}
