/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/tuning-words.h"

#include <glib/gi18n.h>

#include "report/format.h"

const char *
ful_tuning_words_no_training (FulDocument *document, const FulSpecialistFacts *facts)
{
  if (ful_document_read_only_reason (document) != NULL)
    return ful_document_read_only_reason (document);
  if (facts->n_examples == 0)
    return _ ("Training learns from cases of the split train that have an expected answer. There "
              "are none yet.");
  if (!facts->can_train)
    return _ ("All train cases expect the same answer: there is nothing to tell apart.");
  return NULL;
}

char *
ful_tuning_words_trained_on (gsize examples, gsize labels)
{
  g_autofree char *n_examples = ful_format_count ((double)examples);
  g_autofree char *n_labels = ful_format_count ((double)labels);

  return g_strdup_printf (_ ("%s examples, %s labels"), n_examples, n_labels);
}

char *
ful_tuning_words_others (const FulTried *tried)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 1; i < FUL_TRY_LABELS && tried->labels[i] != NULL; i++) {
    g_autofree char *label = ful_format_stranger (tried->labels[i]);
    g_autofree char *share = ful_format_share (tried->shares[i]);

    g_string_append_printf (text, "%s%s %s", i > 1 ? ", " : "", label, share);
  }
  return text->len > 0 ? g_strdup_printf (_ ("The built-in specialist; next: %s"), text->str)
                       : g_strdup (_ ("The built-in specialist"));
}

char *
ful_tuning_words_examples (const FulTrainingSet *set)
{
  g_autofree char *cases = ful_format_count ((double)set->n_cases);

  return g_strdup_printf (ngettext ("of %s train case has an answer to learn from",
                                    "of %s train cases have an answer to learn from",
                                    (gulong)set->n_cases),
                          cases);
}

char *
ful_tuning_words_balance (const FulTrainingSet *set)
{
  g_autofree char *most = NULL;
  g_autofree char *least = NULL;

  if (set->labels->len == 0)
    return g_strdup ("");
  most = ful_format_count ((double)g_array_index (set->labels, FulLabelCount, 0).n);
  least =
      ful_format_count ((double)g_array_index (set->labels, FulLabelCount, set->labels->len - 1).n);
  return g_strdup_printf (_ ("%s to %s a label"), least, most);
}
