/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* Arms as people write them: PROMPT[#REVISION][:NAME=VALUE,…]@MODEL. A prompt's name holds none of
 * @ # : and a model's no @, so the last @ parts them. In a value ',' and '\' follow a '\'. */

#define FUL_MAX_VARIANTS 1000 /* combinations of a prompt's variables */

typedef struct {
  char *prompt;
  int revision;    /* 0: not written */
  char *variables; /* canonical: sorted by name; "" for none */
  char *model;     /* NULL: not written, where that is allowed */
} FulArmName;

void ful_arm_name_clear (FulArmName *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulArmName, ful_arm_name_clear)

/* Errors: %FUL_ERROR_BAD_INPUT naming the part that is wrong. */
gboolean ful_arm_name_parse (const char *text, FulArmName *out, GError **error);
/* The same without "@MODEL", as imports and `prompt show` write it. */
gboolean ful_arm_name_parse_prompt (const char *text, FulArmName *out, GError **error);

/* Returns: (transfer full): "PROMPT#REVISION[:VARIABLES]@MODEL"; without "@MODEL" where @model is
 * NULL, without "#REVISION" where @revision is 0 */
char *ful_arm_format (const char *prompt, int revision, const char *variables, const char *model);

/* One arm of a snapshot. */
typedef struct {
  const FulPrompt *prompt;
  const FulRevision *revision;
  const FulModel *model;
} FulArm;

/**
 * ful_arm_find:
 * @name: without a revision the newest there is
 *
 * Borrowed from @snapshot. @name's variables are not looked at: see ful_variables_check().
 * Errors: %FUL_ERROR_NOT_FOUND naming what there is.
 */
gboolean
ful_arm_find (const FulSnapshot *snapshot, const FulArmName *name, FulArm *out, GError **error);

/**
 * ful_variables_expand:
 * @body: (nullable): NULL for an imported revision
 *
 * Every combination of the listed values, the last variable fastest, as canonical texts; one "" for
 * a prompt without variables. Errors: %FUL_ERROR_BAD_INPUT over FUL_MAX_VARIANTS.
 *
 * Returns: (transfer full) (element-type utf8): never empty
 */
GPtrArray *ful_variables_expand (const FulPromptBody *body, GError **error);

/* Value of one variable in a canonical text. Returns: (transfer full) (nullable) */
char *ful_variables_get (const char *variables, const char *name);

/* Whether @variables is one of the combinations of @body, naming those there are. */
gboolean ful_variables_check (const FulPromptBody *body, const char *variables, GError **error);
