/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/run-start.h"

#include <glib/gi18n.h>

#include "app/dialogs/run-preview.h"
#include "report/format.h"

FulRunHindrance
ful_run_hindrance (FulRunObstacle obstacle)
{
  switch (obstacle) {
  case FUL_RUN_NO_CASES:
    return (FulRunHindrance){ _ ("There are no cases to run. Bring in some first."),
                              _ ("Show Cases"), "cases" };
  case FUL_RUN_NO_PROMPT:
    return (FulRunHindrance){ _ ("There is no prompt to run. Write one first."), _ ("Show Prompts"),
                              "prompts" };
  case FUL_RUN_NO_MODEL:
    return (FulRunHindrance){ _ ("None of the project's models can be asked by this version. Add "
                                 "an offline one."),
                              _ ("Models…"), NULL };
  case FUL_RUN_POSSIBLE:
  default:
    return (FulRunHindrance){ NULL, NULL, NULL };
  }
}

/* What it offers is another thing once the next run begins: it goes then. */
static void
add_toast (FulWindow *window, const char *text, const char *button, const char *action)
{
  AdwToast *toast = ful_window_add_toast (window, text, button);

  adw_toast_set_action_name (toast, action);
  g_signal_connect_object (ful_document_run (ful_window_document (window)), "started",
                           G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
}

static void
tell_hindrance (FulWindow *window, FulRunObstacle obstacle)
{
  FulRunHindrance hindrance = ful_run_hindrance (obstacle);
  AdwToast *toast = ful_window_add_toast (window, hindrance.text, hindrance.button);

  /* The target first: an action without the one it wants is complained about. */
  if (hindrance.page != NULL)
    adw_toast_set_action_target (toast, "s", hindrance.page);
  adw_toast_set_action_name (toast, hindrance.page != NULL ? "win.page" : "win.models");
}

/* --- what came of it --- */

static void
tell_cancelled (FulWindow *window, const FulRunSummary *summary, gint64 left)
{
  g_autofree char *done = ful_format_count ((double)summary->done);
  g_autofree char *planned = ful_format_count ((double)summary->planned);
  g_autofree char *rest = ful_format_count ((double)left);
  g_autofree char *text =
      summary->done > 0
          ? g_strdup_printf (_ ("Run cancelled: %s of %s answers are there and kept."), done,
                             planned)
          : g_strdup (_ ("Run cancelled before the first answer."));
  g_autofree char *button = g_strdup_printf (_ ("Run the %s Left"), rest);

  if (left > 0)
    add_toast (window, text, button, "win.run-left");
  else
    ful_window_toast (window, text);
}

static void
tell_ended (FulWindow *window, const FulRunSummary *summary)
{
  g_autofree char *requests = ful_format_count ((double)summary->requests);
  g_autofree char *planned = ful_format_count ((double)summary->planned);
  g_autofree char *failed = ful_format_count ((double)summary->failed);
  g_autofree char *text = NULL;

  if (summary->requests == 0 && summary->failed == 0) {
    text = g_strdup_printf (_ ("Nothing is left to run: all %s answers are there."), planned);
    add_toast (window, text, _ ("Choose…"), "win.run-options");
    return;
  }
  if (summary->failed > 0)
    text = g_strdup_printf (_ ("Run finished: %s requests got no answer."), failed);
  else
    text = g_strdup_printf (_ ("Run finished: %s answers came in."), requests);
  ful_window_toast (window, text);
}

/* Errors are the document's to tell: they stay in its banner. */
static void
ended_cb (FulWindow *window, const char *message, FulRunControl *run)
{
  const FulRunSummary *summary = ful_run_control_summary (run);
  FulDocument *document = ful_window_document (window);

  g_signal_handlers_disconnect_by_func (run, ended_cb, window);
  /* The project may have been closed: that stopped the run. */
  if (message != NULL || document == NULL || ful_document_run (document) != run)
    return;
  if (summary->cancelled)
    tell_cancelled (window, summary, ful_run_control_left (run));
  else
    tell_ended (window, summary);
}

/* --- starting --- */

/* Whether something can be started now; else it was said why not. */
static gboolean
can_start (FulWindow *window)
{
  FulDocument *document = ful_window_document (window);

  if (document == NULL)
    return FALSE;
  if (ful_document_read_only_reason (document) != NULL) {
    ful_window_toast (window, ful_document_read_only_reason (document));
    return FALSE;
  }
  if (ful_run_control_is_running (ful_document_run (document))) {
    ful_window_toast (window, _ ("A run goes on already."));
    return FALSE;
  }
  return TRUE;
}

static void
watch (FulWindow *window, FulRunControl *run)
{
  g_signal_connect_object (run, "ended", G_CALLBACK (ended_cb), window, G_CONNECT_SWAPPED);
}

void
ful_run_request (FulWindow *window, const FulRunRequest *request)
{
  FulDocument *document = ful_window_document (window);

  if (!can_start (window))
    return;
  watch (window, ful_document_run (document));
  ful_run_control_start (ful_document_run (document), ful_document_project (document), request);
}

void
ful_run_left (FulWindow *window)
{
  FulDocument *document = ful_window_document (window);

  if (!can_start (window))
    return;
  if (ful_run_control_left (ful_document_run (document)) == 0) {
    ful_run_everything (window);
    return;
  }
  watch (window, ful_document_run (document));
  ful_run_control_start_again (ful_document_run (document), ful_document_project (document));
}

static void
offer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulRunOffer) offer = ful_run_offer_finish (FUL_DOCUMENT (source), result, &error);
  g_auto (GStrv) models = NULL;
  FulRunRequest everything = { .repeats = 1 };

  if (offer == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      ful_window_toast (window, error->message);
    return;
  }
  if (offer->obstacle != FUL_RUN_POSSIBLE) {
    tell_hindrance (window, offer->obstacle);
    return;
  }
  models = ful_run_offer_ready_models (offer);
  everything.models = (const char *const *)models;
  ful_run_request (window, &everything);
}

void
ful_run_everything (FulWindow *window)
{
  if (!can_start (window))
    return;
  /* A prompt that is still being typed is one to run. */
  ful_document_settle (ful_window_document (window));
  ful_run_offer_async (ful_window_document (window), NULL, offer_cb, g_object_ref (window));
}
