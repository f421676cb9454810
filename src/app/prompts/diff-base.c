/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/diff-base.h"

#include <glib/gi18n.h>

#include "prompts/draft.h"
#include "report/format.h"

static void
add (GArray *bases, GPtrArray *names, gint64 prompt_id, int number, char *name)
{
  const FulDiffBase base = { prompt_id, number };

  g_array_append_val (bases, base);
  g_ptr_array_add (names, name);
}

GArray *
ful_diff_bases (const FulSnapshot *snapshot, GStrv *names)
{
  GArray *bases = g_array_new (FALSE, FALSE, sizeof (FulDiffBase));
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];
    const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt->id);
    g_autofree char *name = ful_format_stranger (prompt->name);

    if (prompt->hidden || ful_prompt_text (snapshot, prompt) == NULL)
      continue;
    add (bases, list, prompt->id, 0, g_strdup_printf (_ ("against %s"), name));
    for (int n = newest != NULL ? newest->number : 0; n > 0; n--) {
      const FulRevision *revision = ful_snapshot_revision_numbered (snapshot, prompt->id, n);

      if (revision == NULL || revision->body == NULL ||
          revision->body == ful_prompt_text (snapshot, prompt))
        continue;
      add (bases, list, prompt->id, n, g_strdup_printf (_ ("against %s r%d"), name, n));
    }
  }
  g_ptr_array_add (list, NULL);
  *names = (GStrv)g_ptr_array_free (list, FALSE);
  return bases;
}

static const FulPromptBody *
body_of (const FulSnapshot *snapshot, const FulDiffBase *base)
{
  const FulPrompt *prompt = ful_snapshot_prompt (snapshot, base->prompt_id);
  const FulRevision *revision;

  if (prompt == NULL || prompt->hidden)
    return NULL;
  if (base->number == 0)
    return ful_prompt_text (snapshot, prompt);
  revision = ful_snapshot_revision_numbered (snapshot, base->prompt_id, base->number);
  return revision != NULL ? revision->body : NULL;
}

char *
ful_diff_base_text (const FulSnapshot *snapshot, const FulDiffBase *base)
{
  const FulPromptBody *body = body_of (snapshot, base);

  return body != NULL ? ful_prompt_body_read (body) : NULL;
}

gboolean
ful_diff_base_is (const FulSnapshot *snapshot, const FulDiffBase *base, gint64 prompt_id)
{
  const FulPrompt *prompt = ful_snapshot_prompt (snapshot, prompt_id);

  return prompt != NULL && base->prompt_id == prompt_id &&
         body_of (snapshot, base) == ful_prompt_text (snapshot, prompt);
}
