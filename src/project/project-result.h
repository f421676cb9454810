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
