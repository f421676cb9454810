/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/run-preview.h"

#include "prompts/arm.h"

void
ful_run_preview_free (FulRunPreview *self)
{
  if (self == NULL)
    return;
  ful_estimate_clear (&self->estimate);
  g_hash_table_unref (self->by_prompt);
  g_hash_table_unref (self->by_model);
  g_free (self);
}

/* --- the preview of a request --- */

typedef struct {
  GStrv prompts;
  GStrv models;
  FulRunOptions options;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_strfreev (job->prompts);
  g_strfreev (job->models);
  g_free (job);
}

static void
add (GHashTable *table, const char *name, gint64 n)
{
  gint64 *known = g_hash_table_lookup (table, name);

  if (known == NULL) {
    known = g_new0 (gint64, 1);
    g_hash_table_insert (table, g_strdup (name), known);
  }
  *known += n;
}

static FulRunPreview *
preview_new (const FulRunPlan *plan, const FulEstimate *estimate)
{
  FulRunPreview *self = g_new0 (FulRunPreview, 1);

  self->estimate = *estimate;
  self->by_prompt = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_model = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < plan->arms->len; i++) {
    const FulPlanArm *arm = g_ptr_array_index (plan->arms, i);
    g_auto (FulArmName) name = { 0 };

    if (ful_arm_name_parse (arm->name, &name, NULL))
      add (self->by_prompt, name.prompt, estimate->arm_requests[i]);
    add (self->by_model, arm->model->name, estimate->arm_requests[i]);
  }
  return self;
}

static gpointer
read_preview (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const FulRunLimits limits = FUL_RUN_NO_LIMITS;
  g_autoptr (FulRunPlan) plan = ful_run_plan_new (project, &job->options, /* dry= */ TRUE, error);
  FulEstimate estimate;

  if (plan == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !ful_run_estimate (project, plan, &limits, &estimate, error))
    return NULL;
  return preview_new (plan, &estimate);
}

void
ful_run_preview_async (FulDocument *document,
                       const FulRunRequest *request,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->prompts = g_strdupv ((GStrv)request->prompts);
  job->models = g_strdupv ((GStrv)request->models);
  job->options = ful_run_request_options (request, job->prompts, job->models);
  ful_document_read_async (document, read_preview, job, job_free,
                           (GDestroyNotify)ful_run_preview_free, cancellable, callback, user_data);
}

FulRunPreview *
ful_run_preview_finish (FulDocument *document, GAsyncResult *result, GError **error)
{
  return ful_document_read_finish (document, result, error);
}

/* --- what there is to choose from --- */

static gpointer
read_offer (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  return ful_run_offer_new (project, error);
}

void
ful_run_offer_async (FulDocument *document,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  ful_document_read_async (document, read_offer, NULL, NULL, (GDestroyNotify)ful_run_offer_free,
                           cancellable, callback, user_data);
}

FulRunOffer *
ful_run_offer_finish (FulDocument *document, GAsyncResult *result, GError **error)
{
  return ful_document_read_finish (document, result, error);
}
