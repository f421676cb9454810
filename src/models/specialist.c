/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/specialist.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/number.h"
#include "models/chat.h"
#include "prompts/render.h"

#define ARTIFACT "specialist"
#define TIME_ARTIFACT "specialist-seconds" /* of the training, under the same key */
#define TRAINING_FORM 1 /* counts up when the same examples would give another model */

typedef struct {
  FulProvider parent;
  FulClassifier *classifier;
} Specialist;

static gboolean
answer (FulProvider *provider, GBytes *body, char **text, GError **error)
{
  Specialist *self = (Specialist *)provider;
  g_autoptr (FulChat) chat = ful_chat_parse (body, error);
  const FulChatMessage *message;
  guint label;

  if (chat == NULL)
    return FALSE;
  message = g_ptr_array_index (chat->messages, 0);
  if (chat->messages->len != 1 || strcmp (message->role, "user") != 0 ||
      chat->form != FUL_CHAT_TEXT)
    return ful_set_error_at (error, FUL_ERROR_REFUSED, NULL, 0, FUL_SPECIALIST_NAME,
                             "answers the built-in prompt input-only and no other");
  label = ful_classifier_predict (self->classifier, message->content, NULL);
  *text = g_strdup (ful_classifier_label (self->classifier, label));
  return TRUE;
}

static void
specialist_free (FulProvider *provider)
{
  Specialist *self = (Specialist *)provider;

  ful_classifier_unref (self->classifier);
  g_free (self);
}

FulProvider *
ful_specialist_new (FulClassifier *classifier)
{
  Specialist *self = g_new (Specialist, 1);

  self->parent = (FulProvider){ FUL_SPECIALIST_DESCRIPTION, answer, specialist_free };
  self->classifier = ful_classifier_ref (classifier);
  return &self->parent;
}

char *
ful_specialist_key (GPtrArray *train)
{
  const FulTrainOptions options = FUL_TRAIN_DEFAULTS;
  g_autoptr (FulHasher) hasher = ful_hasher_new ();

  ful_hasher_add_int (hasher, TRAINING_FORM);
  ful_hasher_add_int (hasher, (gint64)options.seed);
  ful_hasher_add_int (hasher, (gint64)options.cost);
  for (guint i = 0; i < train->len; i++) {
    const FulCase *item = g_ptr_array_index (train, i);
    g_autofree char *input = NULL;

    if (item->expected == NULL)
      continue;
    input = ful_case_input_text (item);
    ful_hasher_add (hasher, input);
    ful_hasher_add (hasher, item->expected);
  }
  return ful_hasher_finish (hasher);
}

gboolean
ful_specialist_can_train (GPtrArray *train)
{
  const char *first = NULL;

  for (guint i = 0; i < train->len; i++) {
    const FulCase *item = g_ptr_array_index (train, i);

    if (item->expected == NULL)
      continue;
    if (first == NULL)
      first = item->expected;
    else if (strcmp (first, item->expected) != 0)
      return TRUE;
  }
  return FALSE;
}

static FulClassifier *
train_on (GPtrArray *train, FulTrainProgress *progress, GCancellable *cancellable, GError **error)
{
  const FulTrainOptions options = FUL_TRAIN_DEFAULTS;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < train->len; i++) {
    const FulCase *item = g_ptr_array_index (train, i);

    if (item->expected == NULL)
      continue;
    g_ptr_array_add (texts, ful_case_input_text (item));
    g_ptr_array_add (labels, item->expected);
  }
  return ful_classifier_train ((const char *const *)texts->pdata,
                               (const char *const *)labels->pdata, texts->len, &options, progress,
                               cancellable, error);
}

static void
keep_seconds (FulProject *project, const char *key, double seconds)
{
  char *text = ful_number_format (round (seconds * 10) / 10);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  ful_project_put_artifact (project, TIME_ARTIFACT, key, bytes);
}

/* NAN where they are not known, or are those of another training. */
static double
load_seconds (FulProject *project, const char *key)
{
  g_autofree char *kept_key = NULL;
  g_autoptr (GBytes) bytes = ful_project_load_artifact (project, TIME_ARTIFACT, &kept_key, NULL);
  g_autofree char *text = NULL;
  double seconds;

  if (bytes == NULL || g_strcmp0 (kept_key, key) != 0)
    return (double)NAN;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return ful_number_parse (text, &seconds, NULL) && seconds >= 0 ? seconds : (double)NAN;
}

/* The model kept in the file, when it was trained on the set of @key. One that can't be read is as
 * none: it is trained again. */
static FulClassifier *
load_kept (FulProject *project, const char *key, gboolean *outdated, GError **error)
{
  g_autofree char *kept_key = NULL;
  g_autoptr (GError) damaged = NULL;
  g_autoptr (GBytes) bytes = ful_project_load_artifact (project, ARTIFACT, &kept_key, error);

  *outdated = bytes != NULL && g_strcmp0 (kept_key, key) != 0;
  if (bytes == NULL || *outdated)
    return NULL;
  return ful_classifier_load (bytes, &damaged);
}

FulClassifier *
ful_specialist_kept (FulProject *project,
                     GPtrArray *train,
                     gboolean *outdated,
                     double *train_seconds,
                     GError **error)
{
  g_autofree char *key = ful_specialist_key (train);
  FulClassifier *classifier = load_kept (project, key, outdated, error);

  *train_seconds = classifier != NULL ? load_seconds (project, key) : (double)NAN;
  return classifier;
}

FulClassifier *
ful_specialist_obtain (FulProject *project,
                       GPtrArray *train,
                       FulTrainProgress *progress,
                       gboolean *trained,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *key = ful_specialist_key (train);
  g_autoptr (GError) unreadable = NULL;
  gboolean outdated;
  g_autoptr (FulClassifier) classifier = load_kept (project, key, &outdated, &unreadable);

  if (unreadable != NULL) {
    g_propagate_error (error, g_steal_pointer (&unreadable));
    return NULL;
  }
  if (trained != NULL)
    *trained = classifier == NULL;
  if (classifier == NULL) {
    gint64 start = g_get_monotonic_time ();

    classifier = train_on (train, progress, cancellable, error);
    if (classifier != NULL && ful_project_read_only_reason (project) == NULL) {
      g_autoptr (GBytes) bytes = ful_classifier_serialize (classifier);

      ful_project_put_artifact (project, ARTIFACT, key, bytes);
      keep_seconds (project, key, (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC);
    }
  }
  return g_steal_pointer (&classifier);
}
