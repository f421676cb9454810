/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/settings-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "report/format.h"

static void
add_words (GString *text, char *words /* (transfer full) */)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

char *
ful_settings_words (const FulPromptBody *body)
{
  static const char *const kinds[] = { NULL, N_ ("answers in JSON"), N_ ("answers by its schema"),
                                       N_ ("calls a tool") };
  g_autoptr (GString) text = g_string_new (NULL);
  int fixed = body->examples_train + (int)body->examples->len;

  if (body->nearest > 0)
    add_words (text, g_strdup_printf (ngettext ("%d nearest example", "%d nearest examples",
                                                (gulong)body->nearest),
                                      body->nearest));
  if (fixed > 0)
    add_words (text,
               g_strdup_printf (ngettext ("%d fixed example", "%d fixed examples", (gulong)fixed),
                                fixed));
  if (body->documents > 0)
    add_words (text,
               g_strdup_printf (ngettext ("%d passage", "%d passages", (gulong)body->documents),
                                body->documents));
  if (kinds[body->response] != NULL)
    add_words (text, g_strdup (_ (kinds[body->response])));
  if (!isnan (body->temperature)) {
    g_autofree char *temperature = ful_format_plain_number (body->temperature);

    add_words (text, g_strdup_printf (_ ("temperature %s"), temperature));
  }
  for (guint i = 0; i < body->variables->len; i++)
    add_words (text,
               ful_format_stranger (((const FulPromptVariable *)body->variables->pdata[i])->name));
  if (text->len == 0)
    g_string_append (text, _ ("Examples, answer, more…"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
