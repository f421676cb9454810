/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* Request bodies of the Chat Completions shape. What all requests of an arm share is read once
 * into a shape, immutable and usable from any thread; a request adds the messages of one case. */
typedef struct _FulRequestShape FulRequestShape;

/**
 * ful_request_shape_new:
 * @model: its id, endpoint and parameters count
 * @body: response mode, schema, tools and parameters count
 * @salt: (nullable): what else shapes the answers, e.g. the key of the specialist's training set
 *
 * Members of the model's own parameters give way to those the revision sets.
 * Errors: %FUL_ERROR_BAD_INPUT naming schema, tools or params that are not what they must be
 */
FulRequestShape *ful_request_shape_new (const FulModel *model,
                                        const FulPromptBody *body,
                                        const char *salt,
                                        GError **error);
void ful_request_shape_free (FulRequestShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRequestShape, ful_request_shape_free)

/**
 * ful_request_shape_make:
 * @messages: (element-type FulMessage): as rendered
 *
 * The same bytes for the same input: members in one order, the messages last.
 *
 * Returns: (transfer full): the body
 */
GBytes *ful_request_shape_make (const FulRequestShape *self, GPtrArray *messages);

/* Returns: (transfer full): hash of @body, the provider, the endpoint and the salt: of everything
 * that shapes the answer but the repeat */
char *ful_request_shape_hash (const FulRequestShape *self, GBytes *body);

/* Schema and tools as they are sent, for counting their tokens; "" without. Borrowed. */
const char *ful_request_shape_schema (const FulRequestShape *self);
const char *ful_request_shape_tools (const FulRequestShape *self);
