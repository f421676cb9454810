/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/sent.h"

#include <string.h>

#include "base/json.h"
#include "runs/ground.h"

struct _FulSentSource {
  gatomicrefcount ref_count;
  FulSnapshot *snapshot;
  GMutex mutex; /* guards what follows: readings may go on side by side */
  FulGround *ground;
  GHashTable *makers; /* arm name -> FulRequestMaker* */
};

static void
maker_free (gpointer data)
{
  ful_request_maker_clear (data);
  g_free (data);
}

FulSentSource *
ful_sent_source_new (FulSnapshot *snapshot)
{
  FulSentSource *self = g_new0 (FulSentSource, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->snapshot = ful_snapshot_ref (snapshot);
  self->makers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, maker_free);
  return self;
}

static FulSentSource *
source_ref (FulSentSource *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_sent_source_unref (FulSentSource *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->makers);
  g_clear_pointer (&self->ground, ful_ground_free);
  ful_snapshot_unref (self->snapshot);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

FulSnapshot *
ful_sent_source_snapshot (FulSentSource *self)
{
  return self->snapshot;
}

void
ful_sent_free (FulSent *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_free (self->request);
  g_free (self);
}

typedef struct {
  FulSentSource *source;
  FulRunsData *data;
  guint case_index;
  guint arm;
  char *request_hash;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  ful_sent_source_unref (work->source);
  ful_runs_data_unref (work->data);
  g_free (work->request_hash);
  g_free (work);
}

/* With the mutex held. Borrowed. */
static const FulRequestMaker *
find_maker (FulSentSource *self,
            FulProject *project,
            const FulEvidenceArm *arm,
            const FulPromptBody *body,
            GError **error)
{
  FulRequestMaker *maker = g_hash_table_lookup (self->makers, arm->name);
  const FulModel *model = ful_snapshot_model (self->snapshot, arm->model_id);

  if (maker != NULL)
    return maker;
  if (self->ground == NULL)
    self->ground = ful_ground_new (project, self->snapshot, error);
  if (self->ground == NULL)
    return NULL;
  maker = g_new0 (FulRequestMaker, 1);
  if (!ful_ground_make_maker (self->ground, arm->prompt, body, model, arm->variables, maker,
                              error)) {
    g_free (maker);
    return NULL;
  }
  g_hash_table_insert (self->makers, g_strdup (arm->name), maker);
  return maker;
}

/* As people read it; as it is where it is no JSON. */
static char *
indented (GBytes *body)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonNode) node = ful_json_parse (text, length, NULL, NULL);
  g_autoptr (FulJsonWriter) writer = NULL;

  if (node == NULL)
    return g_strndup (text, length);
  writer = ful_json_writer_new (FUL_JSON_PRETTY);
  ful_json_writer_node (writer, node);
  return ful_json_writer_finish (writer);
}

static gpointer
read_sent (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  const FulEvidenceArm *arm = ful_runs_data_arm (work->data, work->arm);
  const FulRevision *revision = ful_snapshot_revision (work->data->snapshot, arm->revision_id);
  g_autoptr (FulSent) sent = g_new0 (FulSent, 1);
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (FulCase) item = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autofree char *hash = NULL;
  const FulRequestMaker *maker;

  if (revision == NULL || revision->body == NULL)
    return g_steal_pointer (&sent);
  item = ful_project_load_case (project, work->data->evidence->cases[work->case_index].name, error);
  if (item == NULL)
    return NULL;
  locker = g_mutex_locker_new (&work->source->mutex);
  maker = find_maker (work->source, project, arm, revision->body, error);
  if (maker == NULL)
    return NULL;
  body = ful_request_maker_make (maker, item, &sent->messages, &hash, error);
  if (body == NULL)
    return NULL;
  sent->request = indented (body);
  sent->same = g_strcmp0 (hash, work->request_hash) == 0;
  return g_steal_pointer (&sent);
}

static void
free_result (gpointer sent)
{
  ful_sent_free (sent);
}

void
ful_sent_read_async (FulSentSource *self,
                     FulDocument *document,
                     FulRunsData *data,
                     guint case_index,
                     guint arm,
                     const char *request_hash,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Work *work = g_new0 (Work, 1);

  *work = (Work){ source_ref (self), ful_runs_data_ref (data), case_index, arm,
                  g_strdup (request_hash) };
  ful_document_read_async (document, read_sent, work, work_free, free_result, cancellable, callback,
                           user_data);
}

FulSent *
ful_sent_read_finish (FulDocument *document, GAsyncResult *result, GError **error)
{
  return ful_document_read_finish (document, result, error);
}
