/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/price-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "report/format.h"

struct _FulPriceRow {
  AdwActionRow parent_instance;
  const FulPrice *price; /* of the list, which stays */
};

G_DEFINE_FINAL_TYPE (FulPriceRow, ful_price_row, ADW_TYPE_ACTION_ROW)

char *
ful_price_row_dollars (double price)
{
  gboolean cents = fabs (price * 100 - round (price * 100)) < 1e-9;
  g_autofree char *number = NULL;

  if (isnan (price))
    return g_strdup ("–");
  number = cents ? ful_format_number (price, 2) : ful_format_plain_number (price);
  return g_strdup_printf ("$%s", number);
}

char *
ful_price_row_words (const FulPrice *price)
{
  g_autofree char *in = ful_price_row_dollars (price->input);
  g_autofree char *cached = ful_price_row_dollars (price->cached_input);
  g_autofree char *out = ful_price_row_dollars (price->output);

  if (isnan (price->cached_input))
    return g_strdup_printf (_ ("%s in, %s out"), in, out);
  return g_strdup_printf (_ ("%s in, %s cached, %s out"), in, cached, out);
}

GtkWidget *
ful_price_row_new (const FulPrice *price)
{
  FulPriceRow *self = g_object_new (FUL_TYPE_PRICE_ROW, NULL);
  g_autofree char *words = ful_price_row_words (price);
  g_autofree char *text = price->provider != NULL
                              ? g_strdup_printf ("%s · %s", price->provider, words)
                              : g_strdup (words);

  self->price = price;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), price->id);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  return GTK_WIDGET (self);
}

const FulPrice *
ful_price_row_price (FulPriceRow *self)
{
  return self->price;
}

static void
ful_price_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PRICE_ROW);
  G_OBJECT_CLASS (ful_price_row_parent_class)->dispose (object);
}

static void
ful_price_row_class_init (FulPriceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_price_row_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               FUL_RESOURCE ("price-row.ui"));
}

static void
ful_price_row_init (FulPriceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
