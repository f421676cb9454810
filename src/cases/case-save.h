/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

/**
 * ful_case_save:
 * @item: as a person typed it; id 0: a new case, put after all others; name NULL or "": a free one
 * @edit: the operations are added here
 * @name: (out) (transfer full): what it is called
 * @id: (out): the id that it has then
 *
 * Space around name, group and tags is trimmed, tags may be separated by ',' too; empty texts are
 * none, empty inputs are left out, inputs the project does not have become columns. Reads the
 * file, so not on the main thread of a window.
 * Errors: %FUL_ERROR_BAD_INPUT no input, a name that another case has, also a removed one; the
 * message begins with the field: "name: …"
 */
gboolean ful_case_save (FulProject *project,
                        const FulCase *item,
                        FulEdit *edit,
                        char **name,
                        gint64 *id,
                        GError **error);
