/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "project/project.h"
#include "runs/execute.h"

G_BEGIN_DECLS

/* The one run that goes on in a document: started, watched and cancelled from the main thread,
 * done on its own. Signals: "starting" (nothing was looked at yet), "started", "progressed" (ten
 * times a second while it goes on), "ended" (const char *message: NULL where all went well, else
 * what to tell people). */
#define FUL_TYPE_RUN_CONTROL (ful_run_control_get_type ())
G_DECLARE_FINAL_TYPE (FulRunControl, ful_run_control, FUL, RUN_CONTROL, GObject)

FulRunControl *ful_run_control_new (void);

/* What to run; strings are copied. */
typedef struct {
  const char *const *prompts; /* (nullable): all */
  const char *const *models;  /* (nullable): all */
  guint splits;               /* 0: dev and test */
  gsize limit;                /* 0: all */
  int repeats;
  gboolean retry_failed;
  gboolean specialist_too; /* as FulRunOptions.specialist_too */
} FulRunRequest;

/* The same for the core; borrows @prompts and @models, copies of the request's. */
FulRunOptions ful_run_request_options (const FulRunRequest *request, GStrv prompts, GStrv models);

/* Does nothing while a run goes on. @project is kept by the caller until "ended". */
void ful_run_control_start (FulRunControl *self, FulProject *project, const FulRunRequest *request);
/* Starts what was started last once more: what is left of it. Nothing where nothing was. */
void ful_run_control_start_again (FulRunControl *self, FulProject *project);
void ful_run_control_cancel (FulRunControl *self);
gboolean ful_run_control_is_running (FulRunControl *self);

/* How far it is. */
typedef struct {
  FulRunStage stage;
  int planned; /* 0: not yet known */
  int done;
  int failed;
  double fraction;     /* [0, 1] of the stage; NAN: not known */
  double rate;         /* answers a second; NAN: not known */
  double seconds_left; /* NAN: not known */
} FulRunView;
void ful_run_control_get_state (FulRunControl *self, FulRunView *out);
/* How many answers of the run that ended last are still to be asked for; 0 where it was finished or
 * none ended. */
gint64 ful_run_control_left (FulRunControl *self);
/* Of the run that ended last; planned 0: none did. */
const FulRunSummary *ful_run_control_summary (FulRunControl *self);

G_END_DECLS
