/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/diff.h"

#include <string.h>

/* Both texts become lists of numbers, one a word. A box of both lists is halved where a shortest
 * path of changes from its first corner meets one from its last, until a side is empty; what is
 * changed is marked. Forward and backward hold the furthest point reached on each diagonal
 * (old index minus new index). */

typedef struct {
  guint32 id;
  gsize start;
  gsize length;
} Word;

typedef struct {
  const Word *words;
  int n;
  gboolean *changed;
} Side;

typedef struct {
  Side old, new;
  int *forward, *backward; /* indexed by diagonal, from -(new.n + 1) to old.n + 1 */
} Diff;

typedef struct {
  int old_from, old_to, new_from, new_to;
} Box;

static gsize
word_length (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  gboolean space = g_unichar_isspace (first);
  const char *end = g_utf8_next_char (text);

  if (!space && !g_unichar_isalnum (first))
    return (gsize)(end - text);
  for (; *end != '\0'; end = g_utf8_next_char (end)) {
    gunichar c = g_utf8_get_char (end);

    if (space ? !g_unichar_isspace (c) : !g_unichar_isalnum (c) && !g_unichar_ismark (c))
      break;
  }
  return (gsize)(end - text);
}

/* @ids: word -> id; shared by both texts. */
static GArray *
split_words (const char *text, GHashTable *ids)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gsize start = 0;

  while (text[start] != '\0') {
    Word word = { .start = start, .length = word_length (text + start) };
    char *key = g_strndup (text + start, word.length);
    gpointer id;

    if (g_hash_table_lookup_extended (ids, key, NULL, &id)) {
      g_free (key);
    } else {
      id = GUINT_TO_POINTER (g_hash_table_size (ids));
      g_hash_table_insert (ids, key, id);
    }
    word.id = GPOINTER_TO_UINT (id);
    g_array_append_val (words, word);
    start += word.length;
  }
  return words;
}

static gboolean
same (const Diff *self, int old, int new)
{
  return self->old.words[old].id == self->new.words[new].id;
}

/* Diagonals searched in one direction: they grow by one at either end a round, and shrink where
 * they would leave the box. */
typedef struct {
  int *reached;
  int min, max;
  int outside; /* a value no path comes from */
} Front;

static void
widen (Front *front, int lowest, int highest)
{
  if (front->min > lowest)
    front->reached[--front->min - 1] = front->outside;
  else
    front->min++;
  if (front->max < highest)
    front->reached[++front->max + 1] = front->outside;
  else
    front->max--;
}

/* One change more from the first corner; TRUE where that meets @other, at *old. */
static gboolean
step_forward (const Diff *self,
              const Box *box,
              Front *front,
              const Front *other,
              int *old,
              int *diagonal)
{
  for (int d = front->max; d >= front->min; d -= 2) {
    int below = front->reached[d - 1];
    int above = front->reached[d + 1];
    int x = below >= above ? below + 1 : above;

    while (x < box->old_to && x - d < box->new_to && same (self, x, x - d))
      x++;
    front->reached[d] = x;
    *old = x;
    *diagonal = d;
    if (other != NULL && d >= other->min && d <= other->max && other->reached[d] <= x)
      return TRUE;
  }
  return FALSE;
}

static gboolean
step_backward (const Diff *self,
               const Box *box,
               Front *front,
               const Front *other,
               int *old,
               int *diagonal)
{
  for (int d = front->max; d >= front->min; d -= 2) {
    int below = front->reached[d - 1];
    int above = front->reached[d + 1];
    int x = below < above ? below : above - 1;

    while (x > box->old_from && x - d > box->new_from && same (self, x - 1, x - d - 1))
      x--;
    front->reached[d] = x;
    *old = x;
    *diagonal = d;
    if (other != NULL && d >= other->min && d <= other->max && other->reached[d] >= x)
      return TRUE;
  }
  return FALSE;
}

/* Where a shortest path crosses the middle of its changes; FALSE beyond FUL_DIFF_MAX_CHANGES. */
static gboolean
find_middle (Diff *self, const Box *box, int *old, int *new)
{
  int lowest = box->old_from - box->new_to;
  int highest = box->old_to - box->new_from;
  int first = box->old_from - box->new_from;
  int last = box->old_to - box->new_to;
  gboolean odd = ((first - last) & 1) != 0;
  Front forward = { self->forward, first, first, -1 };
  Front backward = { self->backward, last, last, G_MAXINT };
  int d;

  forward.reached[first] = box->old_from;
  backward.reached[last] = box->old_to;
  for (int changes = 0; changes < FUL_DIFF_MAX_CHANGES; changes++) {
    widen (&forward, lowest, highest);
    if (step_forward (self, box, &forward, odd ? &backward : NULL, old, &d)) {
      *new = *old - d;
      return TRUE;
    }
    widen (&backward, lowest, highest);
    if (step_backward (self, box, &backward, odd ? NULL : &forward, old, &d)) {
      *new = *old - d;
      return TRUE;
    }
  }
  return FALSE;
}

static void
mark (Side *side, int from, int to)
{
  for (int i = from; i < to; i++)
    side->changed[i] = TRUE;
}

static void
compare (Diff *self, Box box)
{
  int old, new;

  while (box.old_from < box.old_to && box.new_from < box.new_to &&
         same (self, box.old_from, box.new_from)) {
    box.old_from++;
    box.new_from++;
  }
  while (box.old_from < box.old_to && box.new_from < box.new_to &&
         same (self, box.old_to - 1, box.new_to - 1)) {
    box.old_to--;
    box.new_to--;
  }
  if (box.old_from == box.old_to || box.new_from == box.new_to ||
      !find_middle (self, &box, &old, &new)) {
    mark (&self->old, box.old_from, box.old_to);
    mark (&self->new, box.new_from, box.new_to);
    return;
  }
  compare (self, (Box){ box.old_from, old, box.new_from, new });
  compare (self, (Box){ old, box.old_to, new, box.new_to });
}

static void
add_run (GArray *runs, FulDiffKind kind, const Word *word)
{
  FulDiffRun run = { kind, word->start, word->length };
  FulDiffRun *last = runs->len > 0 ? &g_array_index (runs, FulDiffRun, runs->len - 1) : NULL;

  if (last != NULL && last->kind == kind)
    last->length += word->length;
  else
    g_array_append_val (runs, run);
}

static GArray *
collect_runs (const Diff *self)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (FulDiffRun));
  int old = 0;
  int new = 0;

  while (old < self->old.n || new < self->new.n) {
    for (; old < self->old.n && self->old.changed[old]; old++)
      add_run (runs, FUL_DIFF_DELETE, &self->old.words[old]);
    for (; new < self->new.n && self->new.changed[new]; new ++)
      add_run (runs, FUL_DIFF_INSERT, &self->new.words[new]);
    for (; old < self->old.n && !self->old.changed[old] && !self->new.changed[new]; old++, new ++)
      add_run (runs, FUL_DIFF_EQUAL, &self->old.words[old]);
  }
  return runs;
}

GArray *
ful_diff_words (const char *before, const char *after)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) old_words = split_words (before, ids);
  g_autoptr (GArray) new_words = split_words (after, ids);
  gsize diagonals = (gsize)old_words->len + new_words->len + 3;
  g_autofree gboolean *old_changed = g_new0 (gboolean, old_words->len + 1);
  g_autofree gboolean *new_changed = g_new0 (gboolean, new_words->len + 1);
  g_autofree int *forward = g_new (int, diagonals);
  g_autofree int *backward = g_new (int, diagonals);
  Diff self = {
    .old = { (const Word *)(void *)old_words->data, (int)old_words->len, old_changed },
    .new = { (const Word *)(void *)new_words->data, (int)new_words->len, new_changed },
    .forward = forward + new_words->len + 1,
    .backward = backward + new_words->len + 1,
  };

  compare (&self, (Box){ 0, self.old.n, 0, self.new.n });
  return collect_runs (&self);
}
