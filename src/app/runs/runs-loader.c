/* SPDX-License-Identifier: GPL-3.0-or-later */
/* While a run goes on there is one data that knows the arms it is to answer, over the evidence of
 * the runs before: figures are of what is whole. It is made once the run has its plan, and what
 * comes in is added to it, each result once. One thing is
 * read at a time; what is asked for meanwhile is noted. */
#include "app/runs/runs-loader.h"

#include "runs/plan.h"

struct _FulRunsLoader {
  GObject parent_instance;
  FulDocument *document;
  FulRunsData *data;         /* the newest */
  GCancellable *cancellable; /* of the reading that goes on; NULL: none does */
  guint serial;              /* of the newest reading: what others bring is dropped */
  gboolean active;
  gboolean stale; /* data is of other evidence */
  gboolean begun; /* data is that of the run that goes on */
};

enum { LOADED, ANSWERED, FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulRunsLoader, ful_runs_loader, G_TYPE_OBJECT)

FulRunsLoader *
ful_runs_loader_new (void)
{
  return g_object_new (FUL_TYPE_RUNS_LOADER, NULL);
}

/* What a reading starts from. */
typedef struct {
  FulSnapshot *snapshot; /* NULL: of a run that goes on */
  FulEvidence *evidence;
  FulRunsData *data; /* (nullable): what there is */
  gint64 newest;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->snapshot, ful_snapshot_unref);
  g_clear_pointer (&work->evidence, ful_evidence_unref);
  ful_runs_data_unref (work->data);
  g_free (work);
}

/* What it brings: another data, or cells of the one there is; neither where there is nothing yet.
 */
typedef struct {
  FulRunsData *data;
  GArray *cells;
  FulRunsData *of; /* that the cells are of */
  gint64 newest;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  ful_runs_data_unref (found->data);
  g_clear_pointer (&found->cells, g_array_unref);
  ful_runs_data_unref (found->of);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

typedef struct {
  FulRunsLoader *self;
  guint serial;
} Asked;

static void
take (FulRunsLoader *self, const Found *found)
{
  if (found->data != NULL) {
    ful_runs_data_unref (self->data);
    self->data = ful_runs_data_ref (found->data);
    self->begun = found->data->live != NULL;
    g_signal_emit (self, signals[FAILED], 0, NULL);
    g_signal_emit (self, signals[LOADED], 0, found->data);
  } else if (found->cells != NULL && found->of == self->data) {
    ful_runs_data_take_live (self->data, found->cells, found->newest);
    g_signal_emit (self, signals[ANSWERED], 0, found->cells);
  }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (FulRunsLoader) self = asked->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (Found) found = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);

  if (asked->serial != self->serial)
    return;
  g_clear_object (&self->cancellable);
  if (found != NULL)
    take (self, found);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  if (self->stale)
    ful_runs_loader_refresh (self);
}

static void
start (FulRunsLoader *self, Work *work /* (transfer full) */, FulDocumentRead read)
{
  Asked *asked = g_new (Asked, 1);

  self->cancellable = g_cancellable_new ();
  *asked = (Asked){ g_object_ref (self), ++self->serial };
  work->data = self->data != NULL ? ful_runs_data_ref (self->data) : NULL;
  ful_document_read_async (self->document, read, work, work_free, found_free, self->cancellable,
                           read_cb, asked);
}

/* --- all of it --- */

static gpointer
load (FulProject *project,
      const Work *work,
      const GPtrArray *planned,
      GCancellable *cancellable,
      GError **error)
{
  const FulRunsSource source = { project, work->snapshot, work->evidence, work->data, planned };
  FulRunsData *data = ful_runs_data_load (&source, cancellable, error);
  Found *found;

  if (data == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->data = data;
  return found;
}

static gpointer
read_all (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  return load (project, data, /* planned= */ NULL, cancellable, error);
}

static gboolean
is_running (FulRunsLoader *self)
{
  return ful_run_control_is_running (ful_document_run (self->document));
}

void
ful_runs_loader_refresh (FulRunsLoader *self)
{
  const FulVerdictInput *input;
  Work *work;

  g_return_if_fail (FUL_IS_RUNS_LOADER (self));
  self->stale = TRUE;
  if (!self->active || self->document == NULL || self->cancellable != NULL)
    return;
  input = ful_document_verdict_input (self->document);
  if (input == NULL || (is_running (self) && self->begun))
    return; /* while a run goes on its own data stays */
  self->stale = FALSE;
  work = g_new0 (Work, 1);
  work->snapshot = ful_snapshot_ref ((FulSnapshot *)input->snapshot);
  work->evidence = ful_evidence_ref ((FulEvidence *)input->evidence);
  start (self, work, read_all);
}

/* --- a run that goes on --- */

/* The plan of the run that goes on, in *plan (transfer full); NULL: none is in the file yet. */
static gboolean
find_plan (FulProject *project, char **plan, GError **error)
{
  g_autoptr (GPtrArray) runs = ful_project_load_runs (project, error);

  *plan = NULL;
  if (runs == NULL)
    return FALSE;
  for (guint i = runs->len; i > 0 && *plan == NULL; i--) {
    const FulRun *run = g_ptr_array_index (runs, i - 1);

    if (run->state == FUL_RUN_GOING)
      *plan = g_strdup (run->plan);
  }
  return TRUE;
}

static gpointer
read_begun (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) planned = NULL;
  g_autofree char *plan = NULL;

  if (!find_plan (project, &plan, error))
    return NULL;
  if (plan == NULL)
    return g_new0 (Found, 1);
  planned = ful_run_plan_read_arms (plan);
  work->snapshot = ful_project_snapshot (project);
  return load (project, work, planned, cancellable, error);
}

static gpointer
read_answers (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  GArray *cells = ful_runs_data_read_live (work->data, project, &work->newest, error);
  Found *found;

  if (cells == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->cells = cells;
  found->of = ful_runs_data_ref (work->data);
  found->newest = work->newest;
  return found;
}

static void
progressed_cb (FulRunsLoader *self)
{
  FulRunView state;
  Work *work;

  if (!self->active || self->cancellable != NULL || !is_running (self))
    return;
  if (ful_document_evidence (self->document) == NULL)
    return;
  ful_run_control_get_state (ful_document_run (self->document), &state);
  if (state.stage != FUL_RUN_STAGE_ASKING)
    return;
  work = g_new0 (Work, 1);
  if (!self->begun) {
    work->evidence = ful_evidence_ref ((FulEvidence *)ful_document_evidence (self->document));
    start (self, work, read_begun);
    return;
  }
  work->newest = self->data->newest;
  start (self, work, read_answers);
}

static void
started_cb (FulRunsLoader *self)
{
  self->begun = FALSE;
}

/* --- the document --- */

void
ful_runs_loader_set_active (FulRunsLoader *self, gboolean active)
{
  g_return_if_fail (FUL_IS_RUNS_LOADER (self));
  self->active = active;
  if (active && self->stale)
    ful_runs_loader_refresh (self);
}

void
ful_runs_loader_set_document (FulRunsLoader *self, FulDocument *document)
{
  g_return_if_fail (FUL_IS_RUNS_LOADER (self));
  if (self->document == document)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->serial++;
  g_clear_pointer (&self->data, ful_runs_data_unref);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (ful_document_run (self->document), self);
  g_set_object (&self->document, document);
  self->begun = FALSE;
  if (document == NULL)
    return;
  g_signal_connect_object (ful_document_run (document), "started", G_CALLBACK (started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ful_document_run (document), "progressed", G_CALLBACK (progressed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
ful_runs_loader_dispose (GObject *object)
{
  ful_runs_loader_set_document (FUL_RUNS_LOADER (object), NULL);
  G_OBJECT_CLASS (ful_runs_loader_parent_class)->dispose (object);
}

static void
ful_runs_loader_class_init (FulRunsLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_runs_loader_dispose;
  signals[LOADED] = g_signal_new ("loaded", FUL_TYPE_RUNS_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[ANSWERED] = g_signal_new ("answered", FUL_TYPE_RUNS_LOADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", FUL_TYPE_RUNS_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_runs_loader_init (FulRunsLoader *self)
{
}
