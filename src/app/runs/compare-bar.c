/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/compare-bar.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/compare-pair.h"
#include "report/format.h"

struct _FulCompareBar {
  GtkBox parent_instance;
  GtkDropDown *first;
  GtkDropDown *second;
  GtkLabel *headline;
  GtkLabel *sure;
  GtkWidget *differ;
  GtkLabel *first_only;
  GtkLabel *second_only;
  GtkLevelBar *share;
  FulComparePair *pair;
};

G_DEFINE_FINAL_TYPE (FulCompareBar, ful_compare_bar, GTK_TYPE_BOX)

static void
set_side (GtkLabel *label, const FulCompared *compared, guint arm, char *text)
{
  gboolean trained = !ful_rung_is_prompt (ful_runs_data_arm (compared->data, arm)->rung);

  gtk_label_set_text (label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (label), trained ? "prompt" : "tune");
  gtk_widget_add_css_class (GTK_WIDGET (label), trained ? "tune" : "prompt");
  g_free (text);
}

static void
show_differ (FulCompareBar *self, const FulCompared *compared)
{
  const FulComparison *of = &compared->comparison;
  gsize differ = of->a_only + of->b_only;
  g_autofree char *first = ful_format_count ((double)of->a_only);
  g_autofree char *second = ful_format_count ((double)of->b_only);
  g_autofree char *says = g_strdup_printf (_ ("Of the cases where they differ %s does better on "
                                              "%s, %s on %s"),
                                           compared->a_title, first, compared->b_title, second);

  gtk_widget_set_opacity (self->differ, differ > 0 ? 1 : 0);
  set_side (self->first_only, compared, compared->a,
            g_strdup_printf (_ ("%s only the first"), first));
  set_side (self->second_only, compared, compared->b,
            g_strdup_printf (_ ("%s only the second"), second));
  gtk_level_bar_set_value (self->share, differ > 0 ? (double)of->a_only / (double)differ : 0);
  gtk_widget_set_tooltip_text (self->differ, says);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->share), GTK_ACCESSIBLE_PROPERTY_LABEL, says,
                                  -1);
}

static void
compared_cb (FulCompareBar *self, const FulCompared *compared)
{
  if (compared == NULL) {
    gtk_label_set_text (self->headline, _ ("Choose two different arms"));
    gtk_label_set_text (self->sure, "");
    gtk_widget_set_opacity (self->differ, 0);
    return;
  }
  gtk_label_set_text (self->headline, compared->words.headline);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->headline), compared->words.headline);
  gtk_label_set_text (self->sure, compared->words.detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sure), compared->words.detail);
  show_differ (self, compared);
}

void
ful_compare_bar_set_data (FulCompareBar *self, FulRunsData *data)
{
  g_return_if_fail (FUL_IS_COMPARE_BAR (self));
  gtk_widget_set_visible (GTK_WIDGET (self), ful_compare_pair_set_data (self->pair, data));
}

void
ful_compare_bar_choose (FulCompareBar *self, guint arm)
{
  g_return_if_fail (FUL_IS_COMPARE_BAR (self));
  ful_compare_pair_choose (self->pair, arm);
  gtk_widget_grab_focus (GTK_WIDGET (self->second));
}

void
ful_compare_bar_set_wide (FulCompareBar *self, gboolean wide)
{
  g_return_if_fail (FUL_IS_COMPARE_BAR (self));
  gtk_widget_set_visible (self->differ, wide);
}

static void
ful_compare_bar_dispose (GObject *object)
{
  g_clear_object (&FUL_COMPARE_BAR (object)->pair);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_COMPARE_BAR);
  G_OBJECT_CLASS (ful_compare_bar_parent_class)->dispose (object);
}

static void
ful_compare_bar_class_init (FulCompareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_compare_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("compare-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCompareBar, first);
  gtk_widget_class_bind_template_child (widget_class, FulCompareBar, second);
  gtk_widget_class_bind_template_child (widget_class, FulCompareBar, headline);
  gtk_widget_class_bind_template_child (widget_class, FulCompareBar, sure);
  gtk_widget_class_bind_template_child (widget_class, FulCompareBar, differ);
  gtk_widget_class_bind_template_child (widget_class, FulCompareBar, first_only);
  gtk_widget_class_bind_template_child (widget_class, FulCompareBar, second_only);
  gtk_widget_class_bind_template_child (widget_class, FulCompareBar, share);
}

static void
ful_compare_bar_init (FulCompareBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pair = ful_compare_pair_new (self->first, self->second, 16);
  g_signal_connect_object (self->pair, "compared", G_CALLBACK (compared_cb), self,
                           G_CONNECT_SWAPPED);
}
