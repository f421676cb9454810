/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "prices/price-list.h"
#include "project/project.h"

/* Models as targets: the two that are built in, and what others are. */

/* Whether it is one of the offline models (design §6). */
gboolean ful_model_is_matcher (const FulModel *model);
gboolean ful_model_is_specialist (const FulModel *model);

/* Returns: what the model is, for people; NULL for one that is not built in */
const char *ful_model_description (const FulModel *model);

/**
 * ful_model_check_askable:
 *
 * Whether this version can ask @model: the offline ones alone.
 * Errors: %FUL_ERROR_REFUSED for all others, saying what to do instead
 */
gboolean ful_model_check_askable (const FulModel *model, GError **error);

/* An offline model as it is before a project has it: id 0. Static; NULL for any other name. */
const FulModel *ful_offline_model (const char *name);

/**
 * ful_models_add_offline:
 * @name: (nullable): an offline model; NULL: both, the matcher first
 *
 * Adds to @edit what the project does not have. Returns: whether there was one to add
 */
gboolean ful_models_add_offline (FulProject *project,
                                 const FulSnapshot *snapshot,
                                 FulEdit *edit,
                                 const char *name);

/**
 * ful_model_check_name:
 * Errors: %FUL_ERROR_BAD_INPUT: empty, over 200 characters, holds @ or a control character, or
 * begins with "offline:"
 */
gboolean ful_model_check_name (const char *name, GError **error);

/**
 * ful_model_check_new_name:
 * @model: (nullable): that is to be renamed; NULL: a new one
 *
 * Errors: those of ful_model_check_name(), and %FUL_ERROR_BAD_INPUT where another model has it
 */
gboolean ful_model_check_new_name (const FulSnapshot *snapshot,
                                   const FulModel *model,
                                   const char *name,
                                   GError **error);

/* USD per million tokens; NAN: not known. */
typedef struct {
  double input;
  double cached;
  double output;
  gboolean listed; /* input or output is that of the price list */
} FulModelPrice;

/* Its own prices, where it has none those of the list entry that it refers to. */
FulModelPrice ful_model_price (const FulModel *model, const FulPriceList *prices);

/**
 * ful_model_parse_price:
 * @field: named in errors
 * @text: (nullable): as typed; NULL or blank: not known
 *
 * USD per million tokens; NAN where not known. Errors: %FUL_ERROR_BAD_INPUT: no number, negative
 */
gboolean ful_model_parse_price (const char *field, const char *text, double *out, GError **error);
