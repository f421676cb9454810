/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"
#include "project/result.h"

/**
 * ful_project_load_results:
 * @ids: n result ids, in any order
 *
 * Single results with their texts, for showing them. From any thread. Ids that are not there are
 * left out.
 *
 * Returns: (transfer full) (element-type FulResult): with free function, NULL with @error set
 */
GPtrArray *ful_project_load_results (FulProject *self, const gint64 *ids, gsize n, GError **error);

/**
 * ful_project_foreach_result_after:
 * @after: id of the newest result that is known; 0: none is
 *
 * What came in since, in order of id and without texts, as ful_project_foreach_result(): while a
 * run goes on, whoever shows it reads each answer once. What was appended before the call is among
 * them. From any thread.
 *
 * Returns: FALSE with @error set, or where @func returned FALSE
 */
gboolean ful_project_foreach_result_after (FulProject *self,
                                           gint64 after,
                                           FulResultFunc func,
                                           gpointer user_data,
                                           GError **error);
