/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "models/request.h"
#include "project/project.h"
#include "prompts/render.h"

/* What requests are made from beside the revision, the model and the case: the train split and the
 * labels. Loaded once for a run or for the evidence; immutable, may be read from any thread. */
typedef struct {
  FulSnapshot *snapshot;
  GPtrArray *train;   /* FulCase*, by position */
  char *train_hash;   /* of all of them */
  char *labels_hash;  /* of names and descriptions */
  char *training_key; /* what the specialist is known by (models/specialist.h) */
} FulGround;

FulGround *ful_ground_new (FulProject *project, FulSnapshot *snapshot, GError **error);
void ful_ground_free (FulGround *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulGround, ful_ground_free)

/**
 * ful_ground_digest:
 * @body_hash: of the revision
 *
 * Hash of all that an arm's requests are made from but the case. Where it is equal, a case with the
 * same inputs gets the same request; where it differs, the request may still be the same.
 *
 * Returns: (transfer full)
 */
char *ful_ground_digest (const FulGround *self,
                         const FulPromptBody *body,
                         const char *body_hash,
                         const FulModel *model,
                         const char *variables);

/* How an arm's requests are made. Immutable; may be used from any thread. */
typedef struct {
  FulRenderer *renderer;
  FulRequestShape *shape;
} FulRequestMaker;

void ful_request_maker_clear (FulRequestMaker *self);

/* Errors: as ful_renderer_new() and ful_request_shape_new(). */
gboolean ful_ground_make_maker (const FulGround *self,
                                const char *prompt,
                                const FulPromptBody *body,
                                const FulModel *model,
                                const char *variables,
                                FulRequestMaker *out,
                                GError **error);

/* The request of a case. *messages (optional) (element-type FulMessage), *hash (optional) and the
 * bytes are (transfer full). Errors: as ful_renderer_render(). */
GBytes *ful_request_maker_make (const FulRequestMaker *self,
                                const FulCase *item,
                                GPtrArray **messages,
                                char **hash,
                                GError **error);
