/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/snapshot.h"

#include <string.h>

#include "base/hash.h"
#include "base/number.h"
#include "project/field.h"
#include "project/record-private.h"

static void
field_value_release (gpointer value)
{
  ful_field_value_free (value);
}

FulSnapshot *
ful_snapshot_new (void)
{
  FulSnapshot *self = g_new0 (FulSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, field_value_release);
  self->labels = g_ptr_array_new_with_free_func (ful_label_release);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->positions = g_array_new (FALSE, FALSE, sizeof (int));
  self->prompts = g_ptr_array_new_with_free_func (ful_prompt_release);
  self->revisions = g_ptr_array_new_with_free_func (ful_revision_release);
  self->lever_notes = g_ptr_array_new_with_free_func (ful_lever_note_release);
  self->models = g_ptr_array_new_with_free_func (ful_model_release);
  self->checks = g_ptr_array_new_with_free_func (ful_check_release);
  return self;
}

FulSnapshot *
ful_snapshot_new_draft (const char *const *columns, const GPtrArray *labels)
{
  FulSnapshot *self = ful_snapshot_new ();

  for (int i = 0; columns[i] != NULL; i++) {
    g_ptr_array_add (self->columns, g_strdup (columns[i]));
    g_array_append_val (self->positions, i);
  }
  for (guint i = 0; i < labels->len; i++) {
    const FulLabel label = { labels->pdata[i], (char *)"", (int)i };

    g_ptr_array_add (self->labels, ful_label_share (&label));
  }
  return self;
}

static void
share_records (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, ful_record_ref (from->pdata[i], NULL));
}

FulSnapshot *
ful_snapshot_fork (const FulSnapshot *self)
{
  FulSnapshot *next = ful_snapshot_new ();
  GHashTableIter iter;
  gpointer value;

  next->generation = self->generation;
  next->cases_generation = self->cases_generation;
  next->results_generation = self->results_generation;
  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    FulFieldValue *copy = ful_field_value_copy (value);

    g_hash_table_insert (next->fields, copy->key, copy);
  }
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (next->columns, g_strdup (self->columns->pdata[i]));
  g_array_append_vals (next->positions, self->positions->data, self->positions->len);
  share_records (next->labels, self->labels);
  share_records (next->prompts, self->prompts);
  share_records (next->revisions, self->revisions);
  share_records (next->lever_notes, self->lever_notes);
  share_records (next->models, self->models);
  share_records (next->checks, self->checks);
  return next;
}

static int
compare (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const FulLabel *left = *(FulLabel *const *)a, *right = *(FulLabel *const *)b;
  int order = compare (left->position, right->position);

  return order != 0 ? order : strcmp (left->name, right->name);
}

static int
compare_prompts (gconstpointer a, gconstpointer b)
{
  const FulPrompt *left = *(FulPrompt *const *)a, *right = *(FulPrompt *const *)b;
  int order = compare (left->position, right->position);

  return order != 0 ? order : compare (left->id, right->id);
}

static int
compare_models (gconstpointer a, gconstpointer b)
{
  const FulModel *left = *(FulModel *const *)a, *right = *(FulModel *const *)b;
  int order = compare (left->position, right->position);

  return order != 0 ? order : compare (left->id, right->id);
}

static int
compare_checks (gconstpointer a, gconstpointer b)
{
  const FulCheck *left = *(FulCheck *const *)a, *right = *(FulCheck *const *)b;
  int order = compare (left->position, right->position);

  return order != 0 ? order : compare (left->id, right->id);
}

static int
compare_revisions (gconstpointer a, gconstpointer b)
{
  return compare ((*(FulRevision *const *)a)->id, (*(FulRevision *const *)b)->id);
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  return compare ((*(FulLeverNote *const *)a)->lever, (*(FulLeverNote *const *)b)->lever);
}

/* By insertion: the columns of cases are few and nearly sorted. */
static void
sort_columns (FulSnapshot *self)
{
  gpointer *names = self->columns->pdata;
  int *positions = (int *)(gpointer)self->positions->data;

  for (guint i = 1; i < self->columns->len; i++)
    for (guint j = i; j > 0; j--) {
      gpointer name = names[j];
      int position = positions[j];
      int order = compare (positions[j - 1], position);

      if (order < 0 || (order == 0 && strcmp (names[j - 1], name) <= 0))
        break;
      names[j] = names[j - 1];
      positions[j] = positions[j - 1];
      names[j - 1] = name;
      positions[j - 1] = position;
    }
}

/* The name and the place of a check change no score; everything else does. */
static char *
hash_checks (const FulSnapshot *self)
{
  g_autoptr (FulHasher) hasher = ful_hasher_new ();
  gboolean reads_labels = FALSE;

  for (guint i = 0; i < self->checks->len; i++) {
    const FulCheck *check = self->checks->pdata[i];
    g_autofree char *weight = ful_number_format (check->weight);
    g_autofree char *threshold = ful_number_format (check->threshold);

    ful_hasher_add (hasher, check->kind);
    ful_hasher_add (hasher, check->value);
    ful_hasher_add (hasher, weight);
    ful_hasher_add (hasher, threshold);
    ful_hasher_add_int (hasher, check->negated);
    for (guint j = 0; check->tags != NULL && check->tags[j] != NULL; j++)
      ful_hasher_add (hasher, check->tags[j]);
    ful_hasher_add (hasher, NULL);
    ful_hasher_add (hasher, check->model);
    ful_hasher_add_int (hasher, check->retry);
    reads_labels |= strcmp (check->kind, "one-of") == 0 && check->value == NULL;
  }
  for (guint i = 0; reads_labels && i < self->labels->len; i++)
    ful_hasher_add (hasher, ((const FulLabel *)self->labels->pdata[i])->name);
  return ful_hasher_finish (hasher);
}

void
ful_snapshot_seal (FulSnapshot *self)
{
  const FulFieldValue *title = g_hash_table_lookup (self->fields, "workflow.title");

  g_ptr_array_sort (self->labels, compare_labels);
  sort_columns (self);
  g_ptr_array_sort (self->prompts, compare_prompts);
  g_ptr_array_sort (self->models, compare_models);
  g_ptr_array_sort (self->checks, compare_checks);
  g_ptr_array_sort (self->revisions, compare_revisions);
  g_ptr_array_sort (self->lever_notes, compare_notes);
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title->text : "");
  g_free (self->check_version);
  self->check_version = hash_checks (self);
}

FulSnapshot *
ful_snapshot_ref (FulSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_snapshot_unref (FulSnapshot *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->check_version);
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->positions);
  g_ptr_array_unref (self->prompts);
  g_ptr_array_unref (self->revisions);
  g_ptr_array_unref (self->lever_notes);
  g_ptr_array_unref (self->models);
  g_ptr_array_unref (self->checks);
  g_free (self);
}

/* --- look-ups --- */

const FulPrompt *
ful_snapshot_prompt (const FulSnapshot *self, gint64 id)
{
  for (guint i = 0; i < self->prompts->len; i++) {
    const FulPrompt *prompt = self->prompts->pdata[i];

    if (prompt->id == id)
      return prompt;
  }
  return NULL;
}

const FulPrompt *
ful_snapshot_prompt_named (const FulSnapshot *self, const char *name)
{
  for (guint i = 0; i < self->prompts->len; i++) {
    const FulPrompt *prompt = self->prompts->pdata[i];

    if (!prompt->hidden && g_strcmp0 (prompt->name, name) == 0)
      return prompt;
  }
  return NULL;
}

/* Revisions are in order of id: by bisection, since results name them. */
const FulRevision *
ful_snapshot_revision (const FulSnapshot *self, gint64 id)
{
  guint low = 0, high = self->revisions->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const FulRevision *revision = self->revisions->pdata[middle];

    if (revision->id == id)
      return revision;
    if (revision->id < id)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

const FulRevision *
ful_snapshot_newest_revision (const FulSnapshot *self, gint64 prompt_id)
{
  const FulRevision *newest = NULL;

  for (guint i = 0; i < self->revisions->len; i++) {
    const FulRevision *revision = self->revisions->pdata[i];

    if (revision->prompt_id == prompt_id && (newest == NULL || revision->number > newest->number))
      newest = revision;
  }
  return newest;
}

const FulRevision *
ful_snapshot_revision_numbered (const FulSnapshot *self, gint64 prompt_id, int number)
{
  for (guint i = 0; i < self->revisions->len; i++) {
    const FulRevision *revision = self->revisions->pdata[i];

    if (revision->prompt_id == prompt_id && revision->number == number)
      return revision;
  }
  return NULL;
}

const FulModel *
ful_snapshot_model (const FulSnapshot *self, gint64 id)
{
  for (guint i = 0; i < self->models->len; i++) {
    const FulModel *model = self->models->pdata[i];

    if (model->id == id)
      return model;
  }
  return NULL;
}

const FulModel *
ful_snapshot_model_named (const FulSnapshot *self, const char *name)
{
  for (guint i = 0; i < self->models->len; i++) {
    const FulModel *model = self->models->pdata[i];

    if (!model->hidden && g_strcmp0 (model->name, name) == 0)
      return model;
  }
  return NULL;
}

const FulCheck *
ful_snapshot_check_named (const FulSnapshot *self, const char *name)
{
  for (guint i = 0; i < self->checks->len; i++) {
    const FulCheck *check = self->checks->pdata[i];

    if (g_strcmp0 (check->name, name) == 0)
      return check;
  }
  return NULL;
}

FulLevers
ful_snapshot_levers_not_applicable (const FulSnapshot *self)
{
  FulLevers levers = 0;

  for (guint i = 0; i < self->lever_notes->len; i++)
    levers |= ((const FulLeverNote *)self->lever_notes->pdata[i])->lever;
  return levers;
}
