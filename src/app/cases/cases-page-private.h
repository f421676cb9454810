/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/cases/case-editor.h"
#include "app/cases/case-filters.h"
#include "app/cases/case-jobs.h"
#include "app/cases/cases-list.h"
#include "app/cases/cases-page.h"
#include "app/cases/split-summary.h"
#include "app/widgets/banner.h"

/* cases-page.c holds widgets and widths, cases-page-read.c what is read, cases-page-acts.c what is
 * done. */
struct _FulCasesPage {
  FulPage parent_instance;
  GtkStack *whole;
  GtkWidget *tools;
  FulCaseFilters *filters;
  GtkWidget *split_button;
  FulSplitSummary *splits;
  FulBanner *problem_banner;
  GtkWidget *list_side;
  FulCasesList *list;
  GtkLabel *count;
  GtkWidget *show_all;
  GtkLabel *selected;
  GtkWidget *separator;
  FulCaseEditor *editor;

  FulDocument *document;       /* the one that is read; NULL: none yet */
  guint64 cases_generation;    /* that the list shows */
  guint n_labels;              /* of the project, when the problem was last looked for */
  FulCaseSummary *summary;     /* NULL: not read yet */
  FulCaseProblem *problem;     /* NULL: not looked for yet */
  const FulEvidence *evidence; /* whose marks are shown or being read; only compared */
  GArray *only;                /* gint64: shown in place of the filters; NULL: none */
  guint n_shown;
  char *wanted;     /* name of the case to open once the list is there */
  gint64 wanted_id; /* the case to select once the list is there; 0: none */
  GCancellable *finding;
  GCancellable *looking; /* for the problem */
  guint look_id;
  gboolean editing; /* the pane is open */
  gboolean wide;
  int width;
  guint arrange_id;
};

/* --- cases-page-read.c --- */

/* Fills the list by filters; with @summary what there is of all cases, too. */
void ful_cases_page_find (FulCasesPage *self, gboolean summary);
void ful_cases_page_read_marks (FulCasesPage *self, FulDocument *document);
/* Forgets all of the document. */
void ful_cases_page_reset (FulCasesPage *self);
/* Finds the case of that name and opens it. */
void ful_cases_page_open_named (FulCasesPage *self, const char *name);

/* --- cases-page-acts.c --- */

void ful_cases_page_install_actions (GtkWidgetClass *widget_class);
/* Enables what can be done. */
void ful_cases_page_update_actions (FulCasesPage *self);
void ful_cases_page_move (FulCasesPage *self, FulSplit split);
/* @ids: (transfer full) */
void ful_cases_page_remove (FulCasesPage *self, GArray *ids);
void ful_cases_page_mend (FulCasesPage *self);

/* --- cases-page.c --- */

/* Opens the pane with a case; 0: a new one. */
void ful_cases_page_edit (FulCasesPage *self, gint64 id, gboolean edit);
void ful_cases_page_show_status (FulCasesPage *self);
/* Words at the foot of the window, escaped here. */
void ful_cases_page_toast (FulCasesPage *self, const char *text);
