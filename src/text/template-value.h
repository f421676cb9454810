/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* What a template is rendered with: a tree of texts, flags, lists and objects. Fill a tree, then
 * leave it alone: a finished one may be shared and read from any thread. */
typedef struct _FulTemplateValue FulTemplateValue;

FulTemplateValue *ful_template_value_ref (FulTemplateValue *self);
void ful_template_value_unref (FulTemplateValue *self /* (nullable) */);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTemplateValue, ful_template_value_unref)

/* NULL makes a null: renders as nothing, false as a section, yet known by name. */
FulTemplateValue *ful_template_value_new_text (const char *text /* (nullable): copied */);
FulTemplateValue *ful_template_value_new_flag (gboolean flag);
FulTemplateValue *ful_template_value_new_list (void);
FulTemplateValue *ful_template_value_new_object (void);

/* @item, @value: (transfer full). Setting a name twice: the later value is found. */
void ful_template_value_append (FulTemplateValue *list, FulTemplateValue *item);
void ful_template_value_set (FulTemplateValue *object, const char *name, FulTemplateValue *value);
void ful_template_value_set_text (FulTemplateValue *object, const char *name, const char *text);
