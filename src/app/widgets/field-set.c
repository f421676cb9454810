/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/field-set.h"

#include <string.h>

#include "app/widgets/field-group.h"

struct _FulFieldSet {
  GPtrArray *rows; /* FulFieldRow*, borrowed: the page owns both */
};

static void
gather (FulFieldSet *self, GtkWidget *widget)
{
  if (FUL_IS_FIELD_ROW (widget)) {
    g_ptr_array_add (self->rows, widget);
    return;
  }
  if (FUL_IS_FIELD_GROUP (widget))
    ful_field_group_fill (FUL_FIELD_GROUP (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather (self, child);
}

FulFieldSet *
ful_field_set_new (GtkWidget *root)
{
  FulFieldSet *self = g_new0 (FulFieldSet, 1);

  self->rows = g_ptr_array_new ();
  gather (self, root);
  return self;
}

void
ful_field_set_free (FulFieldSet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
ful_field_set_show (FulFieldSet *self, FulDocument *document, const FulProjection *projection)
{
  for (guint i = 0; i < self->rows->len; i++)
    ful_field_row_show (self->rows->pdata[i], document, projection);
}

FulFieldRow *
ful_field_set_find (FulFieldSet *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (ful_field_row_key (self->rows->pdata[i]), key) == 0)
      return self->rows->pdata[i];
  return NULL;
}
