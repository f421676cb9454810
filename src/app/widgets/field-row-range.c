/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/field-row-private.h"

#include "report/field-entry.h"

static void
range_set_cb (FulFieldRow *self, const char *low, const char *high)
{
  const char *likely =
      *ful_field_row_typed (self) != '\0' ? ful_field_row_typed (self) : self->state.placeholder;
  g_autoptr (GError) error = NULL;
  g_autofree char *canonical =
      ful_field_entry_canonical_range (self->field->key, low, likely, high, &error);

  if (canonical == NULL) {
    ful_range_popover_set_problem (self->popover, error->message);
    return;
  }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  ful_field_row_put (self, canonical);
}

static void
range_none_cb (FulFieldRow *self)
{
  g_autofree char *canonical = ful_field_entry_canonical (self->field->key, self->state.text, NULL);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (canonical != NULL)
    ful_field_row_put (self, canonical);
}

/* Made when first asked for: a page has dozens of rows. */
static void
range_cb (GtkMenuButton *button, gpointer user_data)
{
  FulFieldRow *self = user_data;
  g_autofree char *low = ful_field_entry_number (self->field, self->state.low);
  g_autofree char *high = ful_field_entry_number (self->field, self->state.high);

  if (self->popover == NULL) {
    self->popover = FUL_RANGE_POPOVER (ful_range_popover_new ());
    g_signal_connect_swapped (self->popover, "set", G_CALLBACK (range_set_cb), self);
    g_signal_connect_swapped (self->popover, "none", G_CALLBACK (range_none_cb), self);
    gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
  }
  ful_range_popover_show (self->popover, low, high, self->state.set && self->state.range != NULL);
}

void
ful_field_row_make_range (FulFieldRow *self)
{
  gtk_menu_button_set_create_popup_func (self->range, range_cb, self, NULL);
}
