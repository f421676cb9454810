/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "project/project.h"

/* Reading a part of very many cases: which ones match and what stands in some of them. All of
 * it may be called from any thread; hidden cases are left out where it does not say otherwise. */

typedef struct {
  FulSplit split; /* FUL_N_SPLITS: any */
  char *expected; /* NULL: any; "": cases without */
  char *tag;      /* NULL: any */
  char *text;     /* NULL: any; words, each of which must be found in the name, an input, what is
                     expected, the tags or the group, whatever the case of its letters */
} FulCaseQuery;

void ful_case_query_clear (FulCaseQuery *self);

/**
 * ful_project_find_cases:
 * @cancellable: (nullable)
 *
 * Some 40 ms for 100,000 cases, 100 ms where a text is searched for.
 *
 * Returns: (transfer full) (element-type gint64): ids in the order of the project, or NULL with
 * @error set
 */
GArray *ful_project_find_cases (FulProject *self,
                                const FulCaseQuery *query,
                                GCancellable *cancellable,
                                GError **error);

/* @item: valid during the call alone. Stops when it returns FALSE. */
typedef gboolean (*FulCaseFunc) (const FulCase *item, gpointer user_data, GError **error);

/**
 * ful_project_foreach_case:
 * @ids: n of them; those of no case, or of a hidden one, are passed over
 *
 * One case at a time, so that long texts do not add up.
 */
gboolean ful_project_foreach_case (FulProject *self,
                                   const gint64 *ids,
                                   gsize n,
                                   FulCaseFunc func,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);

/* The cases of these ids in their order, as above. Returns: (transfer full): FulCase* */
GPtrArray *ful_project_load_cases_of (FulProject *self,
                                      const gint64 *ids,
                                      gsize n,
                                      GCancellable *cancellable,
                                      GError **error);

/* The case of that name, hidden ones too; *id is 0 where there is none. */
gboolean ful_project_find_case (FulProject *self,
                                const char *name,
                                gint64 *id,
                                gboolean *hidden,
                                GError **error);

/* A name that no case has ("case-00042") and the position after all others. */
gboolean ful_project_next_case (FulProject *self, char **name, int *position, GError **error);
