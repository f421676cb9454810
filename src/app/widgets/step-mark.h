/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* One of the five steps as a shape and a name. */
#define FUL_TYPE_STEP_MARK (ful_step_mark_get_type ())
G_DECLARE_FINAL_TYPE (FulStepMark, ful_step_mark, FUL, STEP_MARK, GtkButton)

GtkWidget *ful_step_mark_new (void);

/**
 * ful_step_mark_set_step:
 * @verdict: shows its step @number (1 to 5)
 * @with_name: FALSE in narrow windows: the shape alone
 */
void ful_step_mark_set_step (FulStepMark *self,
                             const FulVerdict *verdict,
                             int number,
                             gboolean with_name);

/* Icon, CSS class and word of a step's state; static. */
typedef struct {
  const char *icon;
  const char *css_class;
  const char *word; /* translated: "done", "now", "needs a look", "open", "blocked" */
} FulStepLook;
FulStepLook ful_step_look (const FulVerdict *verdict, int number);

/* "Failures", "Prompts", "Plateau", "Cost", "Lightest fit"; translated. */
const char *ful_step_name (int number);

G_END_DECLS
