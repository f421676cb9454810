/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

/* The names `new --sample` takes, NULL-ended. */
const char *const *ful_sample_names (void);

/**
 * ful_sample_fill:
 * @project: just created, empty
 * @name: "banking77"
 *
 * Fills in the sample: workflow, labels, prompts, the two offline models, cases and costs, as one
 * edit. Everything but the cases comes from data/samples/NAME/sample.json, the cases from the
 * data set beside it: its test file becomes `test`, its training file `dev` (stratified, seeded)
 * and `train`. Prices are looked up in the price list.
 *
 * Errors: %FUL_ERROR_NOT_FOUND there is no such sample; %FUL_ERROR_READ_ONLY
 */
gboolean ful_sample_fill (FulProject *project, const char *name, GError **error);
