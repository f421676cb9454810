/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/template-private.h"

#include <string.h>

static void
clear_member (gpointer data)
{
  Member *member = data;

  g_free (member->name);
  ful_template_value_unref (member->value);
}

static FulTemplateValue *
value_new (ValueKind kind)
{
  FulTemplateValue *self = g_new0 (FulTemplateValue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  return self;
}

FulTemplateValue *
ful_template_value_ref (FulTemplateValue *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_template_value_unref (FulTemplateValue *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_array_unref);
  g_free (self->text);
  g_free (self);
}

FulTemplateValue *
ful_template_value_new_text (const char *text)
{
  FulTemplateValue *self = value_new (text == NULL ? VALUE_NULL : VALUE_TEXT);

  self->text = g_strdup (text);
  self->length = text == NULL ? 0 : strlen (text);
  return self;
}

FulTemplateValue *
ful_template_value_new_flag (gboolean flag)
{
  FulTemplateValue *self = value_new (VALUE_FLAG);

  self->flag = flag;
  return self;
}

FulTemplateValue *
ful_template_value_new_list (void)
{
  FulTemplateValue *self = value_new (VALUE_LIST);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_template_value_unref);
  return self;
}

FulTemplateValue *
ful_template_value_new_object (void)
{
  FulTemplateValue *self = value_new (VALUE_OBJECT);

  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_array_set_clear_func (self->members, clear_member);
  return self;
}

void
ful_template_value_append (FulTemplateValue *list, FulTemplateValue *item)
{
  g_return_if_fail (list->kind == VALUE_LIST);

  g_ptr_array_add (list->items, item);
}

void
ful_template_value_set (FulTemplateValue *object, const char *name, FulTemplateValue *value)
{
  Member member = { g_strdup (name), g_str_hash (name), value };

  g_return_if_fail (object->kind == VALUE_OBJECT);

  g_array_append_val (object->members, member);
}

void
ful_template_value_set_text (FulTemplateValue *object, const char *name, const char *text)
{
  ful_template_value_set (object, name, ful_template_value_new_text (text));
}

const FulTemplateValue *
ful_template_value_lookup (const FulTemplateValue *object, const char *name, guint hash)
{
  if (object->kind != VALUE_OBJECT)
    return NULL;
  for (guint i = object->members->len; i > 0; i--) {
    const Member *member = &g_array_index (object->members, Member, i - 1);

    if (member->hash == hash && strcmp (member->name, name) == 0)
      return member->value;
  }
  return NULL;
}
